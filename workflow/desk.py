"""What every page of the dashboard needs to know: whose house this is, and who may act."""

from dataclasses import dataclass
from typing import Final

from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import DEMONSTRATION, Role, User
from workflow.check_answer import SPECIMEN
from workflow.workspace import FICTIONAL, QUALITIES, WRITERS

NOBODY: Final = (
    "Aucun espace de travail n’est déclaré\u00a0: rien ne peut être lu ni gardé. Fermez Vigie, "
    "lancez «\u00a0vigie init\u00a0» dans un terminal (responsable, qualité, fondement, "
    "finalité), puis rouvrez le tableau de bord."
)
ROLES: Final = {
    Role.LECTEUR: "lecture",
    Role.RELECTEUR: "relecture",
    Role.JURISTE: "juriste",
    Role.SIGNATAIRE: "signature",
    Role.ADMINISTRATEUR: "administration",
    Role.AUDITEUR: "audit",
    Role.AVOCAT: "avocat",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """One workspace, seen from the dashboard."""

    controller: str
    """Who answers for what is kept, and in what legal quality."""
    people: tuple[User, ...]
    """Who may act, by name; empty when no workspace is declared."""
    fictional: bool
    """The demonstration: every page must say so."""

    @property
    def banner(self) -> str:
        """Across every page; empty for real work."""
        return SPECIMEN if self.fictional else ""


def desk(settings: Settings) -> Desk:
    """The workspace of this home as it stands now."""
    with open_store(settings) as store:
        workspace = store.workspace()
        fictional = workspace is None and settings.allow_loopback
        users = store.users(DEMONSTRATION if workspace is None else workspace.id)
    if workspace is not None:
        said = f"{workspace.controller}, {QUALITIES[workspace.quality]}"
        return Desk(said, tuple(users), fictional=False)
    if not fictional:
        return Desk("", (), fictional=False)
    people = users or [User(FICTIONAL, WRITERS)]
    return Desk("Démonstration, personnes et sites fictifs", tuple(people), fictional)


def roles_of(user: User) -> str:
    """What a person may do, in words."""
    return ", ".join(word for role, word in ROLES.items() if role in user.roles)
