// title: Tell anew for whom people speak
// description: Tie people to the actors for which the remaining claims say that they speak.
// param: ids (list): ids of the people
// shows: table
UNWIND $ids AS id
MATCH (:Claim)-[v:VOICED_BY]->(p:Person {id: id})
WITH p, v.actor AS actor, min(v.role) AS role
MATCH (a:Actor {id: actor})
WHERE NOT EXISTS { MATCH (p)-[:SPEAKS_FOR]->(a) }
MERGE (p)-[s:SPEAKS_FOR {id: p.id + ':' + actor}]->(a)
SET s.source = 'articles', s.role = role
