"""One address, one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.urls import (
    ascii_host,
    askable,
    canonical,
    masked,
    origin,
    pattern,
    registrable,
    site_of,
)

ROOT = "https://site.example"


@pytest.mark.parametrize(
    ("spelled", "one"),
    [
        ("HTTPS://Site.Example", f"{ROOT}/"),
        (f"{ROOT}:443/a", f"{ROOT}/a"),
        (f"{ROOT}./a", f"{ROOT}/a"),
        (f"{ROOT}/a#tarifs", f"{ROOT}/a"),
        (f"{ROOT}/a?b=2&a=1", f"{ROOT}/a?a=1&b=2"),
        (f"{ROOT}/a?utm_source=x&gclid=1", f"{ROOT}/a"),
        (f"{ROOT}/a?PHPSESSID=abc&id=3", f"{ROOT}/a?id=3"),
        (f"{ROOT}/a;jsessionid=ABC?id=3", f"{ROOT}/a?id=3"),
        (f"{ROOT}/é", f"{ROOT}/%C3%A9"),
        ("https://été.example/", "https://xn--t-9fab.example/"),
        ("https://ｓite.example/", f"{ROOT}/"),
        ("http://site.example:8080/", "http://site.example:8080/"),
    ],
)
def test_every_spelling_of_an_address_is_one(spelled: str, one: str) -> None:
    assert canonical(spelled) == one


@given(st.text(alphabet="abc/?&=#%é;:. 1", max_size=40))
def test_spelling_again_changes_nothing(tail: str) -> None:
    try:
        once = canonical(f"{ROOT}/{tail}")
    except ValueError:
        return
    assert canonical(once) == once


def test_what_is_asked_keeps_its_arguments() -> None:
    assert askable(f"{ROOT}?b=2&a=1#x") == f"{ROOT}/?b=2&a=1"


@pytest.mark.parametrize(
    "url", ["https:///a", "https://", "/a", "https://xn--/\ud800", ""]
)
def test_an_address_without_a_host_is_not_one(url: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        askable(url)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.site.example/a", "site.example"),
        ("http://site.example:80/", "site.example"),
        ("http://site.example:443/", "site.example:443"),
        ("http://127.0.0.1:8000/", "127.0.0.1:8000"),
        ("http://[::1]:8000/", "[::1]:8000"),
        ("https://a.site.example/", "a.site.example"),
    ],
)
def test_a_site_is_a_host_and_an_unusual_port(url: str, site: str) -> None:
    assert site_of(url) == site


def test_an_origin_keeps_its_scheme_and_loses_its_password() -> None:
    assert origin("https://moi:mdp@www.site.example:8443/a") == (
        "https://www.site.example:8443"
    )


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://moi:m@p@site.example/a@b", "https://***@site.example/a@b"),
        ("FTP://moi@site.example", "FTP://***@site.example"),
        ("//moi:mdp@[oups", "//***@[oups"),
        ("https://site.example//a@b", "https://site.example//a@b"),
        ("https://site.example?q=//a@b", "https://site.example?q=//a@b"),
        ("https://***@site.example/", "https://***@site.example/"),
    ],
)
def test_what_is_kept_of_an_address_holds_no_password(url: str, kept: str) -> None:
    assert masked(url) == kept


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("a.b.site.fr", "site.fr"),
        ("mairie.gouv.fr", "mairie.gouv.fr"),
        ("moi.github.io", "moi.github.io"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_a_rate_belongs_to_whoever_registered_the_domain(
    host: str, domain: str
) -> None:
    assert registrable(host) == domain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/agenda/2026/1", "/agenda/2031/12"),
        ("/article-12-titre", "/article-7-titre"),
        ("/?page=2", "/?page=accueil"),
        ("/?a=1&b=2", "/?b=3&a=4"),
        ("/f/deadbeefdeadbeef", "/f/0123456789abcdef"),
        (
            "/u/123e4567-e89b-12d3-a456-426614174000",
            "/u/00000000-aaaa-bbbb-cccc-426614174001",
        ),
    ],
)
def test_addresses_of_one_mould_share_a_pattern(one: str, other: str) -> None:
    assert pattern(ROOT + one) == pattern(ROOT + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("/tarifs", "/cgv"), ("/?a=1", "/?b=1"), ("/a?x=1", "/b?x=1")],
)
def test_addresses_of_two_moulds_do_not(one: str, other: str) -> None:
    assert pattern(ROOT + one) != pattern(ROOT + other)


def test_a_host_is_ascii_whatever_is_written() -> None:
    assert ascii_host("１２７。0.0.1.") == "127.0.0.1"
    assert ascii_host("STRASSE.example") == "strasse.example"
    assert ascii_host("straße.example") == "xn--strae-oqa.example"
