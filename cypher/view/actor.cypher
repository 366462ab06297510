// title: One actor
// description: Names and place of one actor.
// param: id (string, default "ARM"): id of the actor
// shows: table
MATCH (a:Actor {id: $id})
RETURN a.id AS id, a.name AS name, a.aliases AS aliases, a.wikidata AS wikidata, a.kind AS org_kind,
       a.lat AS lat, a.lon AS lon, head([label IN labels(a) WHERE label <> 'Actor']) AS kind
