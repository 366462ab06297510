// title: People of the baseline
// description: Create or rename the people who speak for actors.
// param: rows (list): people with id and name
// shows: table
UNWIND $rows AS row
MERGE (p:Person {id: row.id})
SET p.name = row.name
