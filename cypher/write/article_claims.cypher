// title: Claims of an article
// description: The claims that the graph holds of one article.
// param: id (string): id of the article
// shows: table
MATCH (:Article {id: $id})-[:STATES]->(c:Claim)
MATCH (s:Actor)<-[:SOURCE]-(c)-[:TARGET]->(t:Actor)
OPTIONAL MATCH (c)-[:VOICED_BY]->(p:Person)
RETURN c.id AS id, s.id AS source, t.id AS target, p.id AS person
ORDER BY id
