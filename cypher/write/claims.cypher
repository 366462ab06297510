// title: Write claims
// description: Create claims between actors that are there, tied to their article.
// param: rows (list): claims with id, article, source, target and their properties
// shows: table
UNWIND $rows AS row
MATCH (r:Article {id: row.article})
MATCH (s:Actor {id: row.source})
MATCH (t:Actor {id: row.target})
MERGE (c:Claim {id: row.id})
SET c.quote = row.quote, c.start = row.start, c.end = row.end, c.event = row.event, c.mode = row.mode,
    c.date = row.date, c.date_precision = row.date_precision, c.status = row.status,
    c.confidence = row.confidence, c.symmetric = row.symmetric, c.pair = row.pair, c.extractor = row.extractor,
    c.reviewed = coalesce(c.reviewed, false)
MERGE (r)-[:STATES]->(c)
MERGE (c)-[:SOURCE]->(s)
MERGE (c)-[:TARGET]->(t)
