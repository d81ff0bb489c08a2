"""Hostile bytes: nothing crashes, nothing loops, no quote lies."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.errors import UnusableInputError
from dossier.model import CaptureId, PageText, SiteId
from reading.archives import BrokenRecord, responses
from reading.document import read
from tests.long.material import lines, pages, warc
from workflow.assess import UnreadableLine, assess_lines, assessor

pytestmark = pytest.mark.long
SNIPPETS = (
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"<script>", b"</script", b"<template>", b"&#0;",
    b"&#xD800;", b"&nbsp;", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"<table><tr><td>",
    b"<select><option>", b"<svg><style>", b'{"a":', b"29,90 \xe2\x82\xac", b"<meta charset=utf-7>", b"<plaintext>",
)  # fmt: skip


def broken(body: bytes, dice: random.Random) -> bytes:
    """``body`` after one to eight accidents."""
    damaged = bytearray(body)
    for _ in range(dice.randint(1, 8)):
        place = dice.randrange(len(damaged) + 1)
        match dice.randrange(4):
            case 0:
                damaged[place:place] = dice.choice(SNIPPETS) * dice.choice(
                    (1, 1, 1, 50)
                )
            case 1:
                del damaged[place : place + dice.randrange(1, 400)]
            case 2:
                damaged[place : place + 4] = dice.randbytes(4)
            case _:
                piece = damaged[place : place + dice.randrange(1, 2_000)]
                damaged[place:place] = piece * dice.choice((1, 2, 20))
    return bytes(damaged)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_page_is_read_twice_the_same_or_refused(
    seed: int, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(seed)
    refused = 0
    for _ in range(5_000):
        body = broken(dice.choice(pages())[1], dice)
        kind = dice.choice(
            ("", "text/html", "text/html; charset=latin-1", "application/json")
        )
        try:
            reading = read(body, content_type=kind)
        except UnusableInputError:
            refused += 1
            continue
        reading.text.encode("utf-8")
        ends = [0] + [
            bound for span in reading.spans for bound in (span.start, span.end)
        ]
        assert ends == sorted(ends)
        assert ends[-1] <= len(reading.text)
        assert read(body, content_type=kind) == reading
    record_property("mesure", f"5 000 pages abîmées, {refused} refusées")


@pytest.mark.parametrize("seed", range(2))
def test_a_damaged_page_is_assessed_with_verbatim_quotes(seed: int) -> None:
    dice = random.Random(seed)
    for number in range(600):
        url, html = dice.choice(pages())
        try:
            reading = read(broken(html, dice), content_type="text/html")
        except UnusableInputError:
            continue
        site = SiteId(f"s{number}")
        page = PageText(CaptureId("c"), site, url, reading.text, reading.spans)
        found = assessor().assess(site, [page])
        quotes = [quote for finding in found.elements for quote in finding.quotes]
        quotes += [fee.quote for fee in found.fees] + [
            one.quote for one in found.exculpatory
        ]
        assert all(page.contains(quote) for quote in quotes)
        assert 0 <= found.probability <= 1


@pytest.mark.parametrize("seed", range(2))
def test_a_damaged_archive_gives_its_sound_records(
    seed: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(seed)
    whole = warc(tmp_path / "whole.warc.gz", 60).read_bytes()
    kept, damages = 0, 0
    for number in range(400):
        path = tmp_path / f"{number}.warc.gz"
        path.write_bytes(broken(whole, dice))
        try:
            for found in responses(path):
                kept += not isinstance(found, BrokenRecord)
                damages += isinstance(found, BrokenRecord)
        except UnusableInputError:
            damages += 1
        path.unlink()
    record_property(
        "mesure", f"400 archives abîmées, {kept} réponses lues, {damages} dégâts dits"
    )
    assert kept > 400 * 30


@pytest.mark.parametrize("seed", range(2))
def test_damaged_lines_are_told_and_the_others_assessed(seed: int) -> None:
    dice = random.Random(seed)
    sound = [line.encode() for line in lines(300)]
    mixed = [broken(line, dice) if dice.random() < 0.3 else line for line in sound]
    answers = list(assess_lines(mixed))
    told = [answer for answer in answers if isinstance(answer, UnreadableLine)]
    assert all("\n" not in answer.reason for answer in told)
    assert len(answers) - len(told) >= 30
