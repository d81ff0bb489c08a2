"""Who acts, for whom, on what ground: asked before anything is written (privacy.md D1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dossier.errors import RefusedError, UnusableInputError
from dossier.journal import JournalKind, digest_of
from dossier.settings import Settings
from dossier.store import Store, open_store
from dossier.workspaces import (
    DEMONSTRATION,
    OWN,
    Ground,
    LegalQuality,
    Role,
    User,
    Workspace,
)

QUALITIES: Final[Mapping[LegalQuality, str]] = {
    LegalQuality.PERSONNE_AYANT_PAYE: "personne qui a payé",
    LegalQuality.GROUPEMENT_ASSISTANTS_SOCIAUX: (
        "groupement d’assistants de service social"
    ),
    LegalQuality.ASSOCIATION_AGREEE: (
        "association de consommateurs agréée, UDAF ou UNAF, syndicat"
    ),
    LegalQuality.AUTRE_ASSOCIATION: "autre association",
    LegalQuality.ETABLISSEMENT_PUBLIC: "établissement public national",
    LegalQuality.ORGANISME_PRIVE: "organisme de droit privé (CAF, CPAM, CARSAT, MSA)",
    LegalQuality.SERVICE_ETAT: "service, officier ou agent de l’État",
}
"""The closed list of legal qualities, as a person reads it."""

GROUNDS: Final[Mapping[Ground, str]] = {
    Ground.AUTORITE: "autorité compétente",
    Ground.SERVICE_PUBLIC: "personne morale gérant un service public",
    Ground.AUXILIAIRE_JUSTICE: "auxiliaire de justice",
    Ground.ACTION_VICTIMES: (
        "victime, ou pour le compte de victimes, afin de préparer, d’exercer et de "
        "suivre une action"
    ),
}
"""The closed list of grounds, as a person reads it."""

WRITERS: Final = frozenset(
    {Role.RELECTEUR, Role.JURISTE, Role.SIGNATAIRE, Role.ADMINISTRATEUR}
)
"""The roles that let a person crawl, import and assess; decisions ask for more."""

DECIDERS: Final = frozenset({Role.RELECTEUR, Role.JURISTE})
"""The roles that decide a card of a review."""

APPROVERS: Final = frozenset({Role.SIGNATAIRE, Role.JURISTE, Role.AVOCAT})
"""The roles that give the second look; a lawyer only where one person is alone."""

FIRST_ROLES: Final = frozenset(Role) - {Role.AUDITEUR, Role.AVOCAT}
"""What the first person may do: everything but audit, or advise, themselves."""

FICTIONAL: Final = "Personne fictive"
"""Who acts in the demonstration when nobody is named."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A named person in a workspace: what every write is done, and journaled, as."""

    name: str
    workspace: str
    controller: str
    roles: frozenset[Role] = field(default=WRITERS)

    @property
    def fictional(self) -> bool:
        """Whether this is the demonstration, whose pages and files must say so."""
        return self.workspace == DEMONSTRATION


def acting(
    settings: Settings,
    *,
    as_user: str | None = None,
    loopback_only: bool = False,
    files_only: bool = False,
) -> Actor:
    """The person who acts: ``as_user``, or the only one who can.

    Where loopback is allowed, work that contacts loopback sites alone belongs to the
    demonstration and needs no workspace; so does work on files alone, unless a workspace
    is declared. Where it is not, ``loopback_only`` means that nothing will be contacted:
    the refusals are then recorded without a workspace too.
    Raises ``RefusedError`` naming ``vigie init`` when no workspace is declared or when the
    person's roles do not let them write, ``UnusableInputError`` when the person is unknown or
    must be named.
    """
    if settings.allow_loopback and loopback_only:
        return _in_demonstration(as_user)
    with open_store(settings) as store:
        workspace = store.workspace()
        users = store.users()
    if workspace is None:
        if loopback_only or (settings.allow_loopback and files_only):
            return _in_demonstration(as_user)
        raise RefusedError(
            "aucun espace de travail déclaré : lancez d’abord « vigie init » (responsable, "
            "qualité, fondement, finalité)"
        )
    user = _chosen(users, as_user)
    if not user.roles & WRITERS:
        raise RefusedError(
            f"{user.name} n’a pas de rôle qui permette d’écrire "
            f"({', '.join(sorted(user.roles))})"
        )
    return Actor(user.name, workspace.id, workspace.controller, user.roles)


def acting_on(
    store: Store,
    workspace: str,
    *,
    as_user: str | None,
    roles: frozenset[Role],
    deed: str,
) -> Actor:
    """The person who does ``deed`` in ``workspace``: one of those who hold a role in it.

    In the demonstration these are its fictional reviewers, where loopback is allowed.
    Raises ``UnusableInputError`` when the person is unknown there or must be named,
    ``RefusedError`` when they hold none of ``roles``; that refusal is journaled.
    """
    if workspace == DEMONSTRATION and not store.settings.allow_loopback:
        raise RefusedError(
            "les personnes fictives n’agissent que sur la démonstration\u00a0: elle "
            "s’ouvre avec VIGIE_ALLOW_LOOPBACK=1"
        )
    user = _chosen(store.users(workspace), as_user)
    if not user.roles & roles:
        refused = digest_of(f"{workspace} {deed}")
        store.append(JournalKind.ROLE_REFUSED, user.name, refused, user.name)
        raise RefusedError(
            f"{user.name} n’a pas le rôle qui permet {_of(deed)} ({_either(roles)})\u00a0: "
            "demandez-le à l’administrateur, ou nommez qui agit avec --as"
        )
    found = store.workspace(workspace)
    return Actor(user.name, workspace, found.controller if found else "", user.roles)


def declare(settings: Settings, workspace: Workspace, person: str) -> User:
    """Declare the workspace of this home and its first person; both are journaled.

    Raises ``RefusedError`` when one is declared already, ``UnusableInputError`` when a name
    or the purpose is empty.
    """
    words = {
        "le responsable": workspace.controller,
        "la finalité": workspace.purpose,
        "la personne": person,
    }
    for name, said in words.items():
        if not said.strip() or not said.isprintable():
            raise UnusableInputError(
                f"{name} ne peut être vide ni tenir sur deux lignes"
            )
    first = User(person.strip(), FIRST_ROLES)
    with open_store(settings) as store:
        store.declare(workspace, first)
    return first


def declared(settings: Settings) -> Workspace | None:
    """The workspace of this home."""
    with open_store(settings) as store:
        return store.workspace()


def workspace_of(
    controller: str, quality: LegalQuality, ground: Ground, purpose: str
) -> Workspace:
    """The workspace a person is about to declare."""
    return Workspace(OWN, controller.strip(), quality, ground, purpose.strip())


def _in_demonstration(as_user: str | None) -> Actor:
    return Actor(as_user or FICTIONAL, DEMONSTRATION, "Démonstration (fictif)")


def _of(deed: str) -> str:
    """« de décider », « d’ouvrir »."""
    return f"d’{deed}" if deed[0] in "aeéèêiouy" else f"de {deed}"


def _either(roles: frozenset[Role]) -> str:
    return " ou ".join(sorted(roles))


def _chosen(users: list[User], name: str | None) -> User:
    names = ", ".join(user.name for user in users)
    if name is None:
        if len(users) == 1:
            return users[0]
        raise UnusableInputError(f"précisez qui agit avec --as ({names})")
    for user in users:
        if user.name == name:
            return user
    raise UnusableInputError(f"personne inconnue ici : « {name} » (connues : {names})")
