// title: Leaders who speak for a state
// description: People who hold or held an office that speaks for a state, latest first.
// param: state (string, default "Armenia"): name of the state
// shows: table
MATCH (p:Person)-[s:SPEAKS_FOR]->(a:Actor {name: $state})
RETURN p.name AS person, s.role AS role, toString(s.since) AS since, toString(s.until) AS until
ORDER BY since DESC, person
