// title: Write an article
// description: Create or correct one article.
// param: id (string): id of the article
// param: title (string): headline
// param: publisher (string): who published it
// param: url (string): address, or empty
// param: published (date): day of publication
// param: text (string): the text that the claims quote
// shows: table
MERGE (r:Article {id: $id})
SET r.title = $title, r.publisher = $publisher, r.url = $url, r.published = $published, r.text = $text
