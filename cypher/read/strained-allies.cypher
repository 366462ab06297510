// title: Allies by strain
// description: Pairs with a treaty tie or a shared alliance on a day, ranked by strain: the sum of -score × confidence × 0.5^(age ÷ half-life) over their events.
// param: day (string, default "2024-12-31"): the day, as YYYY-MM-DD
// param: half_life (integer, default 180): days in which an event loses half its weight
// shows: table
MATCH (a:Actor)-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH]->(b:Actor)
WHERE e.status = 'asserted' AND toString(e.date) <= $day
WITH CASE WHEN a.id < b.id THEN a ELSE b END AS x, CASE WHEN a.id < b.id THEN b ELSE a END AS y, e,
     duration.inDays(date(toString(e.date)), date($day)).days AS age
WITH x, y, count(e) AS events, sum(-e.score * e.confidence * 0.5 ^ (toFloat(age) / $half_life)) AS strain
WHERE EXISTS {
  MATCH (x)-[t:ALLIED_WITH]-(y)
  WHERE coalesce(toString(t.since), '0000') <= $day AND coalesce(toString(t.until), '9999') >= $day
} OR EXISTS {
  MATCH (x)-[m:MEMBER_OF]->(:Organization {kind: 'alliance'})<-[n:MEMBER_OF]-(y)
  WHERE coalesce(toString(m.since), '0000') <= $day AND coalesce(toString(m.until), '9999') >= $day
    AND coalesce(toString(n.since), '0000') <= $day AND coalesce(toString(n.until), '9999') >= $day
}
RETURN x.name AS ally, y.name AS other_ally, round(strain * 100) / 100.0 AS strain, events
ORDER BY strain DESC, ally, other_ally
