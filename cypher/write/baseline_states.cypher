// title: States of the baseline
// description: Create the states that the graph lacks, with all labels at once.
// param: rows (list): states with id, name, aliases, wikidata, capital, lat, lon
// shows: table
UNWIND $rows AS row
OPTIONAL MATCH (old:Actor {id: row.id})
WITH row, old WHERE old IS NULL
CREATE (:Actor:State {id: row.id, name: row.name, aliases: row.aliases, wikidata: row.wikidata, capital: row.capital, lat: row.lat, lon: row.lon})
