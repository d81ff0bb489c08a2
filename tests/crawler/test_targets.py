"""What a person calls a site."""

import pytest

from crawler.targets import root, target
from dossier.errors import UnusableInputError
from dossier.model import CaptureOutcome
from web.addresses import AddressPolicy

OPEN = AddressPolicy(allow_loopback=True)


@pytest.mark.parametrize(
    ("named", "site", "url", "fallback"),
    [
        (
            "site.example",
            "site.example",
            "https://site.example/",
            "http://site.example/",
        ),
        (" www.Site.example ", "site.example", "https://www.site.example/", None),
        ("site.example/tarifs", "site.example", "https://site.example/tarifs", None),
        ("https://site.example/a#b", "site.example", "https://site.example/a", ""),
        ("http://site.example", "site.example", "http://site.example/", ""),
        ("127.0.0.1:8000", "127.0.0.1:8000", "https://127.0.0.1:8000/", None),
        ("localhost:8000/a", "localhost:8000", "https://localhost:8000/a", None),
        ("été.example", "xn--t-9fab.example", "https://xn--t-9fab.example/", None),
        ("http://[::1]:80/", "[::1]", "http://[::1]/", ""),
    ],
)
def test_a_host_or_an_address_is_where_to_start(
    named: str, site: str, url: str, fallback: str | None
) -> None:
    found = target(named, OPEN)
    assert (found.site, found.url, found.refusal) == (site, url, None)
    assert found.fallback == (
        url.replace("https", "http") if fallback is None else fallback
    )


@pytest.mark.parametrize(
    ("named", "site", "outcome"),
    [
        ("http://10.0.0.1/", "10.0.0.1", CaptureOutcome.REFUSED_PRIVATE),
        ("192.168.1.1:8080", "192.168.1.1:8080", CaptureOutcome.REFUSED_PRIVATE),
        ("http://2886729729/", "2886729729", CaptureOutcome.REFUSED_PRIVATE),
        ("ftp://site.example/", "site.example", CaptureOutcome.REFUSED_SCHEME),
        ("file:///etc/passwd", "file:", CaptureOutcome.REFUSED_SCHEME),
        ("javascript:alert(1)", "javascript:", CaptureOutcome.REFUSED_SCHEME),
        (
            "https://a:b@site.example/",
            "site.example",
            CaptureOutcome.REFUSED_CREDENTIALS,
        ),
        ("moi:mdp@site.example", "site.example", CaptureOutcome.REFUSED_CREDENTIALS),
        ("moi@site.example", "site.example", CaptureOutcome.REFUSED_CREDENTIALS),
    ],
)
def test_an_address_that_must_not_be_contacted_is_a_target_and_its_refusal(
    named: str, site: str, outcome: CaptureOutcome
) -> None:
    found = target(named, OPEN)
    assert found.refusal is not None
    assert (found.site, found.refusal.outcome) == (site, outcome)
    assert "mdp" not in found.url


@pytest.mark.parametrize(
    "named",
    [
        "",
        " ",
        "pas une adresse",
        "a b.example",
        "https://",
        "http://[::1",
        "-",
        "a\nb.fr",
        "site..example",
        "x" * 3_000,
        "é" * 300 + ".example",
        "http://site.example:99999/",
        "https://<script>/",
        "?",
        "/chemin",
        "https://exa mple.fr",
    ],
)
def test_what_is_neither_is_refused_in_one_line(named: str) -> None:
    with pytest.raises(
        UnusableInputError, match="n’est pas une adresse de site"
    ) as told:
        target(named, OPEN)
    assert len(str(told.value)) < 200


def test_the_front_page_of_an_address() -> None:
    assert root("https://site.example:8443/a/b?c") == "https://site.example:8443/"
