"""Labelled pages in, figures beside the keyword rule out."""

from pathlib import Path

import pytest

from dossier.errors import UnusableInputError
from dossier.model import Verdict
from tests.workflow.pages import LIBRARY, OFFER, line
from workflow.evaluate import Evaluation, Figure, evaluate
from workflow.quality import Rate

PRACTICES = [
    line(id="1", site="a.example", label="offer_paid_benefit", text=OFFER),
    line(id="2", site="a.example", label="benign_commerce", text=LIBRARY),
    line(id="3", site="b.example", label="benign_benefit", text=LIBRARY),
]
LABELS = [
    line(id="1", site="a.example", text=OFFER),
    line(
        site="a.example",
        verdict="alert",
        deciding={"remuneration": ["29,90 € TTC"]},
        fees=[{"amount": "29.90", "basis": "fixed", "period": None}],
    ),
    line(id="2", site="b.example", text=LIBRARY),
    line(site="b.example", verdict="watch"),
]


def evaluated(folder: Path, lines: list[str], *, each_page: bool = False) -> Evaluation:
    path = folder / "etiquettes.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return evaluate([path], each_page=each_page)


def figure(found: Evaluation, words: str) -> Figure:
    (one,) = [figure for figure in found.figures if words in figure.name]
    return one


def test_a_site_has_the_strongest_practice_of_its_pages(tmp_path: Path) -> None:
    found = evaluated(tmp_path, PRACTICES)
    assert found.verdicts == (
        ("benign_benefit", Verdict.CLEAR, 1),
        ("offer_paid_benefit", Verdict.ALERT, 1),
    )
    assert found.misses == ()


def test_each_page_can_be_judged_alone(tmp_path: Path) -> None:
    found = evaluated(tmp_path, PRACTICES, each_page=True)
    assert (found.sites, found.pages) == (3, 3)


def test_figures_stand_beside_the_keyword_rule(tmp_path: Path) -> None:
    accused = figure(evaluated(tmp_path, PRACTICES), "non accusés")
    assert (accused.ours, accused.keywords) == (Rate(1, 1), Rate(1, 1))


def test_site_labels_give_precision_recall_quotes_and_fees(tmp_path: Path) -> None:
    found = evaluated(tmp_path, LABELS)
    assert figure(found, "précision").ours == Rate(1, 1)
    assert figure(found, "rappel").ours == Rate(1, 1)
    assert figure(found, "« remuneration »").ours == 1.0
    assert figure(found, "tarifs").ours == 1.0


def test_a_contradicted_label_is_listed_with_what_is_missing(tmp_path: Path) -> None:
    (miss,) = evaluated(tmp_path, LABELS).misses
    assert (miss.site, miss.expected, miss.found) == (
        "b.example",
        "watch",
        Verdict.CLEAR,
    )
    assert miss.missing


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["{"], "ligne 1 : illisible"),
        ([line(id="1", site="a", text="x")], "aucune page étiquetée"),
        ([line(site="a", verdict="peut-être")], "ligne 1 : illisible"),
        ([line(id="1", label="benign_benefit")], "ligne 1 : ni « html »"),
        (["[1]"], "ligne 1"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, lines: list[str], said: str) -> None:
    with pytest.raises(UnusableInputError, match=said):
        evaluated(tmp_path, lines)
