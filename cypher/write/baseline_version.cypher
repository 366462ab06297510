// title: Version of the baseline
// description: Which reference data the graph holds; no row where it holds none.
// shows: table
MATCH (d:Dataset {id: 'baseline'})
RETURN d.version AS version
