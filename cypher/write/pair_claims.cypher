// title: Claims between pairs
// description: Every claim between two actors, in either direction, for each pair.
// param: pairs (list): pairs with first and second, ids of actors
// shows: table
UNWIND $pairs AS pair
MATCH (a:Actor {id: pair.first})
MATCH (b:Actor {id: pair.second})
MATCH (a)<-[:SOURCE|TARGET]-(c:Claim)-[:SOURCE|TARGET]->(b)
MATCH (s:Actor)<-[:SOURCE]-(c)-[:TARGET]->(t:Actor)
MATCH (r:Article)-[:STATES]->(c)
RETURN DISTINCT c.id AS id, r.id AS article, s.id AS source, t.id AS target, c.event AS event, c.mode AS mode,
       toString(c.date) AS date, c.date_precision AS date_precision, c.status AS status,
       c.confidence AS confidence, c.quote AS quote, c.symmetric AS symmetric
ORDER BY id
