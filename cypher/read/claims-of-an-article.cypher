// title: Claims of an article
// description: What the articles whose title contains some words say, claim by claim.
// param: words (string, default "CSTO"): words of the article's title
// shows: table
MATCH (r:Article)-[:STATES]->(c:Claim)
WHERE toLower(r.title) CONTAINS toLower($words)
MATCH (s:Actor)<-[:SOURCE]-(c)-[:TARGET]->(t:Actor)
RETURN r.title AS article, s.name AS source, c.event AS event, t.name AS target, toString(c.date) AS date,
       c.status AS status, c.confidence AS confidence, c.quote AS quote
ORDER BY article, c.start
