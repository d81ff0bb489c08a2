"""To whom a document may go, and why another may not: asked of the signatory's quality."""

from enum import StrEnum
from typing import Final

from dossier.workspaces import LegalQuality


class Addressee(StrEnum):
    """Every document of the house, drafted or still to come."""

    PROCUREUR = "procureur"
    PARTIE_CIVILE = "partie_civile"
    CITATION_DIRECTE = "citation_directe"
    ARTICLE_40 = "article_40"
    DGCCRF = "dgccrf"
    SIGNALCONSO = "signalconso"
    CNIL = "cnil"
    DEFENSEUR_DES_DROITS = "defenseur_des_droits"
    ORGANISMES = "organismes"


NAMES: Final = {
    Addressee.PROCUREUR: "plainte ou signalement au procureur de la République",
    Addressee.PARTIE_CIVILE: "plainte avec constitution de partie civile",
    Addressee.CITATION_DIRECTE: "citation directe",
    Addressee.ARTICLE_40: "avis d’une autorité constituée au procureur",
    Addressee.DGCCRF: "lettre à la DGCCRF ou à la direction départementale",
    Addressee.SIGNALCONSO: "dépôt sur SignalConso",
    Addressee.CNIL: "saisine de la CNIL",
    Addressee.DEFENSEUR_DES_DROITS: "saisine du Défenseur des droits",
    Addressee.ORGANISMES: "alerte aux organismes qui versent les prestations",
}

AUTHORITIES: Final = frozenset(
    {LegalQuality.SERVICE_ETAT, LegalQuality.ETABLISSEMENT_PUBLIC}
)
"""Who may be bound to give notice; the second only at its jurist's choice."""

NOT_YET: Final = "Vigie ne rédige pas encore ce document"


def refusal(addressee: Addressee, quality: LegalQuality) -> str:
    """Why that document is not drafted for that signatory; empty when it is."""
    match addressee:
        case Addressee.PROCUREUR:
            return ""
        case Addressee.ARTICLE_40 if quality not in AUTHORITIES:
            return (
                "réservé aux autorités constituées, officiers publics et fonctionnaires ; "
                "vous pouvez adresser un signalement au procureur (--for procureur)"
            )
        case Addressee.CITATION_DIRECTE if (
            quality is not LegalQuality.GROUPEMENT_ASSISTANTS_SOCIAUX
        ):
            return "réservée à certains groupements ; voyez un avocat"
        case Addressee.PARTIE_CIVILE:
            return (
                "suppose une plainte restée trois mois sans suite ou classée, et un "
                "préjudice propre ; voyez un avocat"
            )
        case _:
            return NOT_YET
