// title: One article
// description: Text and origin of one article.
// param: id (string, default ""): id of the article
// shows: table
MATCH (r:Article {id: $id})
RETURN r.id AS id, r.title AS title, r.publisher AS publisher, toString(r.published) AS published,
       r.url AS url, r.text AS text
