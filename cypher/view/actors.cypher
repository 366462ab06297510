// title: Actors
// description: Every state, organisation and group, with what a drawing of it needs.
// shows: table
MATCH (a:Actor)
RETURN a.id AS id, a.name AS name, a.kind AS org_kind, a.lat AS lat, a.lon AS lon,
       head([label IN labels(a) WHERE label <> 'Actor']) AS kind
ORDER BY name
