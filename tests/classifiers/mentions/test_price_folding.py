"""Letters that look alike are read alike, and « dès » is not « des »."""

import pytest

from classifiers.mentions.price_folding import (
    STARTING,
    fold_plain,
    fold_sign,
    fold_text,
)


@pytest.mark.parametrize(
    ("sign", "twin"),
    [
        ("а", "a"),
        ("О", "o"),
        ("Β", "b"),
        ("ο", "o"),
        ("\u2028", "\n"),
        ("⁄", "/"),
        ("９", "9"),
        ("½", "½"),
        ("a", "a"),
    ],
)
def test_a_sign_is_read_as_its_ascii_twin(sign: str, twin: str) -> None:
    assert fold_sign(sign) == twin


def test_the_accent_that_decides_is_kept() -> None:
    assert fold_plain("Dès 9 €, des dès") == f"d{STARTING}s 9 €, des d{STARTING}s"
    assert fold_plain("décès") == "deces"


@pytest.mark.parametrize("words", ["29 €", "Tout pour 29 €", "Дès 29 €"])
@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad\u200b\u2060"])
def test_a_span_is_found_again_where_signs_are_missing(
    words: str, invisible: str
) -> None:
    text = f"Ici{invisible} {invisible}{words[0]}{invisible}{words[1:]}, {invisible}là"
    folded = fold_text(text)
    assert not set(invisible) & set(folded.text)
    start = folded.text.index(words[-4:])
    first, last = folded.span(start, start + 4)
    assert text[last - 4 : last] == words[-4:] or invisible in text[first:last]
    assert text[last - 1] == "€"
    assert text[first] == words[-4]
