"""The demonstration web answers like a web, on loopback, under its own authority."""

import http.client
import ssl
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from socket import create_connection

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workflow import demonstration_authority
from workflow.demonstration import Demonstration, demonstration, get, post
from workflow.demonstration_authority import authority
from workflow.demonstration_sites import FOLDER, demo_sites

QUESTIONNAIRE = FOLDER / "mon-bilan-droits.example"
CALENDAR = FOLDER / "maison-beaurivage.example"


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    with demonstration(tmp_path_factory.mktemp("demo")) as served:
        yield served


class _Pinned(http.client.HTTPSConnection):
    """Connects to where the demonstration is, and asks for the host it is told."""

    def __init__(
        self, web: Demonstration, host: str, trust: Path | None = None
    ) -> None:
        context = ssl.create_default_context(cafile=str(trust or web.certificate))
        super().__init__(host, timeout=10, context=context)
        self._where = web.hosts[host].rpartition(":")
        self._tls = context

    def connect(self) -> None:
        address, _, port = self._where
        plain = http.client.HTTPConnection(address, int(port), timeout=10)
        plain.connect()
        self.sock = self._tls.wrap_socket(plain.sock, server_hostname=self.host)


def ask(
    web: Demonstration, host: str, path: str, method: str = "GET"
) -> tuple[int, str]:
    connection = _Pinned(web, host)
    try:
        connection.request(method, path, body=b"a=1" if method == "POST" else None)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_every_site_answers_with_its_home_page(web: Demonstration) -> None:
    for site in demo_sites():
        status, page = ask(web, site.host, "/")
        assert status == HTTPStatus.OK
        assert "Site inventé pour la démonstration" in page


def test_an_address_may_leave_out_the_ending(web: Demonstration) -> None:
    assert "39 € par dossier" in ask(web, "bourse-campus-merlac.example", "/offres")[1]


def test_a_folder_answers_with_its_index(web: Demonstration) -> None:
    _, page = ask(web, "mes-aides-dorlivane.example", "/conditions-generales-de-vente/")
    assert "Article 3" in page


def test_robots_txt_is_served_where_a_site_has_one(web: Demonstration) -> None:
    assert ask(web, "droits-sans-detour.example", "/robots.txt")[1].startswith(
        "User-agent"
    )
    assert ask(web, "prestapilote.example", "/robots.txt")[0] == HTTPStatus.NOT_FOUND


def test_a_head_request_has_no_body(web: Demonstration) -> None:
    assert ask(web, "prestapilote.example", "/", "HEAD") == (HTTPStatus.OK, "")


def test_a_form_posted_over_https_gives_the_next_step(web: Demonstration) -> None:
    assert "Question 2" in ask(web, QUESTIONNAIRE.name, "/questionnaire/2", "POST")[1]


def test_the_demonstration_authority_is_not_trusted_by_default(
    web: Demonstration,
) -> None:
    host = next(iter(web.hosts))
    connection = _Pinned(web, host)
    connection._tls = ssl.create_default_context()
    with pytest.raises(ssl.SSLCertVerificationError):
        connection.request("GET", "/")


def test_every_host_is_on_loopback(web: Demonstration) -> None:
    assert {target.partition(":")[0] for target in web.hosts.values()} == {"127.0.0.1"}


def test_a_host_of_nobody_is_refused(web: Demonstration) -> None:
    connection = _Pinned(web, "prestapilote.example")
    connection.putrequest("GET", "/", skip_host=True)
    connection.putheader("Host", "inconnu.example")
    connection.endheaders()
    assert connection.getresponse().status == HTTPStatus.MISDIRECTED_REQUEST
    connection.close()


def test_nothing_listens_once_the_demonstration_is_over(tmp_path: Path) -> None:
    with demonstration(tmp_path) as served:
        host = next(iter(served.hosts))
    with pytest.raises(ConnectionRefusedError):
        ask(served, host, "/")


def test_the_authority_is_made_once_and_its_key_is_private(tmp_path: Path) -> None:
    first = authority(tmp_path, ["a.example"])
    before = first.server.read_bytes()
    assert authority(tmp_path, ["a.example"]).server.read_bytes() == before
    assert first.server.stat().st_mode & 0o077 == 0


def test_a_new_host_or_a_damaged_file_makes_a_new_authority(tmp_path: Path) -> None:
    first = authority(tmp_path, ["a.example"]).server.read_bytes()
    second = authority(tmp_path, ["a.example", "b.example"]).server.read_bytes()
    (tmp_path / "sites.pem").write_bytes(b"abime")
    third = authority(tmp_path, ["a.example"]).server.read_bytes()
    assert len({first, second, third}) == 3


def test_an_authority_whose_pieces_do_not_match_is_replaced(tmp_path: Path) -> None:
    one = authority(tmp_path / "un", ["a.example"])
    other = authority(tmp_path / "deux", ["a.example"])
    one.certificate.write_bytes(other.certificate.read_bytes())
    stale = one.server.read_bytes()
    assert authority(tmp_path / "un", ["a.example"]).server.read_bytes() != stale


def test_the_calendar_goes_on_for_ever_in_both_directions() -> None:
    page = get(CALENDAR, "/agenda?mois=2026-12").body.decode()
    assert "décembre 2026" in page
    assert "/agenda?mois=2026-11" in page
    assert "/agenda?mois=2027-01" in page


@pytest.mark.parametrize("asked", ["/agenda", "/agenda?mois=2026-13", "/agenda?mois=x"])
def test_the_calendar_opens_on_its_first_month(asked: str) -> None:
    assert "novembre 2026" in get(CALENDAR, asked).body.decode()


def test_the_price_of_the_questionnaire_is_on_its_last_step_only() -> None:
    walk = [post(QUESTIONNAIRE, f"/questionnaire/{n}") for n in ("2", "3", "resultat")]
    pages = [answer.body.decode() for answer in walk]
    assert ["24,90 €" in page for page in pages] == [False, False, True]


@pytest.mark.parametrize("path", ["/questionnaire/resultat", "/_etapes/resultat.html"])
def test_no_link_leads_to_the_last_step(path: str) -> None:
    assert get(QUESTIONNAIRE, path).status is HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    "path",
    ["/../sites.yml", "/%2e%2e/sites.yml", "/..%2fsites.yml", "/a%00b", "//etc/passwd"],
)
def test_nothing_outside_a_site_is_served(path: str) -> None:
    assert get(CALENDAR, path).status is HTTPStatus.NOT_FOUND


@example("/[")
@given(st.text(max_size=80))
def test_no_address_makes_a_site_fail(path: str) -> None:
    assert get(CALENDAR, "/" + path).status in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}
    assert post(CALENDAR, "/" + path).status is HTTPStatus.NOT_FOUND


def test_an_authority_on_its_last_day_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration_authority, "LIFE", timedelta(hours=23))
    dying = authority(tmp_path, ["a.example"]).server.read_bytes()
    assert authority(tmp_path, ["a.example"]).server.read_bytes() != dying


def test_a_client_that_leaves_disturbs_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with demonstration(tmp_path) as served:
        host = next(iter(served.hosts))
        address, _, port = served.hosts[host].rpartition(":")
        with create_connection((address, int(port)), timeout=5) as silent:
            silent.sendall(b"GET / HTTP/1.1\r\n\r\n")
            silent.recv(1)
        assert ask(served, host, "/")[0] == HTTPStatus.OK
    assert capsys.readouterr().err == ""
