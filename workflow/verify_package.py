"""Whether packages are still what was sealed, and what this house has written of them.

A package alone says that nothing in it was changed. That it was not made again with other
keys is told by the fingerprint of the key, by the row of the exhibit, and by the journal.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from dossier.errors import DamagedError, VigieError
from dossier.exhibit_rows import EXHIBIT
from dossier.exhibits import AnchoredQuote, Exhibit, ExhibitId, SealState
from dossier.journal import JournalKind, digest_of
from dossier.settings import Settings
from dossier.store import Store, open_store
from evidence.package import ASIDE, EXHIBITS
from evidence.verify import Line, examine
from workflow.anchor import canonical_text

HOUSE: Final = "registre"
KINDS: Final = {
    JournalKind.EXHIBIT_SEALED.value,
    JournalKind.EXHIBIT_UNSEALED.value,
    JournalKind.EXHIBIT_RECEIVED.value,
}
FIELDS: Final[Mapping[str, str]] = {
    "kind": "la sorte",
    "site": "le site",
    "title": "l’intitulé",
    "url": "l’adresse",
    "at": "la date",
    "by": "la personne",
    "outcome": "le résultat",
    "text_sha256": "l’empreinte du texte",
    "content_sha256": "l’empreinte du contenu",
    "reception": "la réception",
}
"""What a row and its package say alike, in words."""


def package_lines(path: Path, settings: Settings, fingerprint: str) -> Iterator[Line]:
    """Every check of one package; against its row too, when this house has one."""
    found = examine(path, fingerprint)
    yield from found.lines
    kept = _kept(settings, found.exhibit.id) if found.exhibit else None
    if kept is None or found.exhibit is None:
        return
    wrong = list(_differences(kept, found.exhibit))
    for words in wrong:
        yield Line(HOUSE, words, holds=False)
    if not wrong:
        yield Line(HOUSE, "conforme à ce que cette maison a enregistré")


def exhibit_faults(store: Store) -> list[str]:
    """What is wrong with the exhibits of a house, one French line each.

    Each row against its package and the journal; each anchored quote against its text.
    """
    return [*unsound(store, store.exhibits()), *_anchor_faults(store)]


def unsound(store: Store, exhibits: Iterable[Exhibit]) -> list[str]:
    """What keeps ``exhibits`` from being what this house sealed, one French line each."""
    told = {
        line.subject: line.payload for line in store.journal() if line.kind in KINDS
    }
    return [
        f"pièce {kept.id} : {words}"
        for kept in exhibits
        for words in _faults(store, kept, told)
    ]


def exhibit_count(store: Store) -> str:
    """How many exhibits there are, and how many of them wait for something."""
    kept = store.exhibits()
    unsealed = sum(1 for exhibit in kept if not exhibit.citable)
    said = [f"{len(kept)} pièce(s), paquets et citations conformes"]
    if unsealed:
        said.append(f"{unsealed} sans marque de temps, jamais citable(s)")
    if orphans := _without_row(store, kept):
        said.append(f"{orphans} paquet(s) à reprendre par « vigie seal »")
    return " ; ".join(said)


def _faults(store: Store, kept: Exhibit, told: Mapping[str, str]) -> Iterator[str]:
    document = EXHIBIT.dump_json(kept).decode()
    if told.get(f"exhibit:{kept.id}") != digest_of(document):
        yield "ligne autre que celle que dit le journal"
    folder = store.settings.home / kept.folder
    if not folder.is_dir():
        yield "paquet manquant"
        return
    found = examine(folder, kept.seal.key or "", stamped=kept.citable)
    for line in found.lines:
        if not line.holds:
            yield f"{line.name} : {line.detail}"
    if found.exhibit:
        yield from _differences(kept, found.exhibit)


def _differences(kept: Exhibit, found: Exhibit) -> Iterator[str]:
    """What the row says and the package no longer does."""
    if found.id != kept.id:
        yield "paquet d’une autre pièce"
        return
    for name, words in FIELDS.items():
        if getattr(kept, name) != getattr(found, name):
            yield f"{words} n’est plus ce qui fut enregistré"
    if kept.seal.manifest != found.seal.manifest:
        yield "manifeste autre que celui qui fut enregistré"
    if kept.seal.key != found.seal.key:
        yield "clé autre que celle qui fut enregistrée"
    if kept.citable and kept.seal.stamp != found.seal.stamp:
        yield "marque de temps autre que celle qui fut enregistrée"


def _anchor_faults(store: Store) -> Iterator[str]:
    exhibits = {exhibit.id: exhibit for exhibit in store.exhibits()}
    for case in store.cases():
        for anchoring in store.anchorings(case.id).values():
            for quote in anchoring.anchors:
                if isinstance(quote, AnchoredQuote):
                    words = _misplaced(store, exhibits, quote)
                    where = f"dossier {case.id}, décision {anchoring.decision}"
                    if words:
                        yield f"{where} : {words}"


def _misplaced(
    store: Store, exhibits: Mapping[ExhibitId, Exhibit], quote: AnchoredQuote
) -> str:
    """Why an anchored quote does not stand where it is said to; empty when it does."""
    exhibit = exhibits.get(quote.exhibit)
    if exhibit is None:
        return f"citation d’une pièce inconnue, {quote.exhibit}"
    where = f"citation de la pièce {exhibit.id}, signes {quote.start} à {quote.end}"
    if exhibit.seal.state is not SealState.SEALED:
        return f"{where} : pièce non scellée"
    if exhibit.text_sha256 != quote.text_sha256:
        return f"{where} : faite sur un autre texte"
    try:
        text = canonical_text(store, exhibit)
    except DamagedError as error:
        return f"{where} : {error}"
    if not 0 <= quote.start < quote.end or text[quote.start : quote.end] != quote.text:
        return f"{where} : le texte n’y dit pas cela"
    return ""


def _without_row(store: Store, kept: list[Exhibit]) -> int:
    place = store.settings.home / EXHIBITS
    folders = place.iterdir() if place.is_dir() else iter(())
    known = {Path(exhibit.folder).name for exhibit in kept}
    return sum(
        1 for f in folders if f.name not in known and not f.name.startswith(ASIDE)
    )


def _kept(settings: Settings, exhibit: ExhibitId) -> Exhibit | None:
    """The row of an exhibit in this house, if there is a house and it has one."""
    try:
        with open_store(settings, create=False) as store:
            return store.exhibit(exhibit)
    except VigieError:
        return None
