// title: Treaty ties on a day
// description: Pairs that were allied by treaty on a day, with what they pledged.
// param: day (string, default "2024-12-31"): the day, as YYYY-MM-DD
// shows: table
MATCH (a:Actor)-[t:ALLIED_WITH]->(b:Actor)
WHERE coalesce(toString(t.since), '0000') <= $day AND coalesce(toString(t.until), '9999') >= $day
RETURN a.id AS source, b.id AS target, toString(t.since) AS since, toString(t.until) AS until,
       t.pledges AS pledges, t.source AS origin
ORDER BY source, target
