"""``vigie assess`` and ``vigie evaluate`` as a person or a program calls them."""

import json
from pathlib import Path

import pytest

from cli.app import run
from dossier.model import SiteId
from dossier.settings import Settings
from dossier.store import open_store
from tests.workflow.pages import LIBRARY, OFFER, html, line
from workflow.ingest import ingest


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    lines = [
        line(id="1", site="a.example", text=OFFER),
        line(id="2", site="b.example", text=LIBRARY, label="benign_benefit"),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_stream_gives_one_row_a_site(
    stream: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["assess", "--jsonl", str(stream)]) == 0
    rows = [json.loads(words) for words in capsys.readouterr().out.splitlines()]
    assert [(found["site"], found["verdict"]) for found in rows] == [
        ("a.example", "alert"),
        ("b.example", "clear"),
    ]


def test_an_unreadable_line_is_a_row_and_exit_code_one(
    stream: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with stream.open("a", encoding="utf-8") as lines:
        lines.write("\n{\n")
    assert run(["assess", "--jsonl", str(stream)]) == 1
    rows = [json.loads(words) for words in capsys.readouterr().out.splitlines()]
    assert rows[-1] == {
        "site": "",
        "line": 3,
        "error": "ligne illisible : ce n’est pas du JSON",
    }


def test_an_html_file_is_measured_without_a_workspace(
    tmp_path: Path, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "accueil.html"
    page.write_text(html(OFFER), encoding="utf-8")
    assert run(["assess", str(page), "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["verdict"] == "alert"
    assert not list(own_home.iterdir())


def test_sites_measured_are_printed_even_when_another_could_not_be(
    stream: Path, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    local = Settings.at(own_home, allow_loopback=True)
    ingest(local, [stream])
    with open_store(local) as store:
        (page,) = store.texts(SiteId("b.example"))
        store.blobs.path(page.sha256).unlink()
    assert run(["assess", "--json"]) == 3
    told = capsys.readouterr()
    assert [found["site"] for found in json.loads(told.out)] == ["a.example"]
    assert "b.example" in told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--jsonl", "absent.jsonl"], "absent.jsonl"),
        (["--jsonl", "-", "a.example"], "se passe de tout autre argument"),
        (["inconnu.example"], "inconnu.example"),
        (["--tout"], "--tout"),
    ],
)
def test_misuse_is_one_french_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["assess", *arguments]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert len(told.err.strip().splitlines()) <= 2


def test_the_quality_table_names_the_keyword_rule(
    stream: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", str(stream)]) == 0
    told = capsys.readouterr().out
    assert "mots-clés" in told
    assert "benign_benefit\tclear\t1" in told
    assert run(["evaluate", str(stream), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sites"] == 1
