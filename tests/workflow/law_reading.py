"""Somebody copies an official text: the same as ours, printed otherwise, or another one."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

import pytest

from dossier.law_readings import LawReading
from dossier.settings import Settings
from legal_refs.catalogue import Catalogue, catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText
from tests.dossier.cases import DOMINIQUE
from tests.dossier.law import ADDRESS
from workflow.check_words import today
from workflow.law_readings import read_text

Text = TypeVar("Text", bound=LegalText)
RSA = ProvisionId("casf_l262_51")
"""The text that the fictional site is measured against; a jurist has still to read it."""


def words_of(text: ProvisionId = RSA) -> str:
    """The words held for today."""
    wording = catalogue().texts[text].in_force(today())
    assert wording
    return wording.text


def as_printed(words: str) -> str:
    """The same words as an official page prints them."""
    return words.replace("'", "’").replace(" 500", "\u202f500")


def other(words: str) -> str:
    """Other words."""
    return words.replace("tout", "quelque", 1) + " Et la moitié au comptant."


def read(
    settings: Settings,
    pasted: str | None = None,
    *,
    text: ProvisionId = RSA,
    on: date | None = None,
    by: str = DOMINIQUE,
) -> LawReading:
    """A reading, of the same words unless told otherwise."""
    words = as_printed(words_of(text)) if pasted is None else pasted
    return read_text(settings, text, words, ADDRESS, on or today(), as_user=by)


def shipped(monkeypatch: pytest.MonkeyPatch, text: ProvisionId, words: str) -> None:
    """Have the house ship ``words`` as the last wording of ``text``, as a new version would."""
    law = catalogue()

    def reworded(held: Text) -> Text:
        *before, last = held.wordings
        return replace(held, wordings=(*before, replace(last, text=words)))

    changed: Catalogue = replace(
        law,
        texts=MappingProxyType({**law.texts, text: reworded(law.texts[text])}),
        provisions=MappingProxyType(
            {**law.provisions, text: reworded(law.provisions[text])}
        ),
    )
    for room in ("law_readings", "desk_law", "desk_law_text"):
        monkeypatch.setattr(f"workflow.{room}.catalogue", lambda: changed)
