"""A piece in plain words: what it is, whether it may be cited, what its stamp is worth."""

from typing import Final

from dossier.exhibits import Exhibit, ExhibitKind, SealState, StampKind
from dossier.model import CaptureOutcome
from dossier.settings import Settings
from workflow import check_words as words

PIECES: Final = {
    ExhibitKind.CAPTURE: "Capture d’une page",
    ExhibitKind.FACTURE: "Facture",
    ExhibitKind.RELEVE_BANCAIRE: "Relevé bancaire",
    ExhibitKind.CONTRAT: "Contrat",
    ExhibitKind.COURRIEL: "Courriel",
    ExhibitKind.SMS: "SMS",
    ExhibitKind.COPIE_ECRAN: "Copie d’écran",
    ExhibitKind.PHOTO: "Photo",
    ExhibitKind.ENREGISTREMENT: "Enregistrement",
    ExhibitKind.ATTESTATION: "Attestation",
    ExhibitKind.CONSTAT: "Constat",
    ExhibitKind.COPIE_ARCHIVEE: "Copie archivée",
    ExhibitKind.AUTRE: "Autre pièce",
    ExhibitKind.POUVOIR: "Statuts, récépissé, décision ou pouvoir",
}
"""Every sort of piece, as a person reads it."""


def sealed(exhibit: Exhibit) -> str:
    """Whether it may be cited, and why not."""
    if exhibit.seal.state is SealState.SEALED:
        local = exhibit.seal.stamp and exhibit.seal.stamp.kind is StampKind.LOCAL
        worthless = " (heure non probante)" if local else ""
        return f"Sous scellé\u00a0: un document peut la citer{worthless}"
    reason = exhibit.seal.reason or "le scellé est incomplet"
    return f"Sans scellé\u00a0: aucun document ne peut la citer ({reason})"


def worth(exhibit: Exhibit) -> str:
    """What its stamp is worth, in one sentence; empty when it has none."""
    stamp = exhibit.seal.stamp
    if stamp is None:
        return ""
    when = words.moment(stamp.at)
    if stamp.kind is StampKind.LOCAL:
        return (
            f"Heure du {when} donnée par cette machine\u00a0: non probant, à remplacer par un "
            "tiers horodateur"
        )
    return f"Heure du {when} donnée par un tiers ({stamp.authority}), non qualifié"


def title(exhibit: Exhibit) -> str:
    """What it is, in one line, and nothing twice."""
    kind = PIECES[exhibit.kind]
    if exhibit.kind is ExhibitKind.CAPTURE:
        gone = exhibit.outcome is not CaptureOutcome.STORED
        told = f"{kind}{' (page qui ne répond plus)' if gone else ''}"
        return f"{told}\u00a0: {exhibit.url or exhibit.title}"
    if exhibit.kind is ExhibitKind.POUVOIR and exhibit.reception:
        return f"Pièce du signataire\u00a0: {exhibit.reception.shows}"
    if exhibit.title.startswith(kind):
        return exhibit.title
    return f"{kind}\u00a0: {exhibit.title}"


def story(exhibit: Exhibit) -> str:
    """When it came, through whom, and what it is offered to show."""
    verb = "capturée" if exhibit.kind is ExhibitKind.CAPTURE else "reçue"
    told = f"Pièce {verb} le {words.moment(exhibit.at)} par {exhibit.by}"
    if exhibit.reception is None:
        return told
    sort = "original" if exhibit.reception.original else "copie"
    return f"{told} ({sort}). Offerte pour montrer\u00a0: {exhibit.reception.shows}"


def pictures(settings: Settings, exhibit: Exhibit) -> tuple[bytes, ...]:
    """What the page looked like, top to bottom; nothing when it has no picture."""
    if exhibit.kind is not ExhibitKind.CAPTURE or not exhibit.folder:
        return ()
    folder = settings.home / exhibit.folder
    return tuple(path.read_bytes() for path in sorted(folder.glob("*.png")))


def fingerprint(exhibit: Exhibit) -> str:
    """The first sixteen characters of the digest of what was sealed."""
    found = exhibit.seal.manifest or exhibit.content_sha256
    return f"Empreinte du fichier\u00a0: {found[:16]}…" if found else ""
