// title: Events by pair and family
// description: One row for each direction, pair and family that has events in the period; with an actor, only its neighbourhood.
// param: first (string, default "1900-01-01"): first day of the period
// param: last (string, default "2100-01-01"): last day of the period
// param: families (list, default ["SNUBBED", "CLASHED_WITH", "COOPERATED_WITH", "APPEALED_TO"]): edge types to count
// param: claims (integer, default 1): fewest claims that an event must rest on
// param: statuses (list, default ["asserted"]): statuses to count
// shows: table
MATCH (a:Actor)-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH]->(b:Actor)
WHERE type(e) IN $families
  AND toString(e.date) >= $first AND toString(e.date) <= $last
  AND e.claims >= $claims AND e.status IN $statuses
RETURN a.id AS source, b.id AS target, type(e) AS family, count(e) AS events,
       sum(e.claims) AS claims, max(toString(e.date)) AS latest
ORDER BY events DESC, latest DESC, source, target, family
