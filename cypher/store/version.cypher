// title: Version of the server
// description: Name and version of a Neo4j server.
// shows: table
CALL dbms.components() YIELD name, versions
RETURN name + ' ' + versions[0] AS version
