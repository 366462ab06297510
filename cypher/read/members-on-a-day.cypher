// title: Members of an organisation on a day
// description: Who belonged to an organisation on a day, since when, until when, and which source says so.
// param: organisation (string, default "CSTO"): the organisation's acronym
// param: day (string, default "2024-12-31"): the day, as YYYY-MM-DD
// shows: table
MATCH (a:Actor)-[m:MEMBER_OF]->(o:Organization {id: $organisation})
WHERE coalesce(toString(m.since), '0000') <= $day AND coalesce(toString(m.until), '9999') >= $day
RETURN a.name AS member, toString(m.since) AS since, toString(m.until) AS until, m.source AS source
ORDER BY since, member
