"""What the sealed packages of a case hold that a document shows."""

import json
import re
import unicodedata
from typing import Final

from complaints.pieces import Content, citable
from complaints.signatory import Signatory
from dossier.case import NumberedExhibit, ReviewedCase
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind
from dossier.model import CaptureOutcome, Origin, TextSpan
from dossier.settings import Settings
from evidence.package import held
from rendering.bundle import PictureFormat
from rendering.bundle_pdf import pages_drawn
from workflow.exhibit_files import folder, original, pictures, text

SPANS: Final = "spans.json"

FORMS: Final = {
    ".png": PictureFormat.PNG,
    ".jpg": PictureFormat.JPEG,
    ".jpeg": PictureFormat.JPEG,
    ".gif": PictureFormat.GIF,
    ".webp": PictureFormat.WEBP,
    ".pdf": PictureFormat.PDF,
}


def contents(
    settings: Settings, reviewed: ReviewedCase, signatory: Signatory
) -> dict[ExhibitId, Content]:
    """Text, pictures and received files of every citable exhibit, as they were sealed.

    Raises ``DamagedError`` when a file is no longer what its manifest says.
    """
    return {
        e.exhibit.id: _content(settings, e, signatory.title_of(e))
        for e in citable(reviewed)
    }


def attachments(
    reviewed: ReviewedCase, shown: dict[ExhibitId, Content]
) -> dict[str, bytes]:
    """The received files as they are, by the name they take beside the bundle."""
    return {
        found.original_name: found.original
        for e in citable(reviewed)
        if (found := shown[e.exhibit.id]).original_name
    }


def slug(words: str, *, longest: int = 60) -> str:
    """``words`` in ASCII, fit for a file's name; never empty."""
    spelled = words.lower().replace("œ", "oe").replace("æ", "ae").replace("’", " ")
    decomposed = unicodedata.normalize("NFKD", spelled)
    plain = decomposed.encode("ascii", "ignore").decode()
    return (
        re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].rstrip("-") or "sans-nom"
    )


def _content(settings: Settings, numbered: NumberedExhibit, title: str) -> Content:
    exhibit = numbered.exhibit
    if exhibit.kind.received:
        return _received(settings, exhibit, f"piece-{numbered.number:02}-{slug(title)}")
    if exhibit.outcome is not CaptureOutcome.STORED:
        return Content()
    tiles = pictures(settings, exhibit)
    return Content(
        text(settings, exhibit),
        _spans(settings, exhibit),
        pictures=tuple(tile.read_bytes() for tile in tiles),
    )


def _spans(settings: Settings, exhibit: Exhibit) -> tuple[TextSpan, ...]:
    if exhibit.text_sha256 is None:
        return ()
    rows = json.loads(held(folder(settings, exhibit), SPANS))
    return tuple(TextSpan(start, end, Origin(origin)) for start, end, origin in rows)


def _received(settings: Settings, exhibit: Exhibit, name: str) -> Content:
    file = original(settings, exhibit)
    if file is None or exhibit.kind is ExhibitKind.ENREGISTREMENT:
        return Content()
    body = file.read_bytes()
    form = FORMS.get(file.suffix.lower())
    count = pages_drawn(body, form) if form else 0
    extension = re.sub(r"[^a-z0-9.]", "", "".join(file.suffixes[-2:]).lower())
    return Content(
        text=text(settings, exhibit),
        original=body,
        original_name=f"{name}{extension}",
        original_form=form if count else None,
        original_pages=count or 1,
    )
