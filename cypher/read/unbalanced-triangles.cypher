// title: Unbalanced triangles
// description: Two actors that one ally stands with, and that snubbed or fought each other: triangles that balance theory expects to break.
// param: day (string, default "2024-12-31"): the day on which the ties are judged
// param: count (integer, default 50): how many triangles to list
// shows: table
MATCH (a:Actor)-[e:SNUBBED|CLASHED_WITH]->(b:Actor)
WHERE e.status = 'asserted' AND toString(e.date) <= $day
WITH a, b, count(e) AS hostile, max(toString(e.date)) AS latest
MATCH (a)-[x:ALLIED_WITH]-(common:Actor)-[y:ALLIED_WITH]-(b)
WHERE coalesce(toString(x.since), '0000') <= $day AND coalesce(toString(x.until), '9999') >= $day
  AND coalesce(toString(y.since), '0000') <= $day AND coalesce(toString(y.until), '9999') >= $day
RETURN a.name AS source, b.name AS target, count(DISTINCT common) AS shared_allies,
       collect(DISTINCT common.name) AS allies, hostile AS hostile_events, latest
ORDER BY latest DESC, source, target
LIMIT toInteger($count)
