// title: Groups of the baseline
// description: Create the non-state actors that the graph lacks.
// param: rows (list): groups with id, name, aliases, wikidata, kind, home
// shows: table
UNWIND $rows AS row
OPTIONAL MATCH (old:Actor {id: row.id})
WITH row, old WHERE old IS NULL
CREATE (:Actor:Group {id: row.id, name: row.name, aliases: row.aliases, wikidata: row.wikidata, kind: row.kind, home: row.home})
