// title: Snubs between two actors
// description: Every snub of one actor by another, oldest first, with its date and the sentence that says so.
// param: source (string, default "Armenia"): name of the actor that snubs
// param: target (string, default "Russia"): name of the actor that is snubbed
// shows: table
MATCH (a:Actor {name: $source})-[s:SNUBBED]->(b:Actor {name: $target})
RETURN toString(s.date) AS date, s.event AS event, s.mode AS mode, s.quote AS quote,
       s.claims AS claims, s.articles AS articles
ORDER BY date
