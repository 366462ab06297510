// title: Pairs with claims
// description: Every pair of actors that a claim or an event from articles joins, lower id first.
// shows: table
MATCH (s:Actor)<-[:SOURCE]-(:Claim)-[:TARGET]->(t:Actor)
WITH CASE WHEN s.id < t.id THEN s.id ELSE t.id END AS first, CASE WHEN s.id < t.id THEN t.id ELSE s.id END AS second
RETURN DISTINCT first, second
ORDER BY first, second
