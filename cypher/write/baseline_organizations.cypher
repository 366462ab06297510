// title: Organisations of the baseline
// description: Create the organisations that the graph lacks.
// param: rows (list): organisations with id, name, aliases, wikidata, kind, seat
// shows: table
UNWIND $rows AS row
OPTIONAL MATCH (old:Actor {id: row.id})
WITH row, old WHERE old IS NULL
CREATE (:Actor:Organization {id: row.id, name: row.name, aliases: row.aliases, wikidata: row.wikidata, kind: row.kind, seat: row.seat})
