"""The remembering ruler answers as spaCy's own does."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from ingest.claims.lexicon import lexicon
from ingest.model import load_model
from ingest.ruler import RememberingRuler


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp = load_model(exclude=["ner", "senter"])
    nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
    return nlp


def _told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, str(t.morph), t.lemma_) for t in doc]


@pytest.mark.parametrize("again", ["first", "remembered"])
def test_the_examples_of_the_lexicon_are_read_as_by_the_ruler(parser: Language, again: str) -> None:
    ruler = parser.get_pipe("attribute_ruler")
    remembering = RememberingRuler(ruler)  # type: ignore[arg-type]
    texts = [line.example for line in lexicon().lines[::4]]
    if again == "remembered":
        for doc in parser.pipe(texts):
            remembering(doc)
    for doc in parser.pipe(texts):
        assert _told(remembering(doc.copy())) == _told(ruler(doc))


@pytest.mark.parametrize(
    "text",
    [
        "There is no deal, and there are no talks.",
        "We are gonna leave the pact, and they got ta follow.",
        "Let's talk, said the minister, but it did not help.",
        "Spain  sent two ships.",
        "They have ships; what do they want?",
        "I told you that you would see it.",
    ],
)
def test_words_that_patterns_name_are_read_as_by_the_ruler(parser: Language, text: str) -> None:
    ruler = parser.get_pipe("attribute_ruler")
    remembering = RememberingRuler(ruler)  # type: ignore[arg-type]
    (doc,) = parser.pipe([text])
    expected = _told(ruler(doc.copy()))
    assert _told(remembering(doc.copy())) == expected
    assert _told(remembering(doc.copy())) == expected
