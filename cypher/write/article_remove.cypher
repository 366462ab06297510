// title: Remove an article
// description: Take an article out of the graph; its claims go before it.
// param: id (string): id of the article
// shows: table
MATCH (r:Article {id: $id})
DETACH DELETE r
