// title: Forget for whom people speak
// description: Take out what only articles told about the offices of these people, before it is told anew.
// param: ids (list): ids of the people
// shows: table
UNWIND $ids AS id
MATCH (:Person {id: id})-[s:SPEAKS_FOR]->(:Actor)
WHERE s.source = 'articles'
DELETE s
