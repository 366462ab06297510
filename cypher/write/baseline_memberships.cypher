// title: Memberships of the baseline
// description: Tie states to the organisations to which they belong or belonged.
// param: rows (list): memberships with id, member, organization, since, until, source
// shows: table
UNWIND $rows AS row
MATCH (a:Actor {id: row.member})
MATCH (o:Actor {id: row.organization})
MERGE (a)-[m:MEMBER_OF {id: row.id}]->(o)
SET m.since = row.since, m.until = row.until, m.source = row.source
