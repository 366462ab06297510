"""Step 6: dated claims in, one record for each thing the article says out.

Title, lede and body often tell the same act; the guide of the field keeps one record, with the most explicit
sentence. Confidence is the judge's probability, raised where independent sentences agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.records import Claim

_PERIOD = {"year": 4, "month": 7, "week": 10, "day": 10, None: 0}


def score_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with repeated ones merged, in the order of the text."""
    kept: list[Claim] = []
    for claim in claims:
        for number, other in enumerate(kept):
            if _same(claim, other):
                better, worse = (claim, other) if _explicit(claim) > _explicit(other) else (other, claim)
                both = 1 - (1 - claim.confidence) * (1 - other.confidence)
                dated = better if better.date or not worse.date else worse
                kept[number] = replace(
                    better, confidence=round(both, 3), date=dated.date, date_precision=dated.date_precision
                )
                break
        else:
            kept.append(claim)
    return tuple(kept)


def _same(one: Claim, other: Claim) -> bool:
    ends = (one.source, one.target) == (other.source, other.target)
    mirrored = one.symmetric and other.symmetric and (one.source, one.target) == (other.target, other.source)
    if one.relation != other.relation or not (ends or mirrored) or one.status != other.status:
        return False
    if one.date is None or other.date is None:
        return True
    length = min(_PERIOD[one.date_precision], _PERIOD[other.date_precision])
    return one.date[:length] == other.date[:length]


def _explicit(claim: Claim) -> tuple[bool, float]:
    return claim.date is not None, claim.confidence
