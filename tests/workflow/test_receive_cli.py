"""`vigie receive`: exit codes, lines and JSON that outside checks rely on."""

import json
from pathlib import Path

import pytest

from cli.app import run
from tests.evidence import files


def given(tmp_path: Path, name: str = "facture.pdf", body: bytes = files.PDF) -> Path:
    path = tmp_path / name
    path.write_bytes(body)
    return path


def ask(*arguments: str) -> int:
    shows = "un prélèvement de 49,90 €"
    return run(["receive", *arguments, "--from", "Jeanne Dupont", "--shows", shows])


@pytest.fixture
def demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_ALLOW_LOOPBACK", "1")


@pytest.mark.usefixtures("demonstration")
def test_the_command_ends_with_0_and_says_where_the_package_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(str(given(tmp_path)), "--kind", "facture", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["state"] == "SEALED"
    assert told["kind"] == "facture"
    assert Path(told["package"]).is_absolute()
    assert run(["verify", told["package"]]) == 0
    assert "non probant" in capsys.readouterr().out


@pytest.mark.usefixtures("demonstration")
def test_the_command_ends_with_2_when_nothing_can_be_a_piece(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(str(given(tmp_path, "a.exe", b"MZ\x90\0"))) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[-1] == (
        "vigie\u00a0: «\u00a0a.exe\u00a0»\u00a0: programme exécutable\u00a0: refusé"
    )


@pytest.mark.usefixtures("demonstration")
def test_the_command_ends_with_1_when_one_of_several_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = str(given(tmp_path, "a.exe", b"MZ\x90\0"))
    assert ask(bad, str(given(tmp_path)), "--json") == 1
    states = [row["state"] for row in json.loads(capsys.readouterr().out)]
    assert states == ["SEALED", "REFUSED"]


@pytest.mark.usefixtures("demonstration")
def test_the_command_without_openssl_keeps_the_piece_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert ask(str(given(tmp_path))) == 1
    assert "OpenSSL absent" in capsys.readouterr().out


@pytest.mark.usefixtures("demonstration")
def test_an_authority_without_its_root_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_TSA_URL", "http://127.0.0.1:1/")
    assert ask(str(given(tmp_path))) == 2
    assert "VIGIE_TSA_ROOT" in capsys.readouterr().err


@pytest.mark.usefixtures("demonstration")
def test_an_authority_that_is_not_there_leaves_the_piece_unsealed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_TSA_URL", "http://127.0.0.1:1/")
    monkeypatch.setenv("VIGIE_TSA_ROOT", str(tmp_path / "absent.pem"))
    assert ask(str(given(tmp_path))) == 1
    assert "introuvable" in capsys.readouterr().out
