"""No word of Streamlit's that a person can meet is left in English."""

from pathlib import Path

import pytest
import streamlit

from views.labels import LABELS, in_french

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


@pytest.fixture(scope="module")
def scripts() -> str:
    return "\n".join(path.read_text("utf-8") for path in SCRIPTS.glob("*.js"))


@pytest.mark.parametrize("literal", LABELS)
def test_each_label_stands_in_the_scripts_as_it_is_written(
    literal: str, scripts: str
) -> None:
    assert literal in scripts


@pytest.mark.parametrize(("english", "french"), LABELS.items())
def test_a_translation_is_closed_as_the_label_was(english: str, french: str) -> None:
    assert english.count("`") == french.count("`")
    assert french.count("{") == french.count("}") or english.endswith("${")


def test_the_page_as_installed_turns_french() -> None:
    body = in_french("/", INDEX.read_bytes(), page=True).decode()
    assert 'lang="fr"' in body
    assert "<title>Vigie</title>" in body
    assert "<script>" not in body
    assert "service-desc" not in body


def test_a_script_elsewhere_is_left_alone() -> None:
    assert in_french("/media/a.js", b"`Choose an option`", page=False) == (
        b"`Choose an option`"
    )
