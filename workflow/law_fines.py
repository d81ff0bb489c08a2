"""The penalty of one text on one day, for a natural person and for a legal person."""

from datetime import date

from complaints.fines import amount, beside, highest, of_that_wording, reserved
from complaints.typography import typeset
from legal_refs.catalogue import Catalogue
from legal_refs.clocks import cited
from legal_refs.ids import ProvisionId
from legal_refs.penalties import Aggravated, Currency
from legal_refs.punishing import Punishment

MONTHS_A_YEAR = 12


def penalty(law: Catalogue, slug: ProvisionId, on: date) -> str:
    """Highest penalties, and where they are read; empty when no amount can be read.

    Nothing that supposes an earlier conviction is said.
    """
    found = law.punishment(slug, on)
    if found is None:
        return ""
    said = f"{highest(found)}{_elsewhere(found, slug, on)}"
    if reserve := reserved(found):
        said += f" ; {reserve[:1].lower()}{reserve[1:].rstrip('.')}"
    now = of_that_wording(found)
    if now and now.imprisonment_months:
        said += f" ; {_months(now.imprisonment_months)} d’emprisonnement au plus"
    if now:
        said += "".join(f" ; {_raised(each)}" for each in now.aggravated)
    return said + "".join(f" ; {sentence}" for sentence in beside(law, slug, on))


def _raised(found: Aggravated) -> str:
    """The higher amounts, and when they apply."""
    prison = (
        f" et {_months(found.imprisonment_months)} d’emprisonnement"
        if found.imprisonment_months
        else ""
    )
    return (
        f"{found.condition} : {amount(found.natural_eur, Currency.EUR)}{prison} au plus pour une "
        f"personne physique, {amount(found.legal_eur, Currency.EUR)} pour une personne morale"
    )


def _elsewhere(found: Punishment, slug: ProvisionId, on: date) -> str:
    here = found.text.id == slug
    return "" if here else f", selon l’{typeset(cited(found.text, on))}"


def _months(months: int) -> str:
    years, rest = divmod(months, MONTHS_A_YEAR)
    if rest or not years:
        return f"{months} mois"
    return f"{years} an{'s' if years > 1 else ''}"
