// title: Latest events of a period
// description: The newest dated events of a period.
// param: first (string, default "2015-01-01"): first day of the period
// param: last (string, default "2024-12-31"): last day of the period
// param: count (integer, default 6): how many to list
// shows: table
MATCH (a:Actor)-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH]->(b:Actor)
WHERE toString(e.date) >= $first AND toString(e.date) <= $last AND e.status = 'asserted'
RETURN e.id AS id, a.id AS source, b.id AS target, type(e) AS family, e.event AS event,
       toString(e.date) AS date, e.date_precision AS date_precision, e.quote AS quote
ORDER BY date DESC, id
LIMIT toInteger($count)
