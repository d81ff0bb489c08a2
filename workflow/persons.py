"""The use cases about people: who acts here, who gave a piece, and what they gave says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from dossier.case import CaseId
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import ExhibitId, ExhibitKind, PersonId, PieceQuote
from dossier.persons import Person
from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import DEMONSTRATION, OWN, Role, User
from evidence.names import personal_number
from workflow.workspace import DECIDERS, acting_on

READERS: Final = frozenset({Role.JURISTE, Role.SIGNATAIRE})
"""The roles that may read who a person is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a received piece, and where a person reads them."""

    page: int
    """From 1."""
    zone: str
    """Where on the page, in words."""
    text: str


def unnumbered(what: str, words: str) -> None:
    """Raise ``UnusableInputError`` when ``words`` hold a number that may single out a person.

    What is written here is printed in letters (privacy.md D18).
    """
    if found := personal_number(words):
        raise UnusableInputError(
            f"{what} contient un numéro qui peut désigner une personne ({len(found)} "
            "signes)\u00a0: retirez-le, la pièce elle-même suffit"
        )


def add_member(
    settings: Settings, name: str, roles: Iterable[Role], *, as_user: str | None = None
) -> User:
    """Let a named person act in the declared workspace; roles already held are kept.

    Raises ``RefusedError`` unless an administrator asks, ``UnusableInputError`` for a
    name that is empty or a person without a role.
    """
    member = User(name.strip(), frozenset(roles))
    if not member.name or not member.name.isprintable() or not member.roles:
        raise UnusableInputError("une personne a un nom, sur une ligne, et un rôle")
    with open_store(settings) as store:
        if store.workspace() is None:
            raise RefusedError(
                "aucun espace de travail déclaré\u00a0: lancez d’abord «\u00a0vigie init\u00a0»"
            )
        actor = acting_on(
            store,
            OWN,
            as_user=as_user,
            roles=frozenset({Role.ADMINISTRATEUR}),
            deed="ajouter une personne",
        )
        if member.name in {user.name for user in store.users(DEMONSTRATION)}:
            raise RefusedError(f"{member.name} est une personne fictive")
        store.add_user(OWN, member, by=actor.name)
    return member


def read_person(
    settings: Settings,
    case: CaseId,
    person: PersonId,
    *,
    reason: str,
    as_user: str | None = None,
) -> Person:
    """Who gave a piece of ``case``; that it was read, by whom and why, is kept.

    Raises ``RefusedError`` without the role, or for someone who gave nothing to the case.
    """
    with open_store(settings) as store:
        held = store.case(case)
        actor = acting_on(
            store,
            held.workspace,
            as_user=as_user,
            roles=READERS,
            deed="lire l’identité d’une personne",
        )
        receptions = [numbered.exhibit.reception for numbered in held.exhibits]
        if person not in {given.giver for given in receptions if given}:
            raise RefusedError("cette personne n’a remis aucune pièce de ce dossier")
        return store.person(person, by=actor.name, reason=reason)


def transcribe(
    settings: Settings,
    case: CaseId,
    exhibit: ExhibitId,
    passage: Passage,
    *,
    as_user: str | None = None,
) -> PieceQuote:
    """Keep the words a named person read in a received piece: a decision may rest on them.

    A recording is transcribed by a jurist only (privacy.md D18). Raises ``RefusedError``
    without the role or for what is no received piece of the case, ``UnusableInputError``
    for a page, a zone or words that are missing, and for words that hold a number which
    may single out a person.
    """
    zone, words = passage.zone.strip(), passage.text.strip()
    if passage.page < 1 or not zone or not words:
        raise UnusableInputError(
            "une transcription donne la page (à partir de 1), l’endroit et les mots"
        )
    unnumbered("la transcription", f"{zone}\n{words}")
    with open_store(settings) as store:
        held = store.case(case)
        pieces = {numbered.exhibit.id: numbered.exhibit for numbered in held.exhibits}
        piece = pieces.get(exhibit)
        if piece is None:
            raise RefusedError(f"la pièce {exhibit} n’est pas versée au dossier {case}")
        recording = piece.kind is ExhibitKind.ENREGISTREMENT
        actor = acting_on(
            store,
            held.workspace,
            as_user=as_user,
            roles=frozenset({Role.JURISTE}) if recording else DECIDERS,
            deed="transcrire un enregistrement"
            if recording
            else "transcrire une pièce",
        )
        now = datetime.now(UTC)
        quote = PieceQuote(exhibit, passage.page, zone, words, actor.name, now)
        store.add_transcription(quote)
    return quote
