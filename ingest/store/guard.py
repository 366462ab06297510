"""A statement that a person typed goes in; it comes through only where its plan shows that it just reads.

Neo4j carries out `SHOW USERS`, `LOAD CSV` and `CALL dbms.…` in a session that may only read, so its plan is
asked for first (https://neo4j.com/docs/cypher-manual/5/planning-and-tuning/operators/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import neo4j

from ingest.errors import InputError

HARMLESS = re.compile(
    r"(?:\w*(?:Scan|Seek|SeekByRange|Apply|Join|Aggregation|Projection|Union|Distinct|Sort|Top|Limit|Skip|"
    r"Filter|Expand|ShortestPath|ShortestPaths|CountFromCountStore|Selection|Build|Repeat|Trail|Product|Row)|"
    r"Argument|ProduceResults|EmptyResult|Unwind|Optional|Eager|Anti|CacheProperties|RemoteBatchProperties|"
    r"Top1WithTies|AssertSameNode|AssertSameRelationship|ProjectEndpoints|RepeatOptions|Input)"
)
BANNED = re.compile(
    r"Transaction|Create|Delete|Merge|Set|Remove|Foreach|LoadCSV|Procedure|Show|Terminate|Constraint"
)
LITERALS = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
"""Texts, quoted names and comments of a statement."""
COMMANDS = re.compile(
    r"\A\s*(?:SHOW|TERMINATE|ALTER|DROP|GRANT|DENY|REVOKE|START|STOP|USE)\b|\bLOAD\s+CSV\b|"
    r"(?<![.$:\w])(?<!\bAS )CALL\s+[\w.]",
    re.IGNORECASE,
)
ADVICE = "Ask with MATCH … RETURN …; nothing can be changed here, and nothing outside the graph be read."


def check(transaction: neo4j.ManagedTransaction, statement: str, given: Mapping[str, Any] | None) -> None:
    """Raise InputError for a statement whose plan does more than read the graph."""
    refuse_commands(statement)
    result = transaction.run(f"EXPLAIN {statement}", dict(given or {}))
    summary = result.consume()
    if summary.query_type != "r" or not summary.plan:
        raise InputError("This statement does more than read the graph, and is refused.", ADVICE)
    for operator in operators(summary.plan):
        if not harmless(operator):
            raise InputError(f"This statement uses {operator}, which is refused here.", ADVICE)


def refuse_commands(statement: str) -> None:
    """Raise InputError for a statement that administers the store, calls a procedure or loads a file.

    This gives both stores the same answer; what holds is the user's rights on one, the plan on the other.
    """
    bare = LITERALS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), statement)
    if found := COMMANDS.search(bare):
        name = " ".join(found[0].split()).upper()
        raise InputError(f"This statement uses {name}, which is refused here.", ADVICE)


def harmless(operator: str) -> bool:
    """Tell whether a plan's operator does nothing but read the graph."""
    return HARMLESS.fullmatch(operator) is not None and BANNED.search(operator) is None


def operators(plan: Mapping[str, Any]) -> Iterator[str]:
    """Give the names of a plan's operators, without what they work on: `Expand(All)@neo4j` is `Expand`."""
    yield re.split(r"[@(]", str(plan["operatorType"]))[0]
    for child in plan.get("children", ()):
        yield from operators(child)
