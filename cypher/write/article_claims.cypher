// title: Claims of an article
// description: The claims that the graph holds of one article, with who voices them.
// param: id (string): id of the article
// shows: table
MATCH (:Article {id: $id})-[:STATES]->(c:Claim)
MATCH (c)-[:SOURCE]->(s:Actor)
MATCH (c)-[:TARGET]->(t:Actor)
OPTIONAL MATCH (c)-[v:VOICED_BY]->(p:Person)
RETURN c.id AS id, s.id AS source, t.id AS target, p.id AS person, v.actor AS actor, v.role AS role
ORDER BY id
