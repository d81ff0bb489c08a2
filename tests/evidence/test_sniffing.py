"""A received file is told by its bytes; what could act, hide or burst is refused."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import UnusableInputError
from evidence.offices import DOCX, ODT
from evidence.sniffing import media_type
from tests.evidence import files
from tests.evidence.fakes import PIXEL


@pytest.mark.parametrize(
    ("name", "body", "expected", "ending"),
    [
        ("facture.pdf", files.PDF, "application/pdf", "pdf"),
        ("facture.pdf", b"\xef\xbb\xbf\n" + files.PDF, "application/pdf", "pdf"),
        ("ecran.png", PIXEL, "image/png", "png"),
        ("ecran.PNG.exe", PIXEL, "image/png", "png"),
        ("photo.jpg", files.JPEG, "image/jpeg", "jpg"),
        ("a.gif", files.GIF, "image/gif", "gif"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp", "webp"),
        ("a.tif", b"II*\0" + b"\0" * 20, "image/tiff", "tif"),
        ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 9, "image/heic", "heic"),
        ("a.mp3", b"ID3\x03" + b"\0" * 20, "audio/mpeg", "mp3"),
        ("a.m4a", b"\0\0\0\x18ftypM4A " + b"\0" * 9, "audio/mp4", "m4a"),
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "audio/wav", "wav"),
        ("a.amr", b"#!AMR\n\0\0", "audio/amr", "amr"),
        ("a.ogg", b"OggS\0\0", "audio/ogg", "ogg"),
        ("mail.eml", files.EMAIL, "message/rfc822", "eml"),
        ("mail", files.EMAIL.replace(b"\r\n", b"\n"), "message/rfc822", "eml"),
        ("page.html", files.HTML, "text/html", "html.txt"),
        ("dessin.svg", files.SVG, "image/svg+xml", "svg.txt"),
        ("sms.txt", "Payez 49 €".encode(), "text/plain", "txt"),
        ("sms.txt", "Payez 49 é".encode("latin-1"), "text/plain", "txt"),
        ("lettre.docx", files.docx(), DOCX[0], "docx"),
        ("lettre.odt", files.odt(), ODT[0], "odt"),
    ],
)  # fmt: skip
def test_a_piece_is_told_by_its_bytes(
    name: str, body: bytes, expected: str, ending: str
) -> None:
    found = media_type(name, body)
    assert (found.name, found.ending) == (expected, ending)


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("facture.pdf", b"MZ\x90\0" + b"\0" * 60, "programme"),
        ("facture", b"\x7fELF\x02\x01", "programme"),
        ("a.class", b"\xca\xfe\xba\xbe\0\0", "programme"),
        ("raccourci", b"L\0\0\0\x01\x14\x02\0", "programme"),
        ("facture.sh", b"#!/bin/sh\nrm -rf ~\n", "script"),
        ("facture.txt", b"#!/usr/bin/env python3\n", "script"),
        ("a.txt", b"<?php system($_GET['c']);", "script"),
        ("a.bat", b"del c:\\*", "script"),
        ("a.PS1", b"Remove-Item", "script"),
        ("a.txt", b"@echo off\r\ndel", "script"),
        ("lien.url", b"[InternetShortcut]\r\nURL=http://x", "script"),
        ("a.zip", files.archive({"facture.pdf": files.PDF}), "archive"),
        ("lettre.docx", files.archive({"x": b"1"}), "archive"),
        ("a.gz", b"\x1f\x8b\x08\0", "archive"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "archive"),
        ("a.rar", b"Rar!\x1a\x07", "archive"),
        ("a.tar", b"a" * 257 + b"ustar\0", "archive"),
        ("a.zip", b"PK\x03\x04garbage", "illisible"),
        ("lettre.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "ancien format"),
        ("a.bin", b"\x01\x02\x03", "inconnue"),
        ("a.sqlite", b"SQLite format 3\0", "inconnue"),
        ("vide.pdf", b"", "vide"),
        ("lettre.docx", files.docx(**{"word/vbaProject.bin": b"macro"}), "macros"),
    ],
)  # fmt: skip
def test_what_is_no_piece_is_refused_in_one_line(
    name: str, body: bytes, reason: str
) -> None:
    with pytest.raises(UnusableInputError, match=reason) as refused:
        media_type(name, body)
    assert "\n" not in str(refused.value)


ZIP = files.archive({"malware.exe": b"MZ"})


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.pdf", files.PDF + ZIP),
        ("a.gif", files.GIF + ZIP),
        ("a.jpg", files.JPEG + ZIP),
        ("a.png", PIXEL + ZIP),
        ("a.txt", b"bonjour\n%PDF-1.7\n"),
        ("a.html", b"<html>%PDF-1.7\n"),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 1, 1) + b"%PDF-1.4" + b"\0" * 9),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 1, 1) + b"<script>x</script>"),
        ("a.jpg", files.JPEG[:20] + b"<?php system(1);" + files.JPEG[20:]),
        ("a.pdf", b"%PDF-1.7 <HTML>" + files.PDF),
        ("a.jpg", files.JPEG + b"Rar!\x1a\x07\0"),
        ("a.jpg", files.JPEG + b"MZ...This program cannot be run in DOS mode"),
        ("a.png", PIXEL + b"anything at all"),
    ],
)
def test_a_file_that_is_two_things_at_once_is_refused(name: str, body: bytes) -> None:
    with pytest.raises(UnusableInputError, match="en cache un autre"):
        media_type(name, body)


def test_a_zip_inside_a_text_is_no_piece() -> None:
    with pytest.raises(UnusableInputError):
        media_type("a.txt", b"bonjour\n" + ZIP)


@pytest.mark.parametrize(
    "body", [files.png(60_000, 60_000), files.jpeg(60_000, 60_000),
             b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\0" * 9]
)  # fmt: skip
def test_a_picture_that_would_fill_the_memory_is_refused(body: bytes) -> None:
    with pytest.raises(UnusableInputError, match="démesurée"):
        media_type("a", body)


@pytest.mark.parametrize("body", [files.png(10_000, 11_000), files.jpeg(9_000, 9_000)])
def test_a_large_photograph_is_let_in(body: bytes) -> None:
    assert media_type("a", body).name.startswith("image/")


@pytest.mark.parametrize("body", [PIXEL[:9], PIXEL[:20], PIXEL[:-5], files.GIF[:7]])
def test_a_picture_cut_short_is_refused_not_a_crash(body: bytes) -> None:
    with pytest.raises(UnusableInputError):
        media_type("a", body)


def test_an_apple_recording_followed_by_zeros_is_let_in() -> None:
    assert media_type("a.png", PIXEL + b"\0" * 100).name == "image/png"


STARTS = [b"", b"PK\3\4", b"%PDF-", PIXEL[:16], b"\xff\xd8\xff", b"GIF89a", b"<svg "]


@given(st.sampled_from(STARTS), st.binary(max_size=200), st.text(max_size=20))
def test_no_file_crashes_the_door(start: bytes, body: bytes, name: str) -> None:
    try:
        ending = media_type(name, start + body).ending
    except UnusableInputError:
        ending = ""
    assert ending not in {"exe", "html", "svg", "zip"}
