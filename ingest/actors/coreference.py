"""Mentions by name in; with those that refer back out: "he", "the country", "both sides", "the president"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.actors.deeds import note_deeds
from ingest.actors.descriptions import resolve_noun
from ingest.actors.discourse import Memory, Reading
from ingest.actors.pairs import couple_of
from ingest.actors.pronouns import PRONOUNS, resolve_pronoun
from ingest.actors.speakers import speakers_ahead, speaks, told_speaker
from ingest.records import Mention, Person, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def refer(
    sentences: Sequence[Sentence],
    named: Sequence[Sequence[Mention]],
    unsaid: Sequence[Sequence[Mention]],
    people: Mapping[str, Person],
) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of each sentence with those that refer back; `people` are those whom it names."""
    memory = Memory([], [])
    result: list[tuple[Mention, ...]] = []
    paragraph = -1
    ahead = speakers_ahead(sentences, named)
    for sentence, mentions, quiet, speaker in zip(sentences, named, unsaid, ahead, strict=True):
        if sentence.paragraph != paragraph:
            paragraph, memory.quoted = sentence.paragraph, False
        if sentence.doc is None:
            memory.mentions.extend(mentions)
            memory.subjects.extend(mentions[:1])
            if mentions:
                memory.deed = memory.utterance = mentions[0]
            result.append(())
            continue
        result.append(_read(Reading(sentence, mentions, quiet, memory, people, speaker)))
    return tuple(result)


def _read(reading: Reading) -> tuple[Mention, ...]:
    """Read a sentence from left to right."""
    found = list(reading.own)
    added: list[Mention] = []
    _find_speaker(reading)
    skip = -1
    for token in reading.doc:
        if token.i <= skip:
            continue
        if token.i in reading.at:
            mention = reading.at[token.i]
            if mention.first == token.i:
                reading.remember(mention)
            continue
        if token.i in reading.quiet:
            reading.memory.mentions.append(reading.quiet[token.i])
            continue
        new = _resolve(reading, token)
        if new:
            added.extend(new)
            reading.referring.update((m.last, m) for m in new)
            skip = max(m.last for m in new)
            for mention in new:
                if mention.kind != "pronoun" or reading.is_subject(mention):
                    reading.remember(mention)
    if found or added:
        note_deeds(reading)
        reading.memory.couple = couple_of(reading) or reading.memory.couple
    reading.memory.mentions = reading.memory.mentions[-60:]
    reading.memory.subjects = reading.memory.subjects[-30:]
    return tuple(sorted([*found, *added], key=lambda m: (m.first, m.last)))


def _find_speaker(reading: Reading) -> None:
    """Note who speaks in this sentence; someone who stands for nobody ends the last one's turn."""
    memory, index = reading.memory, reading.sentence.index
    outside = [t for t in reading.doc if speaks(t) and not reading.inside[t.i] and t.i not in reading.at]
    if any(t.pos_ in {"NOUN", "PROPN"} for t in outside):
        memory.speaker = None
    told = told_speaker(reading.doc, reading.own, reading.inside)
    if told is None:
        targets = (resolve_pronoun(reading, t, t.lower_) for t in outside if t.lower_ in PRONOUNS)
        told = next((replace(target, sentence=index) for target in targets if target), None)
    memory.speaker = told or memory.speaker


def _resolve(reading: Reading, token: Token) -> list[Mention]:
    low = token.lower_
    if token.pos_ == "PRON" or low in PRONOUNS:
        target = resolve_pronoun(reading, token, low)
        return [reading.same(target, token.i, token.i, "pronoun")] if target else []
    if token.pos_ not in {"NOUN", "PROPN"} or (
        token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.pos_ == "NOUN"
    ):
        return []
    return resolve_noun(reading, token)
