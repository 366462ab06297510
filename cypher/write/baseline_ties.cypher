// title: Treaty ties of the baseline
// description: Tie states that are or were bound to defend each other, lower id first.
// param: rows (list): ties with id, first, second, pledges, since, until, source
// shows: table
UNWIND $rows AS row
MATCH (a:Actor {id: row.first})
MATCH (b:Actor {id: row.second})
MERGE (a)-[t:ALLIED_WITH {id: row.id}]->(b)
SET t.pledges = row.pledges, t.since = row.since, t.until = row.until, t.source = row.source
