"""The letters, word for word, as a person read them."""

import pytest

from tests.complaints.goldens import FOLDER, LETTERS, text


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_reads_as_it_was_read(name: str) -> None:
    assert text(name) == (FOLDER / f"{name}.txt").read_text("utf-8")


def test_every_golden_has_its_letter() -> None:
    assert {path.stem for path in FOLDER.glob("*")} == set(LETTERS)
