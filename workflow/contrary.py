"""Which cards of a review each ground that speaks for a site also speaks to.

All of them stand on the card « à décharge »; a lexicon's ground missing here fails a test.
"""

from collections.abc import Mapping
from typing import Final

from dossier.case import Row, Subject
from dossier.model import Assessment, Quote
from legal_refs.ids import ElementId

WHO: Final = (ElementId.INTERMEDIAIRE,)
PRICE: Final = (ElementId.REMUNERATION,)

SPEAKS_TO: Final[Mapping[str, tuple[Subject, ...]]] = {
    "aide_domicile_declaree": WHO,
    "association": WHO,
    "avocat": WHO,
    "expert_comptable": WHO,
    "finance_par_dons": PRICE,
    "mandataire_judiciaire": WHO,
    "paye_par_un_tiers": PRICE,
    "remboursement": PRICE,
    "service_gratuit": PRICE,
    "service_public": (*WHO, *PRICE),
    "simulation_gratuite": (ElementId.OFFRE_DE_SERVICES, *PRICE),
    "site_prive_non_affilie": (Row.ELEMENT_MORAL,),
    "syndicat": WHO,
}


def contrary(assessment: Assessment, subject: Subject) -> tuple[Quote, ...]:
    """The words that speak for the site on one card, in the order of the assessment."""
    return tuple(
        found.quote
        for found in assessment.exculpatory
        if subject is Row.A_DECHARGE or subject in SPEAKS_TO[found.reason]
    )
