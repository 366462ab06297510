// title: Terms of the baseline
// description: Tie people to the actors for which they spoke.
// param: rows (list): terms with id, person, actor, role, since, until, source
// shows: table
UNWIND $rows AS row
MATCH (p:Person {id: row.person})
MATCH (a:Actor {id: row.actor})
MERGE (p)-[s:SPEAKS_FOR {id: row.id}]->(a)
SET s.role = row.role, s.since = row.since, s.until = row.until, s.source = row.source
