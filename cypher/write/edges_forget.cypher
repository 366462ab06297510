// title: Forget all events from articles
// description: Take out every edge that was merged from claims, before they are merged anew.
// shows: table
MATCH (:Actor)-[e:COOPERATED_WITH|APPEALED_TO|SNUBBED|CLASHED_WITH|MEMBER_OF|ALLIED_WITH]->(:Actor)
WHERE e.dataset = 'articles'
DELETE e
