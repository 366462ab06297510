// title: Remove people
// description: Take people out whom only articles named and no claim needs any more.
// param: ids (list): ids of the people
// shows: table
UNWIND $ids AS id
MATCH (p:Person {id: id})
WHERE NOT EXISTS { MATCH (:Claim)-[:VOICED_BY]->(p) }
  AND NOT EXISTS { MATCH (p)-[s:SPEAKS_FOR]->(:Actor) WHERE s.source <> 'articles' }
DETACH DELETE p
