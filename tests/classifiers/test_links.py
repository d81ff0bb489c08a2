"""What a link promises."""

import pickle
import subprocess
import sys
from itertools import pairwise

import pytest

from classifiers.lexicon import LINKS, Cue, load_lexicon
from classifiers.links import UNKNOWN, VALUES, LinkScorer, _any_of

CUES = load_lexicon(LINKS)
SCORER = LinkScorer()
URL = "https://site.example/x"


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.kind}: {cue.text}")
def test_each_cue_gives_its_value_to_its_example(cue: Cue) -> None:
    if cue.example.startswith("/"):
        value = SCORER.link(f"https://site.example{cue.example}", "")
    else:
        value = SCORER.link(URL, cue.example)
    assert value == VALUES[cue.role]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.kind}: {cue.text}")
def test_each_cue_alone_gives_its_value(cue: Cue) -> None:
    assert SCORER.link(URL, cue.text) == VALUES[cue.role]


def test_every_role_has_a_value_and_every_value_a_role() -> None:
    assert list(dict.fromkeys(cue.role for cue in CUES)) == list(VALUES)


def test_values_fall_from_role_to_role() -> None:
    assert all(one > other for one, other in pairwise(VALUES.values()))
    assert all(0 <= value <= 1 for value in VALUES.values())


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Tarifs", "Blog"),
        ("CONDITIONS GÉNÉRALES", "Contact"),
        ("Combien ça coûte ?", "Nos conseils"),
        ("Nos conseils", "Calendrier"),
    ],
)
def test_what_decides_is_worth_more(better: str, worse: str) -> None:
    assert SCORER.link(URL, better) > SCORER.link(URL, worse)


def test_the_strongest_promise_counts_wherever_it_stands() -> None:
    assert SCORER.link("https://site.example/blog/1", "Contact et tarifs") == 1.0


def test_a_cue_inside_a_word_is_not_one() -> None:
    assert SCORER.link(URL, "Mes heritages") == UNKNOWN


def test_letters_drawn_otherwise_are_the_same_letters() -> None:
    assert (
        SCORER.link(URL, "Nos \uff54\uff41\uff52\uff49\uff46\uff53") == 1.0
    )  # full width


def test_only_a_star_lets_a_word_go_on() -> None:
    assert _any_of(["prix*"]).search("prixbas")
    assert _any_of(["prix"]).search("nos prix bas")
    assert not _any_of(["prix"]).search("prixbas")


def test_the_host_promises_nothing() -> None:
    assert SCORER.link("https://tarif-prix.example/x", "") == UNKNOWN


@pytest.mark.parametrize(
    "path",
    [
        "conditions-g%C3%A9n%C3%A9rales",
        "conditions-ge%CC%81ne%CC%81rales",
        "x?page=CONDITIONS_GENERALES",
        "lire.php?doc=cgv",
    ],
)
def test_an_address_is_read_however_it_is_written(path: str) -> None:
    assert SCORER.link(f"https://site.example/{path}", "") == VALUES["conditions"]


def test_a_scorer_crosses_processes() -> None:
    assert pickle.loads(pickle.dumps(SCORER)) == SCORER


def test_scoring_links_loads_no_model() -> None:
    code = (
        "import sys; from workflow.survey import LinkScorer;"
        f"assert LinkScorer().link({URL!r}, 'Tarifs') == 1;"
        "sys.exit(bool({'spacy', 'edsnlp', 'thinc'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
