// title: Edges between pairs
// description: Every edge between two actors, with whether it comes from articles.
// param: pairs (list): pairs with first and second, ids of actors
// shows: table
UNWIND $pairs AS pair
MATCH (:Actor {id: pair.first})-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH|MEMBER_OF|ALLIED_WITH]-(:Actor {id: pair.second})
WITH DISTINCT e, startNode(e) AS s, endNode(e) AS t
RETURN e.id AS id, type(e) AS edge, s.id AS source, t.id AS target, e.dataset = 'articles' AS ours
ORDER BY id
