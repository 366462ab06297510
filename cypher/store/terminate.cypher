// title: End a statement
// description: End one statement that the embedded store works on.
// param: id (string): its transactionId
// shows: table
TERMINATE TRANSACTIONS $id
