// title: Remove claims
// description: Take claims out of the graph.
// param: ids (list): ids of the claims
// shows: table
UNWIND $ids AS id
MATCH (c:Claim {id: id})
DETACH DELETE c
