"""To whom a document may go, and why another may not: read in the table of signatories."""

from enum import StrEnum
from typing import Final

from dossier.workspaces import LegalQuality
from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import Document, DocumentId, Rule, Standing
from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import State


class Addressee(StrEnum):
    """Every document of the table, drafted or still to come."""

    PROCUREUR = "procureur"
    PARTIE_CIVILE = "partie_civile"
    CITATION_DIRECTE = "citation_directe"
    ARTICLE_40 = "article_40"
    ACTION_COLLECTIVE = "action_collective"
    LETTRES_DU_CONSOMMATEUR = "lettres_du_consommateur"
    DGCCRF = "dgccrf"
    SIGNALCONSO = "signalconso"
    CNIL = "cnil"
    DEFENSEUR_DES_DROITS = "defenseur_des_droits"
    ORGANISMES = "organismes"
    MINISTRE = "ministre"
    HEBERGEUR = "hebergeur"
    AFNIC = "afnic"
    SUITES = "suites"
    FICHE_DE_TRANSMISSION = "fiche_de_transmission"


DRAFTED: Final = frozenset({Addressee.PROCUREUR})
"""What Vigie can draft today."""

NOT_YET: Final = "Vigie ne rédige pas encore ce document."
TO_CONFIRM: Final = (
    "Le texte dont dépend cette réponse reste à confirmer par un juriste."
)
INSTEAD: Final = "Vous pouvez adresser un signalement au procureur (--for procureur)."

OPEN: Final = frozenset({Standing.ALLOWED, Standing.CONDITIONAL})


def document(addressee: Addressee) -> Document:
    """What the table says of that document."""
    return authorities().documents[DocumentId(addressee.value)]


def refusal(addressee: Addressee, quality: LegalQuality) -> str:
    """Why that document is not drafted for that signatory; empty when it is.

    French sentences: what the law lets that quality do, with its reserve; what sending it
    costs or gives away; then the remedy.
    """
    asked = document(addressee)
    rule = asked.rule(quality.value)
    if rule.standing in OPEN and addressee in DRAFTED:
        return ""
    return " ".join(_said(asked, rule))


def _said(asked: Document, rule: Rule) -> list[str]:
    remedy = {
        Standing.REFUSED: [INSTEAD],
        Standing.LAWYER_ONLY: [],
        Standing.CONDITIONAL: [NOT_YET],
        Standing.ALLOWED: [NOT_YET],
    }
    said = [] if rule.standing is Standing.ALLOWED else [rule.sentence]
    if said and rule.ground.reserve:
        said.append(rule.ground.reserve)
    if said and any(map(_to_confirm, rule.ground.texts)):
        said.append(TO_CONFIRM)
    if asked.risk and rule.standing is not Standing.REFUSED:
        said += [
            asked.risk,
            *[asked.risk_ground.reserve] * bool(asked.risk_ground.reserve),
        ]
    return [*said, *remedy[rule.standing]]


def _to_confirm(text: ProvisionId) -> bool:
    return catalogue().texts[text].state is State.TO_CONFIRM
