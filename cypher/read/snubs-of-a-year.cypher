// title: Network of snubs in a year
// description: Everyone who snubbed someone in one year, as a graph.
// param: year (integer, default 2022): the year
// shows: graph
MATCH (a:Actor)-[s:SNUBBED]->(b:Actor)
WHERE substring(toString(s.date), 0, 4) = toString($year)
RETURN a, s, b
ORDER BY s.date, s.id
