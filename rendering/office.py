"""A document as an office file, to be edited: DOCX or ODT, reproducible byte for byte."""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pypandoc  # type: ignore[import-untyped]

from rendering import house_docx, house_odt
from rendering.archive import packed, unpacked
from rendering.document import Document
from rendering.pandoc import tree

SECONDS: Final = 60
"""What a document may take before pandoc is said to hang; a long one takes one second."""


class OfficeFormat(StrEnum):
    """The two formats that a person edits."""

    DOCX = "docx"
    ODT = "odt"


HOUSES: Final = {
    OfficeFormat.DOCX: house_docx.reference,
    OfficeFormat.ODT: house_odt.reference,
}


def render(document: Document, form: OfficeFormat) -> bytes:
    """``document`` in ``form``: the same document always gives the same bytes."""
    house = HOUSES[form](_default(form), banner=document.banner, footer=document.footer)
    with TemporaryDirectory() as folder:
        reference, made = Path(folder, f"house.{form}"), Path(folder, f"made.{form}")
        reference.write_bytes(house)
        _pandoc(
            "--from=json",
            f"--to={form}",
            f"--reference-doc={reference}",
            f"--output={made}",
            "-",
            given=json.dumps(tree(document)).encode(),
            at=int(document.created.timestamp()),
        )
        files = unpacked(made.read_bytes())
    return packed(_finished(files, form))


def _finished(files: Mapping[str, bytes], form: OfficeFormat) -> dict[str, bytes]:
    finished = dict(files)
    if form is OfficeFormat.ODT:
        finished["content.xml"] = house_odt.ruled(finished["content.xml"])
        # Nothing of the machine or of pandoc's own version belongs in the letter.
        finished["meta.xml"] = re.sub(
            rb"<meta:generator>.*?</meta:generator>", b"", finished["meta.xml"]
        )
    return finished


@cache
def _default(form: OfficeFormat) -> bytes:
    return _pandoc(f"--print-default-data-file=reference.{form}")


def _pandoc(*arguments: str, given: bytes = b"", at: int = 0) -> bytes:
    """What pandoc prints; ``at`` is the only date it may write, in seconds since 1970."""
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), *arguments],
        input=given,
        capture_output=True,
        check=True,
        timeout=SECONDS,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(at), "LC_ALL": "C.UTF-8"},
    )
    return done.stdout
