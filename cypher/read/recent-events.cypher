// title: Most recent events
// description: The latest dated events of the graph, newest first.
// param: count (integer, default 25): how many to list
// shows: table
MATCH (a:Actor)-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH]->(b:Actor)
WHERE e.date IS NOT NULL
RETURN toString(e.date) AS date, a.name AS source, type(e) AS what, b.name AS target, e.event AS event, e.quote AS quote
ORDER BY date DESC, source, target
LIMIT toInteger($count)
