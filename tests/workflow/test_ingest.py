"""`vigie import`: what files bring into the dossier, once."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.app import run
from dossier.errors import RefusedError, UnusableInputError
from dossier.model import CaptureOutcome, Origin, SiteId
from dossier.settings import Settings
from dossier.store import Store, open_store
from dossier.workspaces import Ground, LegalQuality
from tests.reading.warc_files import HTML, numbered, warc
from workflow.ingest import ingest, pages_of, slug
from workflow.workspace import declare, workspace_of

LINE = {"id": "p1", "site": "s.example", "url": "https://s.example/", "html": "<p>29 €"}


@pytest.fixture
def settings(own_home: Path) -> Settings:
    found = Settings.at(own_home)
    workspace = workspace_of(
        "Association fictive",
        LegalQuality.AUTRE_ASSOCIATION,
        Ground.ACTION_VICTIMES,
        "Préparer une action",
    )
    declare(found, workspace, "Camille Test")
    return found


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as found:
        yield found


def written(folder: Path, name: str, body: bytes) -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


def lines(folder: Path, *objects: object, name: str = "pages.jsonl") -> Path:
    return written(
        folder, name, "".join(f"{json.dumps(one)}\n" for one in objects).encode()
    )


def test_pages_are_stored_with_their_text(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    path = lines(
        tmp_path,
        {
            **LINE,
            "html": "<p>29 € <s>49 €</s>",
            "captured_at": "2026-03-01T10:00:00+01:00",
        },
    )
    (report,) = ingest(settings, [path])
    assert (report.pages, report.new, report.sites) == (1, 1, ("s.example",))
    (page,) = store.texts(SiteId("s.example"))
    assert page.text == "29 € 49 €"
    assert [(span.start, span.origin) for span in page.spans] == [(5, Origin.STRUCK)]
    assert page.captured_at == datetime(2026, 3, 1, 9, tzinfo=UTC)
    (capture,) = store.captures(page.site)
    assert store.body(capture.id) == "<p>29 € <s>49 €</s>".encode()


def test_importing_twice_adds_nothing(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    path = lines(tmp_path, LINE, {"id": "p2", "text": "Un"})
    other = written(tmp_path, "a.warc.gz", numbered(3))
    ingest(settings, [path, other])
    before = {site: list(store.outcomes(site)) for site in store.sites()}
    journal = len(list(store.journal()))
    reports = ingest(settings, [other, path, path])
    assert [(report.pages, report.new) for report in reports] == [
        (3, 0),
        (2, 0),
        (2, 0),
    ]
    assert {site: list(store.outcomes(site)) for site in store.sites()} == before
    assert len(list(store.journal())) == journal


def test_an_import_is_journaled_under_its_person(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    ingest(settings, [lines(tmp_path, LINE)], as_user="Camille Test")
    last = list(store.journal())[-1]
    assert last.kind == "pages_imported"
    assert last.by == "Camille Test"
    assert store.workspace_of(SiteId("s.example")) != "demonstration"


def test_nothing_is_imported_without_a_workspace(
    tmp_path: Path, own_home: Path
) -> None:
    with pytest.raises(RefusedError, match="vigie init"):
        ingest(Settings.at(own_home), [lines(tmp_path, LINE)])


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ({"site": "s", "url": "https://a.example/", "html": "x"}, "s"),
        ({"url": "https://www.a.example:8443/x", "html": "x"}, "a.example:8443"),
        ({"html": "x"}, "fichier-mes-pages-ete"),
    ],
)
def test_a_page_belongs_to_the_site_it_names_else_its_host_else_its_file(
    tmp_path: Path, settings: Settings, line: dict[str, str], site: str
) -> None:
    (report,) = ingest(settings, [lines(tmp_path, line, name="Mes pages (été).jsonl")])
    assert report.sites == (site,)


def test_a_text_is_stored_unchanged_but_for_lone_surrogates(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    path = written(tmp_path, "a.jsonl", b'{"site": "s", "text": " a\\ud800  b\\n\\n "}')
    ingest(settings, [path])
    (page,) = store.texts(SiteId("s"))
    assert page.text == " a\ufffd  b\n\n "


def test_pages_without_an_address_do_not_replace_each_other(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    ingest(
        settings, [lines(tmp_path, *({"site": "s", "text": str(n)} for n in range(3)))]
    )
    assert [page.text for page in store.texts(SiteId("s"))] == ["0", "1", "2"]


def test_more_pages_than_a_batch_are_all_stored_in_order(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    pages = [
        {"site": "s", "url": f"https://s.example/{n}", "text": str(n)}
        for n in range(230)
    ]
    (report,) = ingest(settings, [lines(tmp_path, *pages)])
    assert report.pages == 230
    assert [page.text for page in store.texts(SiteId("s"))] == [
        str(n) for n in range(230)
    ]


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (404, b"<p>absente", (CaptureOutcome.HTTP_ERROR, "réponse 404")),
        (200, b"<p hidden>", (CaptureOutcome.EMPTY, "page sans texte")),
        (
            200,
            b"%PDF-1.7 broken",
            (CaptureOutcome.NOT_TEXT, "document PDF illisible"),
        ),
    ],
)
def test_a_page_that_says_nothing_is_recorded_with_its_reason(
    tmp_path: Path,
    settings: Settings,
    status: int,
    body: bytes,
    said: tuple[CaptureOutcome, str],
) -> None:
    record = warc(
        ("https://a.example/x", body), status=f"HTTP/1.1 {status} Fin", headers=HTML
    )
    path = written(tmp_path, "a.warc.gz", record + warc(("https://a.example/", b"Un")))
    (report,) = ingest(settings, [path])
    assert report.pages == 1
    assert report.broken == (f"a.warc.gz, https://a.example/x : {said[1]}",)
    with open_store(settings) as store:
        first = next(iter(store.outcomes(SiteId("a.example"))))
    assert (first.outcome, first.reason) == said


def test_one_bad_file_does_not_stop_the_others(
    tmp_path: Path, settings: Settings
) -> None:
    bad = written(tmp_path, "a.zip", b"PK\x03\x04")
    broken = written(tmp_path, "b.jsonl", b"{\n" + json.dumps(LINE).encode())
    good = written(tmp_path, "c.html", b"<p>Un")
    reports = ingest(settings, [bad, tmp_path / "absent", broken, good])
    assert [report.pages for report in reports] == [0, 0, 1, 1]
    assert "ZIP" in reports[0].refusal
    assert "introuvable" in reports[1].refusal
    assert reports[2].broken == ("b.jsonl, ligne 1 : ce n’est pas un objet JSON",)


@pytest.mark.parametrize("site", ["x" * 301, "a\nb", "\u0007"])
def test_a_site_name_that_cannot_be_kept_breaks_only_its_line(
    tmp_path: Path, settings: Settings, site: str
) -> None:
    (report,) = ingest(settings, [lines(tmp_path, {**LINE, "site": site}, LINE)])
    assert report.pages == 1
    assert len(report.broken) == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"site": "", "url": f"https://{'x' * 400}.example/"},
        {"site": "", "url": "https://["},
        {"captured_at": "0001-01-01T00:00:00+05:00"},
        {"captured_at": "9999-12-31T23:59:59-05:00"},
    ],
)
def test_an_address_or_a_date_that_cannot_be_kept_breaks_only_its_line(
    tmp_path: Path, settings: Settings, fault: dict[str, str]
) -> None:
    (report,) = ingest(settings, [lines(tmp_path, {**LINE, **fault}, LINE)])
    assert report.pages == 1
    (told,) = report.broken
    assert told.startswith("pages.jsonl, ")
    assert "inutilisable" in told


def test_a_page_without_an_address_is_told_by_its_file(
    tmp_path: Path, settings: Settings
) -> None:
    (report,) = ingest(settings, [written(tmp_path, "a é.pdf", b"%PDF-1.7 broken")])
    assert report.refusal == "a é.pdf : document PDF illisible"


def test_a_password_in_an_address_is_not_kept(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    ingest(settings, [lines(tmp_path, {**LINE, "url": "https://moi:mdp@s.example/"})])
    (capture,) = store.captures(SiteId("s.example"))
    assert capture.url == "https://***@s.example/"


def test_a_store_that_refuses_is_not_a_fault_of_the_file(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def refuse(*said: object) -> None:
        calls.append(said)
        raise UnusableInputError("en lecture seule")

    monkeypatch.setattr(Store, "keep", refuse)
    with pytest.raises(UnusableInputError, match="lecture seule"):
        ingest(settings, [lines(tmp_path, LINE)])
    assert len(calls) == 1


def test_pages_can_be_read_without_being_stored(tmp_path: Path) -> None:
    path = lines(
        tmp_path, LINE, {**LINE, "id": "p2", "html": "<p>19 €"}, {"text": "Un"}
    )
    pages = list(pages_of(path))
    assert [(page.capture, page.text) for page in pages] == [
        ("p2", "19 €"),
        (pages[1].capture, "Un"),
    ]


def test_a_file_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="ligne 1"):
        list(pages_of(written(tmp_path, "a.jsonl", b"{\n")))


@pytest.mark.parametrize(
    ("name", "plain"), [("Été 2026", "ete-2026"), ("a__b", "a-b"), ("…", "sans-nom")]
)
def test_a_slug_is_plain_ascii(name: str, plain: str) -> None:
    assert slug(name) == plain


@pytest.mark.usefixtures("settings")
def test_the_command_prints_what_became_of_each_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = lines(tmp_path, LINE)
    assert run(["import", str(path), "--json"]) == 0
    (row,) = json.loads(capfd.readouterr().out)
    assert row == {
        "file": str(path.absolute()),
        "pages": 1,
        "new": 1,
        "sites": ["s.example"],
        "unreadable": [],
    }


@pytest.mark.usefixtures("settings")
def test_the_command_ends_with_one_when_something_was_unreadable(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "a.jsonl", b"{\n" + json.dumps(LINE).encode())
    assert run(["import", str(path), str(tmp_path / "absent")]) == 1
    out, err = capfd.readouterr()
    assert f"{path}\t1\t1\t1" in out
    assert len(err.splitlines()) == 2


@pytest.mark.usefixtures("settings")
def test_the_command_ends_with_two_when_nothing_could_be_used(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "a.jsonl", b"{\n[\n")
    assert run(["import", str(path)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


def test_a_time_without_a_zone_is_taken_as_universal(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    ingest(settings, [lines(tmp_path, {**LINE, "captured_at": "2026-03-01T10:00:00"})])
    (capture,) = store.captures(SiteId("s.example"))
    assert capture.captured_at == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_the_last_page_of_an_address_takes_the_last_place(tmp_path: Path) -> None:
    other = {**LINE, "id": "p2", "url": "https://s.example/b"}
    path = lines(tmp_path, LINE, other, {**LINE, "id": "p3"})
    assert [page.capture for page in pages_of(path)] == ["p2", "p3"]


@pytest.mark.usefixtures("settings")
def test_a_file_of_which_nothing_is_used_is_told_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = written(tmp_path, "a.jsonl", b"{\n[\n{\n")
    assert run(["import", str(bad), str(lines(tmp_path, LINE))]) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1
