// title: Remove who voices claims
// description: Untie claims from the people who no longer say them.
// param: rows (list): claim and person
// shows: table
UNWIND $rows AS row
MATCH (:Claim {id: row.claim})-[v:VOICED_BY]->(:Person {id: row.person})
DELETE v
