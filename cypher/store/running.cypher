// title: Statements under way
// description: The statements that the embedded store works on.
// shows: table
SHOW TRANSACTIONS
