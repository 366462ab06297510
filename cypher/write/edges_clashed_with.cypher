// title: Write CLASHED_WITH events
// description: Create or update the events of one family.
// param: rows (list): events with id, source, target and their properties
// shows: table
UNWIND $rows AS row
MATCH (a:Actor {id: row.source})
MATCH (b:Actor {id: row.target})
MERGE (a)-[e:CLASHED_WITH {id: row.id}]->(b)
SET e.event = row.event, e.mode = row.mode, e.date = row.date, e.date_precision = row.date_precision,
    e.score = row.score, e.confidence = row.confidence, e.status = row.status, e.quote = row.quote,
    e.claims = row.claims, e.articles = row.articles, e.dataset = 'articles'
