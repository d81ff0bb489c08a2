"""The documents of a case: asked for, listed, handed over only as they were drafted."""

import hashlib
from dataclasses import dataclass
from typing import Final

from dossier.case import CaseId
from dossier.documents import KeptDocument
from dossier.errors import DamagedError
from dossier.jobs import JobId, JobKind
from dossier.settings import Settings
from dossier.store import open_store
from workflow.work import ask

KINDS: Final = {
    "plainte": "Plainte",
    "signalement": "Signalement",
    "pieces": "Pièces réunies",
    "archive": "Tout le dossier",
}
ATTACHED: Final = "piece"
"""Kind of a received piece, as it was given."""
MIMES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "zip": "application/zip",
}
FORMATS: Final = {
    "pdf": "PDF",
    "docx": "Word (.docx)",
    "odt": "LibreOffice (.odt)",
    "zip": "archive .zip",
}
FOR: Final = "procureur"


@dataclass(frozen=True, slots=True)
class Ready:
    """One file that can be handed over."""

    document: KeptDocument
    name: str
    """Of the file."""
    title: str
    """What it is and in which format, for a button."""
    mime: str


def ask_draft(settings: Settings, case: CaseId, *, as_user: str) -> JobId:
    """Have the document of ``case`` drafted in every format."""
    return ask(settings, JobKind.DRAFT, {"case": case, "for": FOR}, as_user=as_user)


def ready(settings: Settings, case: CaseId) -> tuple[Ready, ...]:
    """The last file of each kind and format, in the order in which they were drafted.

    Received pieces, one by one, are left out: the archive has them all.
    """
    with open_store(settings) as store:
        kept = [each for each in store.documents(case) if each.kind != ATTACHED]
    last = {(document.kind, document.format): document for document in kept}
    return tuple(_ready(document) for document in last.values())


def content(settings: Settings, document: KeptDocument) -> bytes:
    """The bytes of a file; ``DamagedError`` when they are not those that were drafted."""
    path = settings.home / document.path
    try:
        body = path.read_bytes()
    except OSError as error:
        raise DamagedError(
            f"«\u00a0{path.name}\u00a0» n’est plus là\u00a0: rédigez à nouveau"
        ) from error
    if hashlib.sha256(body).hexdigest() != document.sha256:
        raise DamagedError(
            f"«\u00a0{path.name}\u00a0» a été modifié depuis sa rédaction\u00a0: rédigez à nouveau"
        )
    return body


def _ready(document: KeptDocument) -> Ready:
    name = document.path.replace("\\", "/").rpartition("/")[2]
    kind = KINDS.get(document.kind, document.kind.replace("_", " ").capitalize())
    sort = FORMATS.get(document.format, document.format)
    mime = MIMES.get(document.format, "application/octet-stream")
    return Ready(document, name, f"{kind}, {sort}", mime)
