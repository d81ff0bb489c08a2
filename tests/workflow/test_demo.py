"""``vigie demo`` to its end: sites as expected, exhibits sealed, a document written."""

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from zipfile import ZipFile

import docx
import pypdf
import pytest

from dossier.case import Case, Choice
from dossier.errors import RefusedError
from dossier.settings import Settings
from dossier.store import open_store
from rendering.pdf import page_count
from tests.workflow.demo_webs import one_site, some_sites
from web import chromium
from workflow import demo
from workflow.check_answer import SPECIMEN
from workflow.demo import Demonstrated, demonstrate, show
from workflow.demo_cases import LOST
from workflow.demonstration_cases import demo_cases
from workflow.demonstration_sites import demo_sites
from workflow.desk_web import announced_web
from workflow.verify import verify

# One demonstration for all these tests, not one a worker.
pytestmark = pytest.mark.xdist_group("chromium")

STATIC, IN_TERMS = "brumel-allocations.example", "mes-aides-dorlivane.example"


def test_every_shipped_site_is_read_as_expected(tmp_path: Path) -> None:
    sites = [site.host for site in demo_sites()]
    web = some_sites(tmp_path / "web", sites, cases=False)
    done = demonstrate(Settings.at(tmp_path / "home"), folder=web)
    assert [site.differences for site in done.sites] == [()] * 16
    assert [site.site.host for site in done.sites] == sites
    assert len(done.documents) == len(done.answers) == 16
    assert all(path.is_relative_to(tmp_path / "home/demo") for path in done.answers)
    assert {page_count(path.read_bytes()) for path in done.answers} == {1}
    assert done.as_expected


@dataclass(frozen=True)
class Whole:
    """A demonstration that went to its end, after another, in a home with a space."""

    own: Settings
    done: Demonstrated
    stale: list[Path]
    said: list[str]

    def cases(self) -> list[Case]:
        with open_store(self.own) as store:
            return store.cases()

    def letters(self, ending: str) -> list[Path]:
        found = [path for path in self.done.documents if path.suffix == ending]
        return [path for path in found if path.name.startswith("signalement")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    folder = tmp_path_factory.mktemp("demo")
    web = some_sites(folder / "web", [STATIC, IN_TERMS])
    settings = Settings.at(folder / "à côté")
    said: list[str] = []
    stale = [
        settings.home / "demo" / name
        for name in ("dossier/vigie.db", "dossier/exhibits/un/x", "reponses/a.pdf")
    ]
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"of the run before")
    with pytest.MonkeyPatch.context() as patch:
        # A stamp authority of the environment is never asked for fictional pages.
        patch.setenv("VIGIE_TSA_URL", "https://tsa.example/")
        before = os.umask(0o077)
        try:
            done = demonstrate(settings, folder=web, told=said.append)
        finally:
            os.umask(before)
    return Whole(
        Settings.at(settings.home / "demo/dossier", allow_loopback=True),
        done,
        stale,
        said,
    )


def test_the_demonstration_ends_with_sealed_exhibits_and_letters(whole: Whole) -> None:
    assert [one.faults for one in whole.done.cases] == [[], []]
    assert whole.done.as_expected
    assert whole.done.lost == ""
    assert [one.script.site for one in whole.done.cases] == [STATIC, IN_TERMS]
    assert [case.id for case in whole.cases()] == [one.case for one in whole.done.cases]
    assert whole.done.case == whole.done.cases[0].case
    assert len(whole.letters(".pdf")) == len(whole.letters(".docx")) == 2
    assert len(whole.letters(".zip")) == 2


def test_the_demonstration_stands_every_check_of_verify(whole: Whole) -> None:
    paths = [whole.own.home, *whole.done.exhibits]
    found = list(verify(paths, whole.own))
    assert [check for check in found if not check.holds] == []
    assert {check.path for check in found} == set(paths)


def test_every_exhibit_of_the_cases_is_named_and_sealed(whole: Whole) -> None:
    held = [numbered.exhibit for case in whole.cases() for numbered in case.exhibits]
    assert all(exhibit.citable for exhibit in held)
    named = {path.resolve() for path in whole.done.exhibits}
    assert named == {(whole.own.home / exhibit.folder).resolve() for exhibit in held}
    assert all(path.is_absolute() and path.is_dir() for path in whole.done.exhibits)


def test_the_price_that_stands_in_the_terms_only_is_sealed_there(whole: Whole) -> None:
    with open_store(whole.own) as store:
        case = whole.done.cases[1].case
        assert case is not None
        anchored = [
            anchor
            for anchoring in store.anchorings(case).values()
            for anchor in anchoring.anchors
            if "19,90" in anchor.text
        ]
        page = store.exhibit(anchored[0].exhibit).url
    assert page == f"https://{IN_TERMS}/conditions-generales-de-vente/"


def test_every_card_is_decided_by_one_person_and_approved_by_another(
    whole: Whole,
) -> None:
    with open_store(whole.own) as store:
        for case in store.cases():
            decisions = store.decisions(case.id).values()
            assert len(decisions) == 8
            assert {decision.by for decision in decisions} == {"Camille Exemple"}
            assert all(decision.reason for decision in decisions)
            assert {d.choice for d in decisions} <= {Choice.LU, Choice.A_DEDUIRE}
            (approval,) = store.approvals(case.id)
            assert approval.by == "Dominique Exemple"
            assert "Ville-Exemple" in approval.vote


def test_every_page_of_every_pdf_says_that_it_is_fictional(whole: Whole) -> None:
    printed = [path for path in whole.done.documents if path.suffix == ".pdf"]
    assert len(printed) > 10
    for path in printed:
        for page in pypdf.PdfReader(path).pages:
            assert SPECIMEN in page.extract_text(), path


def test_the_letters_in_docx_say_that_they_are_fictional(whole: Whole) -> None:
    for path in whole.letters(".docx"):
        heads = [
            line.text
            for section in docx.Document(str(path)).sections
            for line in section.header.paragraphs
        ]
        assert any(SPECIMEN in line for line in heads)


def test_the_archive_holds_the_letter_in_both_formats(whole: Whole) -> None:
    for path in whole.letters(".zip"):
        with ZipFile(path) as archive:
            endings = {Path(name).suffix for name in archive.namelist()}
        assert {".docx", ".pdf"} <= endings


def test_nothing_is_left_of_the_demonstration_before(whole: Whole) -> None:
    database, *others = whole.stale
    assert not database.read_bytes().startswith(b"of the run before")
    assert not any(path.exists() for path in others)


def test_what_is_being_done_is_told(whole: Whole) -> None:
    for phrase in ("lecture de", "mesure de", "scellement de", "accord et rédaction"):
        assert any(phrase in said for said in whole.said), phrase


def test_without_a_browser_the_sites_are_shown_and_the_loss_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "PROGRAMS", ("chromium-absent",))
    web = some_sites(tmp_path / "web", [STATIC])
    done = demonstrate(Settings.at(tmp_path / "home"), folder=web)
    assert [site.differences for site in done.sites] == [()]
    assert done.lost.startswith("Chromium est introuvable")
    assert done.lost.endswith(LOST)
    assert not any(path.name.startswith("signalement") for path in done.documents)
    assert done.case is not None


def test_words_that_a_page_does_not_say_stop_their_case_and_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "PROGRAMS", ("chromium-absent",))
    web = some_sites(tmp_path / "web", [STATIC])
    page = web / STATIC / "nos-tarifs.html"
    page.write_text(page.read_text("utf-8").replace("à chaque versement", ""), "utf-8")
    done = demonstrate(Settings.at(tmp_path / "home"), folder=web)
    (fault,) = done.cases[0].faults
    assert fault.endswith(f"ne se lit pas sur https://{STATIC}/nos-tarifs.html")
    assert not done.as_expected


def test_a_site_found_otherwise_than_expected_is_told(tmp_path: Path) -> None:
    folder = one_site(tmp_path / "web", "alert")
    done = demonstrate(Settings.at(tmp_path / "home"), folder=folder)
    assert not done.as_expected
    assert done.sites[0].differences == ("attendu alert, trouvé clear",)


def test_a_second_demonstration_finds_the_same(tmp_path: Path) -> None:
    folder = one_site(tmp_path / "web", "clear")
    runs = [
        demonstrate(Settings.at(tmp_path / "home"), folder=folder) for _ in range(2)
    ]
    first, second = (done.sites[0].answer for done in runs)
    assert all(done.as_expected for done in runs)
    assert first.pages == second.pages
    assert first.assessment == second.assessment


def test_sealed_packages_of_an_earlier_run_are_removed_by_whoever_owns_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "dossier" / "exhibits" / "un"
    package.mkdir(parents=True)
    (package / "text.txt").write_text("x", "utf-8")
    package.chmod(0o555)
    writable = []

    def remove(folder: Path) -> None:
        writable.append(package.stat().st_mode & 0o700 == 0o700)
        rmtree(folder)

    rmtree = shutil.rmtree
    monkeypatch.setattr(shutil, "rmtree", remove)
    demo._clear(tmp_path / "dossier")
    assert writable == [True]
    assert not (tmp_path / "dossier").exists()


def test_a_demonstration_that_runs_is_not_disturbed(tmp_path: Path) -> None:
    folder = one_site(tmp_path / "web", "clear")
    settings = Settings.at(tmp_path / "home")
    kept = settings.home / "demo" / "dossier" / "vigie.db"
    kept.parent.mkdir(parents=True)
    kept.touch()
    with (settings.home / "demo" / "verrou").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(RefusedError, match="tourne déjà"):
            demonstrate(settings, folder=folder)
        with pytest.raises(RefusedError, match="tourne déjà"):
            show(settings, folder=folder)
    assert kept.is_file()


@dataclass
class Served:
    """What would be served: where, and whether the fictional web was then reachable."""

    port: int = 0
    own: Settings | None = None
    reachable: bool = False


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Served:
    found = Served()

    def serve(own: Settings, *, port: int, **_: object) -> None:
        found.port, found.own = port, own
        found.reachable = announced_web(own) is not None

    monkeypatch.setattr(demo, "serve", serve)
    return found


def test_the_dashboard_opens_on_the_demonstration_and_reaches_its_web(
    tmp_path: Path, served: Served
) -> None:
    folder = one_site(tmp_path / "web", "clear")
    show(Settings.at(tmp_path / "home"), folder=folder, port=0)
    assert served.reachable
    assert served.own is not None
    assert served.own.home == tmp_path / "home/demo/dossier"
    assert announced_web(served.own) is None


def test_a_taken_port_gives_way_to_a_free_one_that_is_told(
    tmp_path: Path, served: Served
) -> None:
    folder, told = one_site(tmp_path / "web", "clear"), list[str]()
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        show(Settings.at(tmp_path / "h"), folder=folder, port=port, told=told.append)
    assert served.port not in {0, port}
    assert told == [
        f"le port {port} est pris, le tableau de bord prend le port {served.port}"
    ]


def test_the_shipped_cases_are_of_shipped_sites_expected_to_alert() -> None:
    alerts = {site.host for site in demo_sites() if site.expected == "alert"}
    assert [case.site for case in demo_cases()] == [STATIC, IN_TERMS]
    assert {case.site for case in demo_cases()} <= alerts
