"""What others wrote can stand in a label, where Markdown is read, and mean nothing there."""

import re

import pytest

from views.blocks import label, option

AUTOLINKED = re.compile(
    r"(https?://|www(?=\.))[-.\w]+|[-.\w+]+@[-\w]+(\.[-\w]+)+", re.IGNORECASE
)
"""What Markdown makes a link of, once its escapes are read."""


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize(
    "words",
    [
        "https://ailleurs.example/",
        "HTTP://ailleurs.example",
        "[payer](https://ailleurs.example/)",
        "www.ailleurs.example",
        "WWW.ailleurs.example",
        "a@ailleurs.example",
    ],
)
def test_an_address_in_a_label_is_no_link(words: str) -> None:
    assert AUTOLINKED.search(words)
    assert AUTOLINKED.search(unescaped(label(words))) is None


def test_a_label_reads_as_it_was_written() -> None:
    words = "[payer](https://www.ailleurs.example/) :material/delete: a@b.example"
    assert unescaped(label(words)).replace("\u2060", "") == words


def test_an_option_is_one_plain_line_of_a_bounded_length() -> None:
    assert option("un\n deux\t(trois)") == "un deux (trois)"
    assert len(option("a" * 200)) == 90
    assert option("a" * 200).endswith("…")
