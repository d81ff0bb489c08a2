"""The penalty of one text on one day, in the words that letters and screens share."""

from datetime import date
from typing import Final

from complaints.typography import NARROW, NO_BREAK, euros, typeset
from legal_refs.catalogue import Catalogue
from legal_refs.ids import ProvisionId
from legal_refs.penalties import Currency, Penalties
from legal_refs.punishing import Punishment

_NO_COMPANY: Final = (
    "Aucun texte détenu ne dit, à cette date, l’amende d’une personne morale."
)


def highest(found: Punishment) -> str:
    """« amende de … au plus pour une personne physique, de … pour une personne morale »."""
    held = of_that_wording(found)
    kind = "amende administrative" if held and held.administrative else "amende"
    natural = f"{kind} de {amount(found.natural, found.currency)} au plus pour une personne physique"
    if found.legal is None:
        return natural
    return f"{natural}, de {amount(found.legal, found.currency)} au plus pour une personne morale"


def reserved(found: Punishment) -> str:
    """One sentence on the amount of a company, said with it; empty when nothing is reserved."""
    return typeset(_NO_COMPANY if found.legal is None else found.reserve)


def beside(catalogue: Catalogue, text: ProvisionId, on: date) -> list[str]:
    """Penalties beside the fine whose words stand in a wording of that day.

    What supposes an earlier conviction is left out.
    """
    penalties = catalogue.texts[text].penalties
    return [
        found.sentence
        for found in (penalties.complementary if penalties else ())
        if not found.after_conviction
        and (wording := catalogue.texts[found.read_in].in_force(on)) is not None
        and found.words in wording.text
    ]


def of_that_wording(found: Punishment) -> Penalties | None:
    """All that is held of the penalties: it is held for the last wording alone."""
    return found.text.penalties if found.wording == found.text.wordings[-1] else None


def amount(figure: int, currency: Currency) -> str:
    """« 22 500 euros », « 30 000 francs »."""
    if currency is Currency.EUR:
        return euros(figure)
    return f"{figure:,}".replace(",", NARROW) + f"{NO_BREAK}francs"
