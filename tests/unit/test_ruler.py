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


def test_a_kind_of_token_is_asked_for_once(parser: Language) -> None:
    asked: list[str] = []
    ruler = parser.get_pipe("attribute_ruler")

    class Counting:
        vocab, patterns = parser.vocab, ruler.patterns  # type: ignore[attr-defined]

        def __call__(self, doc: Doc) -> Doc:
            asked.append(doc.text)
            return ruler(doc)

    remembering = RememberingRuler(Counting())  # type: ignore[arg-type]
    plain, again, odd = "Spain thanked Peru.", "Chile thanked Kenya.", "They are gonna leave."
    for doc in parser.pipe([plain, again, odd, odd]):
        remembering(doc)
    assert asked == [plain, odd, odd]


def test_a_document_without_words_is_left_alone(parser: Language) -> None:
    assert len(RememberingRuler(parser.get_pipe("attribute_ruler"))(parser.make_doc(""))) == 0  # type: ignore[arg-type]


def test_the_patterns_ask_for_nothing_that_is_not_remembered(parser: Language) -> None:
    patterns = [tokens for rule in parser.get_pipe("attribute_ruler").patterns for tokens in rule["patterns"]]  # type: ignore[attr-defined]
    assert {key for tokens in patterns for token in tokens for key in token} == {
        "TAG",
        "DEP",
        "LOWER",
        "IS_SPACE",
    }
    openers = [tokens[0] for tokens in patterns if len(tokens) > 1]
    assert {t["DEP"] for t in openers if "LOWER" not in t} == {"expl"}


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
