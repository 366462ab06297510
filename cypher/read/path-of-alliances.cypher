// title: Path of alliances between two states
// description: The shortest chain of treaty ties, past and present, from one state to another.
// param: start (string, default "Armenia"): name of the first state
// param: goal (string, default "United States"): name of the last state
// shows: graph
MATCH (a:State {name: $start}), (b:State {name: $goal})
MATCH p = shortestPath((a)-[:ALLIED_WITH*..8]-(b))
RETURN p
