"""Where the words of two texts part, said so that a person can read it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 6
"""Words kept on each side of a change."""

CUT = re.compile(r"[\[(](?:…|\.\.\.)[\])]")
"""Marks that stand for what an excerpt leaves out."""

NOTHING = "∅"


@dataclass(frozen=True, slots=True)
class Passage:
    """The same place in both texts; what differs is between square brackets."""

    held: str
    official: str


def same_words(held: str, official: str) -> bool:
    """Whether both say the same words, however they are spaced or broken in lines."""
    return held.split() == official.split()


def letters(text: str) -> str:
    """``text`` without any space: what stays when only its spaces are unsure."""
    return "".join(text.split())


def holds(official: str, excerpt: str) -> bool:
    """Whether every part of ``excerpt`` stands in ``official``, in order."""
    words, place = " ".join(official.split()), 0
    for part in CUT.split(excerpt):
        wanted = " ".join(part.split())
        found = words.find(wanted, place)
        if found < 0:
            return False
        place = found + len(wanted)
    return True


def passages(held: str, official: str) -> tuple[Passage, ...]:
    """Every place where the words part, oldest text first; empty when none does."""
    ours, theirs = held.split(), official.split()
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return tuple(
        Passage(
            _marked(ours, [(tag, a, b) for tag, a, b, _, _ in group]),
            _marked(theirs, [(tag, a, b) for tag, _, _, a, b in group]),
        )
        for group in matcher.get_grouped_opcodes(AROUND)
    )


def _marked(words: list[str], spans: Sequence[tuple[str, int, int]]) -> str:
    said = ["…"] if spans[0][1] > 0 else []
    for tag, start, end in spans:
        piece = " ".join(words[start:end])
        said.append(piece if tag == "equal" else f"[{piece or NOTHING}]")
    if spans[-1][2] < len(words):
        said.append("…")
    return " ".join(said)
