// title: Summary
// description: How much the graph holds, and the first and last years that have dated events told as done.
// shows: table
OPTIONAL MATCH (:Actor)-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH]->(:Actor)
WHERE e.date IS NOT NULL AND e.status = 'asserted'
WITH count(e) AS events, min(e.date) AS first, max(e.date) AS last
RETURN events,
       substring(toString(first), 0, 4) AS first_year,
       substring(toString(last), 0, 4) AS last_year,
       COUNT { (:Article) } AS articles,
       COUNT { (:Claim) } AS claims,
       COUNT { (:Actor) } AS actors
