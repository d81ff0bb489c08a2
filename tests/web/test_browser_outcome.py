"""Every word of Chromium for a failure has an outcome and a French line."""

import pytest

from dossier.model import CaptureOutcome
from web.addresses import AddressPolicy, Refusal
from web.browser_outcome import failure, judged
from web.relay import Relay, Relayed

URL = "https://x.example/a"


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("net::ERR_CERT_AUTHORITY_INVALID", CaptureOutcome.TLS_FAILURE),
        ("net::ERR_SSL_PROTOCOL_ERROR", CaptureOutcome.TLS_FAILURE),
        ("net::ERR_TOO_MANY_REDIRECTS", CaptureOutcome.REDIRECT_LOOP),
        ("net::ERR_CONNECTION_TIMED_OUT", CaptureOutcome.TIMEOUT),
        ("net::ERR_CONTENT_DECODING_FAILED", CaptureOutcome.BAD_ENCODING),
        ("net::ERR_EMPTY_RESPONSE", CaptureOutcome.EMPTY),
        ("net::ERR_UNSAFE_PORT", CaptureOutcome.CONNECTION_FAILED),
        ("net::ERR_UNKNOWN_URL_SCHEME", CaptureOutcome.REFUSED_SCHEME),
        ("net::ERR_NEVER_SEEN", CaptureOutcome.CONNECTION_FAILED),
        ("", CaptureOutcome.CONNECTION_FAILED),
    ],
)
def test_each_failure_is_an_outcome(word: str, outcome: CaptureOutcome) -> None:
    told = failure(word, URL, Relay(AddressPolicy()))
    assert told.outcome is outcome
    assert told.reason


def test_what_the_relay_refused_is_said_in_its_words() -> None:
    relay = Relay(AddressPolicy())
    refusal = Refusal(CaptureOutcome.REFUSED_PRIVATE, "adresse privée")
    relay.log.append(Relayed("x.example", 443, refusal=refusal))
    assert failure("net::ERR_SOCKS_CONNECTION_FAILED", URL, relay) is refusal


@pytest.mark.parametrize(
    ("status", "body", "file", "outcome"),
    [
        (200, b"<p>x", False, None),
        (200, b"%PDF-1.4", True, None),
        (200, b"PK", True, CaptureOutcome.NOT_TEXT),
        (200, b" \n", False, CaptureOutcome.EMPTY),
        (204, b"", False, CaptureOutcome.EMPTY),
        (404, b"%PDF-1.4", True, CaptureOutcome.HTTP_ERROR),
        (429, b"<p>x", False, CaptureOutcome.BLOCKED),
        (503, b"<p>x", False, CaptureOutcome.HTTP_ERROR),
    ],
)
def test_an_answer_is_judged_by_its_status_then_its_bytes(
    status: int, body: bytes, file: bool, outcome: CaptureOutcome | None
) -> None:
    told = judged(status, "application/zip", body, file=file)
    assert (told.outcome if told else None) is outcome
