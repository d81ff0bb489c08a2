"""What pages are made of. Whatever a site, a file or a person wrote goes through ``said``.

``st.markdown`` and its kin get only sentences of ours: here, the words of others are
shown by ``st.text`` alone, which renders no markup.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

import streamlit as st

from dossier.model import Quote
from workflow import check_words as words

Tone = Literal["neutre", "attention"]
UNSAFE: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""What would hide words or turn their order; tabs and line feeds apart."""
LINKED: Final = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
"""Where an address begins that Markdown makes a link of, escaped or not."""
MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/=\"'])")


def harmless(text: str) -> str:
    """``text`` with what hides words, or turns their order, shown as U+FFFD."""
    return UNSAFE.sub("\ufffd", text)


def said(text: str) -> None:
    """Show the words of others exactly, as text and nothing else."""
    st.text(harmless(text))


def option(text: str, *, longest: int = 90) -> str:
    """The words of others in a list to choose from, which renders no markup: on one line."""
    line = " ".join(harmless(text).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def label(text: str, *, longest: int = 90) -> str:
    """The words of others where only a label will do: on one line, no sign means anything."""
    cut = LINKED.sub("\u2060", option(text, longest=longest))
    return MARKUP.sub(r"\\\1", cut)


def key(name: str) -> str:
    """A key of this run for a container that the style knows by the start of ``name``."""
    count = st.session_state.get("_places", 0)
    st.session_state["_places"] = count + 1
    return f"{name}-{count}"


@contextmanager
def framed(tone: Tone) -> Iterator[None]:
    """A framed block; the words in it say what the frame means."""
    with st.container(key=key(tone), gap="xsmall"):
        yield


def notice(text: str, *, tone: Tone = "attention") -> None:
    """One line that a person must see: it may hold the words of others."""
    with framed(tone):
        said(words.capital(text))


def sentence(text: str) -> None:
    """The sentence of a verdict, larger."""
    with st.container(key=key("phrase")):
        said(text)


def quoted(quote: Quote, *, lead: str = "") -> None:
    """Words of a page between guillemets, then where they stand."""
    with st.container(key=key("citation"), gap=None):
        if lead:
            small(lead)
        said(f"«\u00a0{' '.join(quote.text.split())}\u00a0»")
        small(words.capital(words.where(quote.url)))


def small(text: str) -> None:
    """Words beside a quote, upright and smaller."""
    with st.container(key=key("droit")):
        said(text)
