// title: Events between two actors
// description: The events of one family that one actor directed at another in a period.
// param: source (string, default "ARM"): id of the actor that acts
// param: target (string, default "RUS"): id of the actor that it is aimed at
// param: family (string, default "SNUBBED"): the edge type
// param: first (string, default "1900-01-01"): first day of the period
// param: last (string, default "2100-01-01"): last day of the period
// shows: table
MATCH (a:Actor {id: $source})-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH]->(b:Actor {id: $target})
WHERE type(e) = $family
  AND coalesce(toString(e.date), $first) >= $first AND coalesce(toString(e.date), $last) <= $last
RETURN e.id AS id, a.id AS source, b.id AS target, type(e) AS family, e.event AS event, e.mode AS mode,
       toString(e.date) AS date, e.date_precision AS date_precision, e.score AS score,
       e.confidence AS confidence, e.status AS status, e.quote AS quote, e.claims AS claims, e.articles AS articles
ORDER BY date DESC, id
