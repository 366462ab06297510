// title: Events of one actor
// description: The events that an actor directed at others or others at it, latest first.
// param: id (string, default "ARM"): id of the actor
// param: last (string, default "2100-01-01"): last day to count
// shows: table
MATCH (a:Actor {id: $id})-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH]-(o:Actor)
WHERE e.date IS NULL OR toString(e.date) <= $last
WITH DISTINCT e, startNode(e) AS s, endNode(e) AS t
RETURN e.id AS id, s.id AS source, t.id AS target, type(e) AS family, e.event AS event,
       toString(e.date) AS date, e.date_precision AS date_precision, e.score AS score,
       e.confidence AS confidence, e.status AS status, e.quote AS quote, e.claims AS claims
ORDER BY date DESC, id
