// title: Write ALLIED_WITH ties told by articles
// description: Create or update ties that the reference data lacks.
// param: rows (list): ties with id, source, target, date, quote, article, claims, articles
// shows: table
UNWIND $rows AS row
MATCH (a:Actor {id: row.source})
MATCH (b:Actor {id: row.target})
MATCH (r:Article {id: row.article})
MERGE (a)-[e:ALLIED_WITH {id: row.id}]->(b)
SET e.since = row.date, e.source = r.title, e.article = r.id, e.quote = row.quote, e.confidence = row.confidence,
    e.claims = row.claims, e.articles = row.articles, e.dataset = 'articles'
