// title: Write who voices claims
// description: Tie claims to the people who say them, and people to the actor for which they speak.
// param: rows (list): claim, person, name, actor, role and the id of the tie
// shows: table
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (a:Actor {id: row.actor})
MERGE (p:Person {id: row.person})
SET p.name = coalesce(p.name, row.name)
MERGE (c)-[v:VOICED_BY]->(p)
SET v.actor = row.actor, v.role = row.role
WITH row, p, a
OPTIONAL MATCH (p)-[known:SPEAKS_FOR]->(a) WHERE known.source <> 'articles'
WITH row, p, a, count(known) AS known
WHERE known = 0
MERGE (p)-[s:SPEAKS_FOR {id: row.tie}]->(a)
SET s.source = 'articles',
    s.role = CASE WHEN s.role IS NULL OR row.role < s.role THEN row.role ELSE s.role END
