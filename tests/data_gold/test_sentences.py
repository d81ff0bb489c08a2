"""The marked sentences keep their own promises; nothing here measures a classifier."""

from collections import Counter

import pytest

from tests.data_gold.gold import Sentence, sentences

SENTENCES = sentences()
ENOUGH = 2_500
FAMILIES = 60


def marks(sentence: Sentence) -> list[str]:
    """Every stretch that is said to stand in the sentence."""
    found = [*sentence.benefits, sentence.actor, sentence.addressee]
    found += [mark.words for mark in (sentence.fee, sentence.offer) if mark]
    return [words for words in found if words]


def test_there_are_enough_in_enough_families() -> None:
    assert len(SENTENCES) >= ENOUGH
    assert len({one.family for one in SENTENCES}) >= FAMILIES


def test_ids_and_texts_are_alone() -> None:
    assert len({one.id for one in SENTENCES}) == len(SENTENCES)
    assert len({one.text for one in SENTENCES}) == len(SENTENCES)


def test_every_mark_stands_verbatim() -> None:
    missing = [
        (one.id, words)
        for one in SENTENCES
        for words in marks(one)
        if words not in one.text
    ]
    assert missing == []


@pytest.mark.parametrize("split", ["train", "development", "test"])
def test_each_split_holds_both_answers_to_both_questions(split: str) -> None:
    held = [one for one in SENTENCES if one.split == split]
    asked = Counter(one.fee.asked for one in held if one.fee)
    made = Counter(one.offer.made for one in held if one.offer)
    assert min(*asked.values(), *made.values()) >= len(held) // 8


def test_what_is_not_asked_or_not_made_says_why() -> None:
    for one in SENTENCES:
        assert one.fee is None or one.fee.asked or one.fee.why, one.id
        assert one.offer is None or one.offer.made or one.offer.why, one.id
