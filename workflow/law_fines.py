"""The penalty of one text on one day, for a natural person and for a legal person."""

from datetime import date

from complaints.typography import euros, typeset
from legal_refs.catalogue import Catalogue
from legal_refs.clocks import cited
from legal_refs.ids import ProvisionId
from legal_refs.penalties import Aggravated, Currency, Penalties
from legal_refs.punishing import Punishment

MONTHS_A_YEAR = 12


def penalty(law: Catalogue, slug: ProvisionId, on: date) -> str:
    """Highest penalties, and where they are read; empty when no amount can be read.

    Nothing that supposes an earlier conviction is said.
    """
    found = law.punishment(slug, on)
    if found is None:
        return ""
    said = f"{_fine(found)}{_elsewhere(found, slug, on)}"
    now = _of_that_wording(found)
    if now and now.imprisonment_months:
        said += f" ; {_months(now.imprisonment_months)} d’emprisonnement au plus"
    if now:
        said += "".join(f" ; {_raised(each)}" for each in now.aggravated)
    own = law.texts[slug]
    if own.penalties and own.in_force(on) == own.wordings[-1]:
        said += "".join(
            f" ; {beside.sentence}"
            for beside in own.penalties.complementary
            if not beside.after_conviction
        )
    return said


def _fine(found: Punishment) -> str:
    now = _of_that_wording(found)
    kind = "amende administrative" if now and now.administrative else "amende"
    natural = f"{kind} de {_amount(found.natural, found.currency)} au plus pour une personne physique"
    if found.legal is None:
        return f"{natural} ; montant pour une personne morale : texte non détenu à cette date"
    return f"{natural}, de {_amount(found.legal, found.currency)} au plus pour une personne morale"


def _raised(found: Aggravated) -> str:
    """The higher amounts, and when they apply."""
    prison = (
        f" et {_months(found.imprisonment_months)} d’emprisonnement"
        if found.imprisonment_months
        else ""
    )
    return (
        f"{found.condition} : {_amount(found.natural_eur, Currency.EUR)}{prison} au plus pour une "
        f"personne physique, {_amount(found.legal_eur, Currency.EUR)} pour une personne morale"
    )


def _of_that_wording(found: Punishment) -> Penalties | None:
    """Amounts are held for the last wording alone."""
    return found.text.penalties if found.wording == found.text.wordings[-1] else None


def _elsewhere(found: Punishment, slug: ProvisionId, on: date) -> str:
    here = found.text.id == slug
    return "" if here else f", selon l’{typeset(cited(found.text, on))}"


def _amount(amount: int, currency: Currency) -> str:
    said = euros(amount)
    return said if currency is Currency.EUR else said.replace("euros", "francs")


def _months(months: int) -> str:
    years, rest = divmod(months, MONTHS_A_YEAR)
    if rest or not years:
        return f"{months} mois"
    return f"{years} an{'s' if years > 1 else ''}"
