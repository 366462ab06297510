// title: Articles
// description: Every loaded article with how many claims it makes, latest first.
// param: words (string, default ""): words that title or publisher must contain; empty for all
// shows: table
MATCH (r:Article)
WHERE $words = '' OR toLower(r.title) CONTAINS toLower($words) OR toLower(r.publisher) CONTAINS toLower($words)
OPTIONAL MATCH (r)-[:STATES]->(c:Claim)
RETURN r.id AS id, r.title AS title, r.publisher AS publisher, toString(r.published) AS published,
       r.url AS url, count(c) AS claims
ORDER BY published DESC, title, id
