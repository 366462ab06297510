// title: Baseline written
// description: Note which reference data the graph holds.
// param: version (string): hash of the reference files
// shows: table
MERGE (d:Dataset {id: 'baseline'})
SET d.version = $version
