"""Each line of the lexicon, by its own example: the pattern finds its word and fills both its roles."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.claims.candidates import Candidate, find_candidates
from ingest.claims.lexicon import Pattern, lexicon
from ingest.pipeline import prepare
from ingest.records import Article

DAY = date(2024, 5, 17)
LINES = lexicon().lines


def _candidates(text: str) -> list[Candidate]:
    prepared = prepare(Article("example", "", "", "", DAY, text))
    return [
        candidate
        for sentence, mentions in zip(prepared.sentences, prepared.mentions, strict=True)
        if sentence.doc is not None
        for candidate in find_candidates(sentence.doc, mentions, lexicon())
    ]


def _reads(candidate: Candidate) -> set[str]:
    """Return the triples that a candidate with both roles filled stands for."""
    if not (candidate.source.matched and candidate.target.matched):
        return set()
    source, target = candidate.source.mention.actor, candidate.target.mention.actor
    status = "" if candidate.status == "asserted" else f" {candidate.status}"
    pairs = [(source, target), (target, source)] if candidate.pattern.symmetric else [(source, target)]
    return {f"{one} {candidate.relation} {other}{status}" for one, other in pairs}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.place)
def test_the_example_of_a_line_reads_as_expected(line: Pattern) -> None:
    found = _candidates(line.example)
    own = set().union(*(_reads(candidate) for candidate in found if candidate.pattern == line))
    missing = set(line.expected) - own
    assert not missing, f"{line.text} reads {line.example!r} as {sorted(own) or 'nothing'}"
