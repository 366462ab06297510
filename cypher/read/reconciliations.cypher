// title: Snubs that were made up
// description: Pairs where a snub or clash was followed by cooperation between the same two, and how many days passed.
// param: days (integer, default 1825): most days between the two events
// shows: table
MATCH (a:Actor)-[s:SNUBBED|CLASHED_WITH]->(b:Actor)
MATCH (a)-[c:COOPERATED_WITH]-(b)
WHERE toString(c.date) > toString(s.date)
WITH a, b, s, min(toString(c.date)) AS made_up
WITH a, b, s, made_up, duration.inDays(date(toString(s.date)), date(made_up)).days AS waited
WHERE waited <= $days
RETURN a.name AS source, b.name AS target, s.event AS event, toString(s.date) AS snubbed, made_up, waited AS days
ORDER BY days, source, target
