// title: Memberships on a day
// description: Who belonged to which organisation on a day, with the source that says so.
// param: day (string, default "2024-12-31"): the day, as YYYY-MM-DD
// shows: table
MATCH (a:Actor)-[m:MEMBER_OF]->(o:Organization)
WHERE coalesce(toString(m.since), '0000') <= $day AND coalesce(toString(m.until), '9999') >= $day
RETURN a.id AS member, o.id AS organisation, o.name AS name, o.kind AS kind,
       toString(m.since) AS since, toString(m.until) AS until, m.source AS source
ORDER BY organisation, member
