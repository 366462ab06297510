// title: Remove edges
// description: Take edges out that no claim supports any more.
// param: rows (list): edges with id, source and target
// shows: table
UNWIND $rows AS row
MATCH (:Actor {id: row.source})-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH|MEMBER_OF|ALLIED_WITH]->(:Actor {id: row.target})
WHERE e.id = row.id
DELETE e
