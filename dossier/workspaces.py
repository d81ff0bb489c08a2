"""On whose behalf, on what ground, and who may do what (privacy.md D1, D11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import insert, select
from sqlmodel import col

from dossier.errors import RefusedError
from dossier.journal import JournalKind, JournalRows, digest_of, named
from dossier.model import Sha256
from dossier.shelf import DEMONSTRATION, columns, insertion, now
from dossier.tables import RoleRow, UserRow, WorkspaceRow

OWN: Final = "principal"
"""The id of the declared workspace."""


class LegalQuality(StrEnum):
    """What the controller is in law: it decides which documents it may send."""

    PERSONNE_AYANT_PAYE = "personne_ayant_paye"
    GROUPEMENT_ASSISTANTS_SOCIAUX = "groupement_assistants_sociaux"
    ASSOCIATION_AGREEE = "association_agreee"
    AUTRE_ASSOCIATION = "autre_association"
    ETABLISSEMENT_PUBLIC = "etablissement_public"
    ORGANISME_PRIVE = "organisme_prive"
    SERVICE_ETAT = "service_etat"


class Ground(StrEnum):
    """On what ground offence data is processed. The list is closed."""

    AUTORITE = "autorite"
    SERVICE_PUBLIC = "service_public"
    AUXILIAIRE_JUSTICE = "auxiliaire_justice"
    ACTION_VICTIMES = "action_victimes"


class Role(StrEnum):
    """What a person may do. Nobody has one by default."""

    LECTEUR = "lecteur"
    RELECTEUR = "relecteur"
    JURISTE = "juriste"
    SIGNATAIRE = "signataire"
    ADMINISTRATEUR = "administrateur"
    AUDITEUR = "auditeur"
    AVOCAT = "avocat"
    """External: reads, comments and approves."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Who answers for what is kept, and why it may be."""

    id: str
    controller: str
    quality: LegalQuality
    ground: Ground
    purpose: str


@dataclass(frozen=True, slots=True)
class User:
    """One person who acts in a workspace."""

    name: str
    roles: frozenset[Role]


BUILT_IN: Final[Mapping[str, frozenset[Role]]] = {
    "Camille Exemple": frozenset({Role.RELECTEUR}),
    "Dominique Exemple": frozenset({Role.JURISTE}),
    "Sacha Exemple": frozenset({Role.SIGNATAIRE}),
}
"""The fictional reviewers, whom no line of the journal added."""


def roles_digest(workspace: str, user: User) -> Sha256:
    """What the journal keeps of all the roles ``user`` then holds in ``workspace``."""
    return digest_of(repr((workspace, user.name, sorted(user.roles))))


class WorkspaceRows(JournalRows):
    """Workspaces and the people in them."""

    def declare(self, workspace: Workspace, first: User) -> None:
        """Declare the workspace and its first person, journaled in the same step.

        Raises ``RefusedError`` when one is declared already: a controller does not change
        under what it has gathered.
        """
        with self.database.writing() as connection:
            if self.workspace() is not None:
                raise RefusedError("un espace de travail est déjà déclaré ici")
            connection.execute(
                insert(WorkspaceRow).values(
                    id=workspace.id,
                    controller=workspace.controller,
                    quality=workspace.quality.value,
                    ground=workspace.ground.value,
                    purpose=workspace.purpose,
                    declared_at=now(),
                )
            )
            self._append(
                connection,
                JournalKind.WORKSPACE_DECLARED,
                f"workspace:{workspace.id}",
                digest_of(repr(workspace)),
                first.name,
            )
            self.add_user(workspace.id, first, by=first.name)

    def add_user(self, workspace: str, user: User, *, by: str) -> None:
        """Let ``user`` act in ``workspace``; roles already held are kept."""
        with self.database.writing() as connection:
            person = insertion(self.database, UserRow).values(
                name=user.name, kind="person", added_at=now()
            )
            connection.execute(person.on_conflict_do_nothing())
            rows = [
                {"workspace": workspace, "person": user.name, "role": role.value}
                for role in sorted(user.roles)
            ]
            if rows:
                role = insertion(self.database, RoleRow).on_conflict_do_nothing()
                connection.execute(role, rows)
            held = roles_digest(
                workspace, User(user.name, self.roles(workspace, user.name))
            )
            self._append(connection, JournalKind.USER_ADDED, user.name, held, by)

    def workspace(self, name: str = OWN) -> Workspace | None:
        """The declared workspace, or the one of that id."""
        query = select(*columns(WorkspaceRow)).where(col(WorkspaceRow.id) == name)
        with self.database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        return Workspace(
            row["id"],
            row["controller"],
            LegalQuality(row["quality"]),
            Ground(row["ground"]),
            row["purpose"],
        )

    def users(self, workspace: str = OWN) -> list[User]:
        """Who may act in ``workspace``, by name."""
        query = select(col(RoleRow.person), col(RoleRow.role)).where(
            col(RoleRow.workspace) == workspace
        )
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(col(RoleRow.person))).all()
        return [
            User(name, frozenset(Role(role) for person, role in rows if person == name))
            for name in _unique(person for person, _ in rows)
        ]

    def roles(self, workspace: str, name: str) -> frozenset[Role]:
        """What the person of that name may do in ``workspace``; a service has no role."""
        query = (
            select(col(RoleRow.role))
            .join(UserRow, col(UserRow.name) == col(RoleRow.person))
            .where(col(RoleRow.workspace) == workspace, col(RoleRow.person) == name)
            .where(col(UserRow.kind) == "person")
        )
        with self.database.reading() as connection:
            return frozenset(map(Role, connection.scalars(query)))

    def user_faults(self) -> list[str]:
        """Who holds other roles than the journal saw given, one French line each."""
        seen: dict[str, set[str]] = {}
        for line in self.journal():
            if line.kind == JournalKind.USER_ADDED:
                seen.setdefault(line.subject, set()).add(line.payload)
        return [
            f"rôles de «\u00a0{user.name}\u00a0»\u00a0: autres que ce que le journal a vu"
            for workspace in (OWN, DEMONSTRATION)
            for user in self.users(workspace)
            if not (
                workspace == DEMONSTRATION and BUILT_IN.get(user.name) == user.roles
            )
            and roles_digest(workspace, user) not in seen.get(named(user.name), ())
        ]

    def _require_person(self, workspace: str, name: str) -> None:
        """Refuse a service, or someone unknown, whatever they are about to write."""
        if not self.roles(workspace, name):
            raise RefusedError(
                f"«\u00a0{name}\u00a0» n’est pas une personne de cet espace de travail\u00a0: "
                "une machine ne peut que signaler un site, nommez qui agit avec --as"
            )


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


__all__ = [
    "DEMONSTRATION",
    "OWN",
    "Ground",
    "LegalQuality",
    "Role",
    "User",
    "Workspace",
    "WorkspaceRows",
]
