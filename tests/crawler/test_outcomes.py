"""What an answer is worth."""

import pytest

from crawler.outcomes import challenges, judge
from crawler.pages import Answer
from dossier.model import CaptureOutcome

O = CaptureOutcome  # noqa: E741 - a column of them below
WIDGET = b"<div class='g-recaptcha'></div>"
PROSE = b"<p>" + b"Nous accompagnons vos demandes. " * 40


@pytest.mark.parametrize(
    ("status", "content_type", "body", "outcome"),
    [
        (200, "text/html", b"<p>bonjour", O.STORED),
        (203, "text/html", b"<p>bonjour", O.STORED),
        (200, "application/xhtml+xml", b"<p>bonjour", O.STORED),
        (200, "application/json", b"{}", O.STORED),
        (200, "text/plain", b"bonjour", O.STORED),
        (200, "application/pdf", b"%PDF-1.4", O.STORED),
        (200, "application/octet-stream", b"%PDF-1.4", O.STORED),
        (200, "", b"<p>bonjour", O.STORED),
        (200, "application/octet-stream", b"MZ", O.NOT_TEXT),
        (200, "application/xml", b"<a/>", O.NOT_TEXT),
        (200, "image/png", b"", O.NOT_TEXT),
        (200, "", b"\x00\x01", O.NOT_TEXT),
        (200, "text/html", b" \r\n", O.EMPTY),
        (204, "", b"", O.EMPTY),
        (300, "text/html", b"<p>choix", O.HTTP_ERROR),
        (304, "", b"", O.HTTP_ERROR),
        (404, "text/html", b"<p>absent", O.HTTP_ERROR),
        (500, "text/html", b"<p>panne", O.HTTP_ERROR),
        (503, "text/html", b"<p>pause", O.HTTP_ERROR),
        (401, "text/html", b"<p>non", O.BLOCKED),
        (403, "text/html", b"<p>non", O.BLOCKED),
        (429, "text/html", b"", O.BLOCKED),
        (451, "text/html", b"<p>non", O.BLOCKED),
        (403, "text/html", WIDGET + PROSE, O.CAPTCHA),
        (503, "text/html", WIDGET, O.CAPTCHA),
        (200, "text/html", WIDGET, O.CAPTCHA),
        (404, "text/html", WIDGET, O.HTTP_ERROR),
    ],
)
def test_an_answer_has_one_outcome(
    status: int, content_type: str, body: bytes, outcome: CaptureOutcome
) -> None:
    judged, reason = judge(Answer("", status, body, content_type))
    assert judged is outcome
    assert bool(reason) is (outcome is not O.STORED)


def test_a_contact_form_with_a_widget_is_a_page() -> None:
    for around in (PROSE, b"<a href=/>a</a>" * 4):
        assert judge(Answer("", 200, WIDGET + around, "text/html"))[0] is O.STORED


def test_a_wall_is_a_small_page() -> None:
    for spaces, outcome in ((1_000, O.CAPTCHA), (300_000, O.STORED)):
        answer = Answer("", 200, WIDGET + b" " * spaces, "text/html")
        assert judge(answer)[0] is outcome


def test_words_hidden_in_scripts_do_not_make_a_wall_a_page() -> None:
    wall = WIDGET + b"<script>" + b"mot " * 500 + b"</script>"
    assert judge(Answer("", 200, wall, "text/html"))[0] is O.CAPTCHA


@pytest.mark.parametrize("mark", challenges(), ids=lambda mark: mark.cue)
def test_each_mark_is_found_in_its_example(mark: object) -> None:
    example = getattr(mark, "example", "")
    assert str(getattr(mark, "cue", "?")) in example.lower()
    assert judge(Answer("", 200, example.encode(), "text/html"))[0] is O.CAPTCHA
