// title: Size of the graph
// description: How many nodes and edges the graph holds.
// shows: table
OPTIONAL MATCH (n)
WITH count(n) AS nodes
OPTIONAL MATCH ()-[e]->()
RETURN nodes, count(e) AS edges
