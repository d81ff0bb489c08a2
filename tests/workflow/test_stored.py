"""What is stored is measured as what is streamed, on both databases, twice the same."""

from pathlib import Path

import pytest

from dossier.errors import UnfinishedError, UnusableInputError
from dossier.journal import JournalKind
from dossier.model import Assessment, SiteId
from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import Ground, LegalQuality
from tests.workflow.pages import LIBRARY, OFFER, html, line
from workflow.assess import assess_lines
from workflow.ingest import ingest
from workflow.rows import row
from workflow.stored import file_assessments, stored_assessments
from workflow.workspace import declare, workspace_of

LINES = [
    line(id="1", site="a.example", url="https://a.example/", html=html(OFFER)),
    line(id="2", site="b.example", url="https://b.example/", html=html(LIBRARY)),
    line(id="3", site="a.example", url="https://a.example/2", html=html(LIBRARY)),
]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


@pytest.fixture
def ours(settings: Settings, pages: Path) -> Settings:
    """The demonstration, with three pages of two sites."""
    local = Settings.at(
        settings.home, database_url=settings.database_url, allow_loopback=True
    )
    ingest(local, [pages])
    return local


def without_ids(assessment: Assessment) -> str:
    """The row with the names of captures taken out: each way of reading has its own."""
    told = row(assessment)
    told["elements"] = None
    told["provisions"] = [
        {**found, "elements": None} if isinstance(found, dict) else found
        for found in told["provisions"]  # type: ignore[union-attr]
    ]
    for key in ("fees", "exculpatory", "operator"):
        told[key] = repr(told[key]).count("quote")
    return repr(told)


def test_stored_sites_get_the_answers_of_the_stream(ours: Settings) -> None:
    stored = [without_ids(found) for found in stored_assessments(ours, [])]
    streamed = [
        without_ids(found)
        for found in assess_lines(LINES)
        if isinstance(found, Assessment)
    ]
    assert stored == streamed


def test_assessing_twice_gives_the_same_rows(ours: Settings) -> None:
    first = [row(found) for found in stored_assessments(ours, [])]
    assert [row(found) for found in stored_assessments(ours, [])] == first


def test_a_proposal_is_kept_and_the_run_is_journaled(ours: Settings) -> None:
    (found,) = stored_assessments(ours, ["a.example"])
    with open_store(ours) as store:
        assert store.assessment(found.site) == found
        kinds = [entry.kind for entry in store.journal()]
    assert kinds[-1] == JournalKind.SITES_ASSESSED


def test_a_site_whose_pages_were_altered_does_not_stop_the_others(
    ours: Settings,
) -> None:
    with open_store(ours) as store:
        (page, _) = store.texts(SiteId("a.example"))
        text = store.blobs.path(page.sha256)
    text.unlink()
    measured = stored_assessments(ours, [])
    assert next(measured).site == "b.example"
    with pytest.raises(UnfinishedError, match=r"a\.example.*manquant"):
        next(measured)
    with open_store(ours) as store:
        assert [line.kind for line in store.journal()][-1] == JournalKind.SITES_ASSESSED


def test_what_was_measured_is_journaled_for_a_caller_who_stops(ours: Settings) -> None:
    found = stored_assessments(ours, [])
    next(iter(found))
    found.close()
    with open_store(ours) as store:
        assert [line.kind for line in store.journal()][-1] == JournalKind.SITES_ASSESSED


def test_an_unknown_site_is_named(ours: Settings) -> None:
    with pytest.raises(UnusableInputError, match=r"c\.example"):
        list(stored_assessments(ours, ["a.example", "c.example"]))


def test_quotes_stand_in_the_stored_text(ours: Settings) -> None:
    (found,) = stored_assessments(ours, ["a.example"])
    with open_store(ours) as store:
        texts = {page.capture: page for page in store.texts(found.site)}
    quotes = [quote for finding in found.elements for quote in finding.quotes]
    assert quotes
    assert all(texts[quote.capture].contains(quote) for quote in quotes)


def test_files_are_measured_without_being_stored(pages: Path, tmp_path: Path) -> None:
    home = tmp_path / "nowhere"
    sites = [found.site for found in file_assessments([pages])]
    assert sites == ["a.example", "b.example"]
    assert not home.exists()


def test_sites_of_the_demonstration_need_no_workspace(ours: Settings) -> None:
    away = Settings.at(ours.home, database_url=ours.database_url)
    assert [found.site for found in stored_assessments(away, [])] == [
        "a.example",
        "b.example",
    ]


def test_sites_of_a_workspace_need_a_named_person(ours: Settings) -> None:
    mine = workspace_of(
        "Association fictive",
        LegalQuality.AUTRE_ASSOCIATION,
        Ground.ACTION_VICTIMES,
        "préparer",
    )
    declare(ours, mine, "Ada")
    away = Settings.at(ours.home, database_url=ours.database_url)
    with pytest.raises(UnusableInputError, match="personne inconnue"):
        list(stored_assessments(away, [], as_user="Zoé"))
