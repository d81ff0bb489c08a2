"""How exhibits, choices and elements are named in a letter."""

from collections.abc import Mapping
from typing import Final

from dossier.case import Choice, Row
from dossier.exhibits import Exhibit, ExhibitKind, StampKind
from legal_refs.ids import ElementId

NATURES: Final[Mapping[ExhibitKind, str]] = {
    ExhibitKind.CAPTURE: "capture de page scellée",
    ExhibitKind.FACTURE: "facture remise",
    ExhibitKind.RELEVE_BANCAIRE: "relevé bancaire remis",
    ExhibitKind.CONTRAT: "contrat ou conditions remis",
    ExhibitKind.COURRIEL: "courriel remis",
    ExhibitKind.SMS: "message remis",
    ExhibitKind.COPIE_ECRAN: "copie d’écran remise",
    ExhibitKind.PHOTO: "photographie remise",
    ExhibitKind.ENREGISTREMENT: "enregistrement remis",
    ExhibitKind.ATTESTATION: "attestation remise",
    ExhibitKind.CONSTAT: "constat remis",
    ExhibitKind.COPIE_ARCHIVEE: "copie archivée remise",
    ExhibitKind.POUVOIR: "pièce du signataire",
    ExhibitKind.AUTRE: "pièce remise",
}

ELEMENTS: Final[Mapping[ElementId, str]] = {
    ElementId.INTERMEDIAIRE: "Un intermédiaire",
    ElementId.OFFRE_DE_SERVICES: "Une offre de services",
    ElementId.REMUNERATION: "Une rémunération",
    ElementId.PUBLIC_VISE: "Le public visé",
    ElementId.BUT_PRESTATIONS: "Le but : obtenir des prestations",
}

GENERAL: Final[Mapping[Row, str]] = {
    Row.ELEMENT_MORAL: "Élément moral",
    Row.IMPUTATION: "Imputation",
}

LEVELS: Final[Mapping[Choice, str]] = {
    Choice.LU: "Lu sur la pièce",
    Choice.A_DEDUIRE: "À déduire",
    Choice.PAS_LU: "Non lu dans les pièces",
    Choice.CONTREDIT: "Contredit par les pièces",
    Choice.A_REVOIR: "À revoir",
}

EXCULPATORY: Final[Mapping[str, str]] = {
    "avocat": "Qualité d’avocat",
    "expert_comptable": "Qualité d’expert-comptable",
    "mandataire_judiciaire": "Qualité de mandataire judiciaire à la protection des majeurs",
    "association": "Qualité d’association",
    "syndicat": "Qualité de syndicat",
    "service_public": "Service public",
    "aide_domicile_declaree": "Assistance à domicile déclarée",
    "simulation_gratuite": "Simulation gratuite",
    "service_gratuit": "Service dit gratuit",
    "paye_par_un_tiers": "Service payé par un tiers",
    "finance_par_dons": "Financement par des dons ou des fondations",
    "site_prive_non_affilie": "Site qui se dit privé, sans lien avec l’administration",
    "remboursement": "Remboursement prévu",
}


def exculpatory(slug: str) -> str:
    """What speaks for the site, in words."""
    return EXCULPATORY.get(slug) or slug.replace("_", " ").capitalize()


def stamp_worth(exhibit: Exhibit) -> str:
    """What the time stamp of a sealed exhibit is worth, said wherever it is cited."""
    stamp = exhibit.seal.stamp
    if stamp is None:
        return "sans horodatage"
    match stamp.kind:
        case StampKind.LOCAL:
            return "horodatage local, non probant"
        case StampKind.AUTHORITY:
            return f"horodatage de {stamp.authority}, qualification non vérifiée"
