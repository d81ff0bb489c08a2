"""``vigie crawl``, as a script and as a person see it."""

import json
from pathlib import Path

import pytest

from cli.app import run
from tests.crawler.loopback import Reply, served
from workflow import survey_child


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_ALLOW_LOOPBACK", "1")


def test_json_tells_each_address_and_refusals_do_not_stop_the_batch(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with served({"/": Reply(b"<p>bonjour")}) as server:
        named = ["http://10.0.0.1/", server.url, "ftp://site.example/"]
        assert run(["crawl", *named, "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == [
        {
            "url": "http://10.0.0.1/",
            "outcome": "refused_private",
            "reason": "adresse privée ou réservée (10.0.0.1) : jamais contactée",
            "bytes": 0,
            "sha256": None,
        },
        {
            "url": f"{server.url}/",
            "outcome": "stored",
            "reason": "",
            "bytes": 10,
            "sha256": (
                "c0af8f2b29a383c39bfe772d9e7bff2608ac87df45d62bc8d0c9d0eb12a54fa4"
            ),
        },
        {
            "url": "ftp://site.example/",
            "outcome": "refused_scheme",
            "reason": "protocole « ftp » : seuls http et https sont suivis",
            "bytes": 0,
            "sha256": None,
        },
    ]


def test_a_person_reads_a_table_and_a_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["crawl", "http://10.0.0.1/"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[1].startswith("refused_private\thttp://10.0.0.1/")
    assert "1 adresse(s). refused_private : 1" in told.err


@pytest.mark.parametrize("named", ["pas une adresse", "", "https://"])
def test_what_is_not_an_address_is_refused_in_one_line(
    named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["crawl", named, "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert "Traceback" not in told.err


def test_a_public_site_without_a_workspace_names_the_remedy(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["crawl", "site.example"]) == 2
    assert "vigie init" in capsys.readouterr().err


def test_a_breakdown_is_one_line_and_the_log_it_names_holds_the_rest(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    own_home: Path,
) -> None:
    monkeypatch.setattr(survey_child, "__name__", "workflow.absent")
    with served({"/": Reply(b"<p>bonjour")}) as server:
        assert run(["crawl", server.url, "http://10.0.0.1/", "--json"]) == 3
    told = capsys.readouterr()
    assert [row["outcome"] for row in json.loads(told.out)] == ["refused_private"]
    assert len(told.err.strip().splitlines()) == 1
    (log,) = (own_home / "logs").glob("crawl-*.log")
    assert str(log) in told.err.replace("\u00a0", " ")
    assert "No module named 'workflow.absent'" in log.read_text()
