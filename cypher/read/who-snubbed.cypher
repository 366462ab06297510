// title: Who snubbed an actor
// description: Everyone who snubbed one actor, most often first, with the latest date.
// param: target (string, default "Russia"): name of the actor that is snubbed
// shows: table
MATCH (a:Actor)-[s:SNUBBED]->(b:Actor {name: $target})
RETURN a.name AS who, count(s) AS snubs, sum(s.claims) AS claims, max(toString(s.date)) AS latest,
       round(avg(s.score) * 10) / 10.0 AS mean_score
ORDER BY snubs DESC, latest DESC, who
