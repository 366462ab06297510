// title: Claims about two actors
// description: Every claim that names one actor as source and another as target, with the article that makes it.
// param: source (string, default "ARM"): id of the actor that acts
// param: target (string, default "RUS"): id of the actor that it is aimed at
// shows: table
MATCH (s:Actor {id: $source})<-[:SOURCE]-(c:Claim)-[:TARGET]->(t:Actor {id: $target})
MATCH (r:Article)-[:STATES]->(c)
OPTIONAL MATCH (c)-[:VOICED_BY]->(p:Person)
RETURN c.id AS id, c.quote AS quote, c.event AS event, c.mode AS mode, c.status AS status,
       toString(c.date) AS date, c.date_precision AS date_precision, c.confidence AS confidence,
       r.id AS article, r.title AS title, r.publisher AS publisher, toString(r.published) AS published,
       r.url AS url, head(collect(p.name)) AS voiced_by
ORDER BY date DESC, published DESC, id
