"""Lexicons hold themselves to their own examples."""

import re
from collections import Counter

import pytest

from classifiers.folding import fold
from classifiers.lexicon import (
    Cue,
    LexiconError,
    cue_lexicons,
    load_classes,
    load_lexicon,
)
from classifiers.matching import CueMatcher
from tests.classifiers.assessing import tagger

CUES = [cue for name in cue_lexicons() for cue in load_lexicon(name)]
BY_PIPELINE = {"negation.faux_amis", "negation.fin"}
"""Read by the qualifier pipeline alone, on its own tokens."""


@pytest.mark.parametrize(
    "cue",
    [cue for cue in CUES if cue.kind not in BY_PIPELINE],
    ids=lambda cue: f"{cue.kind}: {cue.text}",
)
def test_every_cue_matches_its_example(cue: Cue) -> None:
    found = tagger()._matcher.find(fold(cue.example))
    assert cue.kind in {match.kind for match in found}


@pytest.mark.parametrize(
    "cue",
    [cue for cue in CUES if cue.kind in BY_PIPELINE],
    ids=lambda cue: f"{cue.kind}: {cue.text}",
)
def test_every_pipeline_term_stands_in_its_example(cue: Cue) -> None:
    assert fold(cue.text) in fold(cue.example)


def test_no_cue_is_listed_twice_in_a_role() -> None:
    counted = Counter((cue.kind, fold(cue.text)) for cue in CUES)
    again = {kind for (kind, _), times in counted.items() if times > 1}
    assert again <= {"negation.fin"}  # dashes fold alike, and EDS-NLP does not fold


def test_every_class_is_used() -> None:
    used = {name for cue in CUES for name in re.findall(r"<(\w+)>", cue.text)}
    assert set(load_classes()) == used - {"prestation"}


def test_no_form_is_listed_twice_in_a_class() -> None:
    for name, forms in load_classes().items():
        counted = Counter(fold(form) for form in forms)
        assert [form for form, times in counted.items() if times > 1] == [], name


def test_a_cue_of_an_unknown_class_is_refused() -> None:
    with pytest.raises(LexiconError, match="no class <absente>"):
        CueMatcher([Cue("essai", "role", "<absente> … dossier", "")], {})


def test_an_empty_cue_is_refused() -> None:
    with pytest.raises(LexiconError, match="empty cue"):
        CueMatcher([Cue("essai", "role", " … ", "")], {})
