// title: Claims of one article
// description: Every claim of one article in the order of its text.
// param: id (string, default ""): id of the article
// shows: table
MATCH (r:Article {id: $id})-[:STATES]->(c:Claim)
MATCH (s:Actor)<-[:SOURCE]-(c)-[:TARGET]->(t:Actor)
OPTIONAL MATCH (c)-[:VOICED_BY]->(p:Person)
RETURN c.id AS id, s.id AS source, t.id AS target, c.quote AS quote, c.start AS first_char, c.end AS end_char,
       c.event AS event, c.mode AS mode, c.status AS status, toString(c.date) AS date,
       c.date_precision AS date_precision, c.confidence AS confidence, head(collect(p.name)) AS voiced_by
ORDER BY first_char, id
