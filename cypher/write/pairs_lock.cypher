// title: Hold actors
// description: Make other writers wait who are about to merge the events of these actors, until this one is done.
// param: ids (list): ids of the actors, in order
// shows: table
UNWIND $ids AS id
MATCH (a:Actor {id: id})
SET a.id = id
