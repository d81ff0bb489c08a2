"""What a case of a fictional site is made of."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from dossier.case import Case, CaseId, Choice, Subject
from dossier.decision_rows import Chosen
from dossier.exhibits import (
    Exhibit,
    ExhibitId,
    ExhibitKind,
    PersonId,
    Reception,
    Seal,
    SealState,
    Stamp,
    StampKind,
)
from dossier.model import CaptureId, CaptureOutcome, Quote, Sha256, SiteId
from dossier.store import Store
from legal_refs.ids import ElementId

SITE = SiteId("aides.example")
URL = "https://aides.example/"
CAMILLE, DOMINIQUE, SACHA = "Camille Exemple", "Dominique Exemple", "Sacha Exemple"
NOON = datetime(2026, 11, 12, 12, tzinfo=UTC)
ZERO = Sha256("0" * 64)
QUOTE = Quote(CaptureId("c"), URL, ZERO, 3, 9, "49,90 €")
SEALED = Seal(
    SealState.SEALED,
    manifest=ZERO,
    key=ZERO,
    stamp=Stamp(StampKind.LOCAL, "CN=Vigie, non probant", NOON, ZERO),
)
UNSEALED = Seal(SealState.UNSEALED, "horodatage refusé")


def digest(text: str) -> Sha256:
    return Sha256(hashlib.sha256(text.encode()).hexdigest())


def exhibit(
    name: str = "e1",
    *,
    kind: ExhibitKind = ExhibitKind.CAPTURE,
    url: str = URL,
    text: str | None = None,
    seal: Seal = SEALED,
    site: SiteId = SITE,
) -> Exhibit:
    """A row as ``workflow.seal`` or ``workflow.receive`` would store it."""
    given = Reception(PersonId("p1"), "que la somme a été payée", original=False)
    return Exhibit(
        id=ExhibitId(name),
        kind=kind,
        site=site,
        title=f"Pièce {name}",
        url="" if kind.received else url,
        at=NOON,
        by=CAMILLE,
        folder=f"exhibits/{name}",
        seal=seal,
        outcome=CaptureOutcome.STORED
        if kind.received or text is not None
        else CaptureOutcome.DNS_FAILURE,
        text_sha256=None if text is None else digest(text),
        reception=given if kind.received else None,
    )


def packed(store: Store, made: Exhibit, text: str | None = None) -> Exhibit:
    """Store the row, and the canonical text where its package would hold it."""
    if text is not None:
        folder = Path(store.settings.home / made.folder)
        folder.mkdir(parents=True)
        (folder / "text.txt").write_bytes(text.encode())
    store.put_exhibit(made)
    return made


def opened(store: Store, site: SiteId = SITE) -> Case:
    return store.open_case(site, "Dossier fictif", by=CAMILLE)


def chosen(
    case: CaseId,
    subject: Subject = ElementId.REMUNERATION,
    choice: Choice = Choice.LU,
) -> Chosen:
    return Chosen(case, subject, choice, "lu sur la page", (QUOTE,), ZERO)
