// title: Events by type and year
// description: How many events of each type the graph holds in each year.
// shows: table
MATCH (:Actor)-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH]->(:Actor)
WHERE e.date IS NOT NULL
RETURN substring(toString(e.date), 0, 4) AS year, type(e) AS family, e.event AS event, count(e) AS events
ORDER BY year DESC, events DESC, event
