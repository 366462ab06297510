// title: Who speaks for an actor
// description: People who hold or held an office that speaks for an actor, latest first.
// param: id (string, default "ARM"): id of the actor
// shows: table
MATCH (p:Person)-[s:SPEAKS_FOR]->(:Actor {id: $id})
RETURN p.id AS id, p.name AS name, s.role AS role, toString(s.since) AS since, toString(s.until) AS until
ORDER BY coalesce(since, '0000') DESC, name
