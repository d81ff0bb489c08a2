"""``vigie serve`` keeps its house: one server, one worker, none left behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cli.app import run
from dossier.errors import UnusableInputError
from workflow.serve import free_port
from workflow.serve_look import SERVER, arguments

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


class House:
    """One ``vigie serve`` under way."""

    def __init__(self, process: "subprocess.Popen[str]", said: Path) -> None:
        self.process = process
        self.said = said

    def children(self) -> dict[str, int]:
        """Process ids by role."""
        found = {}
        for entry in Path("/proc").iterdir():
            with suppress(OSError, ValueError, IndexError):
                line = (entry / "cmdline").read_bytes().decode().split("\0")
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(stat[1]) == self.process.pid and stat[0] != "Z":
                    found[line[line.index("workflow.serve_child") + 1]] = int(
                        entry.name
                    )
        return found

    @property
    def port(self) -> int:
        found = ADDRESS.search(self.said.read_text())
        assert found, self.said.read_text()
        return int(found[1])

    def get(self, path: str) -> tuple[int, dict[str, str], str]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return answer.status, headers, answer.read().decode()


def until(true: Callable[[], object], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "never came"
        time.sleep(0.1)


def alive(pid: int) -> bool:
    with suppress(OSError):
        return (
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        )
    return False


@contextmanager
def serving(home: Path) -> Iterator[House]:
    said = home.parent / "said"
    with said.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "cli", "serve", "--port", "0"],
            env=os.environ | {"VIGIE_HOME": str(home), "VIGIE_ALLOW_LOOPBACK": "1"},
            stderr=errors,
            text=True,
        )
    house = House(process, said)
    try:
        until(lambda: ADDRESS.search(said.read_text()) or process.poll() is not None)
        yield house
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with serving(tmp_path_factory.mktemp("serve") / "home") as found:
        yield found


def test_the_house_says_that_it_answers(house: House) -> None:
    status, _, body = house.get("/sante")
    assert (status, body) == (200, "Vigie répond.\n")


def test_the_served_page_is_french_and_guarded(house: House) -> None:
    _, headers, body = house.get("/")
    assert '<html lang="fr">' in body
    assert "script-src 'self';" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_every_page_has_an_address_that_answers(house: House) -> None:
    for name in ("sites", "site", "revue", "dossiers", "dossier", "echeances", "aide"):
        status, _, body = house.get(f"/{name}")
        assert (status, "<title>Vigie</title>" in body) == (200, True)


def test_only_this_machine_can_connect(house: House) -> None:
    listening = Path("/proc/net/tcp").read_text().splitlines()[1:]
    ours = [line.split() for line in listening if f":{house.port:04X} " in line]
    assert {line[1].split(":")[0] for line in ours if line[3] == "0A"} == {"0100007F"}


def test_a_worker_that_dies_is_started_again(house: House) -> None:
    first = house.children()["worker"]
    os.kill(first, signal.SIGKILL)
    until(lambda: house.children().get("worker", first) != first)
    assert house.get("/sante")[0] == 200
    assert "l’exécutant s’est arrêté (code -9)" in house.said.read_text()


def test_a_taken_port_is_told_in_one_line(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "--port", str(house.port)]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert f"le port {house.port} de cette machine est pris" in said
    assert "--port" in said


def test_sigterm_ends_the_house_and_all_who_live_in_it(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as house:
        children = list(house.children().values())
        house.process.send_signal(signal.SIGTERM)
        assert house.process.wait(20) == 0
        assert len(children) == 2
        assert not any(map(alive, children))


def test_children_do_not_outlive_a_house_killed_outright(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as house:
        children = list(house.children().values())
        house.process.kill()
        house.process.wait(20)
        assert len(children) == 2
        until(lambda: not any(map(alive, children)), 20)


def test_a_server_that_dies_ends_the_house_with_a_reason(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as house:
        children = house.children()
        os.kill(children["dashboard"], signal.SIGKILL)
        assert house.process.wait(20) == 3
        assert "le tableau de bord s’est arrêté (code -9)" in house.said.read_text()
        assert not alive(children["worker"])


def test_a_free_port_is_taken_as_asked() -> None:
    port = free_port(0)
    assert free_port(port) == port


def test_a_port_held_by_another_is_refused() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as other,
        pytest.raises(UnusableInputError, match="--port"),
    ):
        free_port(other.getsockname()[1])


def test_nothing_is_sent_out_and_no_other_machine_is_let_in() -> None:
    said = arguments("dashboard.py", 8501)
    assert "--browser.gatherUsageStats=false" in said
    assert "--server.address=127.0.0.1" in said
    assert "--server.headless=true" in said
    assert SERVER["server.enableXsrfProtection"] is True
