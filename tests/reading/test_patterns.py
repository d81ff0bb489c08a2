"""Patterns are found wherever they stand, the two ends of the bytes included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.patterns import Patterns

WORDS = ("alloc", "prime", "RSA", "Bc")
WHOLE = Patterns({word: b"[^a-z]" + word.encode() + b"[^a-z]" for word in WORDS})


@given(
    st.text("x <>/a-\n.", max_size=60),
    st.sampled_from(WORDS),
    st.sampled_from(["", ">"]),
)
def test_the_last_word_is_found(before: str, word: str, after: str) -> None:
    assert word in WHOLE.found_in(f"{before} {word}{after}".encode())


@pytest.mark.parametrize("body", [b"Bc", b"<!--a<AMP-IMG></svg ></area>Bc"])
def test_a_word_at_the_very_end_is_a_whole_word(body: bytes) -> None:
    assert WHOLE.found_in(body) == {"Bc"}


def test_letters_match_in_either_case() -> None:
    assert WHOLE.found_in(b"rsa BC") == {"RSA", "Bc"}


def test_no_patterns_find_nothing() -> None:
    assert Patterns({}).found_in(b"RSA") == frozenset()
