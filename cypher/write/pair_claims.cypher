// title: Claims between pairs
// description: Every claim between two actors, in either direction, for each pair.
// param: pairs (list): pairs with first and second, ids of actors
// shows: table
UNWIND $pairs AS pair
MATCH (c:Claim {pair: pair.first + ':' + pair.second})
MATCH (c)-[:SOURCE]->(s:Actor)
MATCH (c)-[:TARGET]->(t:Actor)
MATCH (c)<-[:STATES]-(r:Article)
RETURN DISTINCT c.id AS id, r.id AS article, s.id AS source, t.id AS target, c.event AS event, c.mode AS mode,
       toString(c.date) AS date, c.date_precision AS date_precision, c.status AS status,
       c.confidence AS confidence, c.quote AS quote, c.symmetric AS symmetric
ORDER BY id
