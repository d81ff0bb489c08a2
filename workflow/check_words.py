"""The sentences of the first answer: plain, neutral, and always the same for a case."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from dossier.model import Assessment, Fee, FeeBasis, FeePeriod, Outcome, Verdict
from legal_refs.ids import ElementId
from rendering.months import MONTHS

PARIS = ZoneInfo("Europe/Paris")
_COLON = re.compile(r"\s:\s")
NO_TEXT = "un texte qui vise ces prestations"
NOT_AN_OPINION = "ce n’est pas un avis de conformité"

ELEMENTS = {
    ElementId.INTERMEDIAIRE: "Un intermédiaire",
    ElementId.OFFRE_DE_SERVICES: "Une offre d’agir à la place de la personne",
    ElementId.REMUNERATION: "Une somme demandée",
    ElementId.PUBLIC_VISE: "Le public visé",
    ElementId.BUT_PRESTATIONS: "Le but : des prestations sociales",
}

OUTCOMES = {
    Outcome.MET: "lu",
    Outcome.NOT_MET: "pas lu",
    Outcome.UNDETERMINED: "douteux",
}

BASES = {
    FeeBasis.FIXED: "somme fixe",
    FeeBasis.HOURLY: "tarif horaire",
    FeeBasis.SUBSCRIPTION: "abonnement",
    FeeBasis.PERCENTAGE: "part des sommes",
    FeeBasis.PREMIUM_PHONE: "appel surtaxé",
}

PERIODS = {
    FeePeriod.HOUR: "par heure",
    FeePeriod.MINUTE: "par minute",
    FeePeriod.CALL: "par appel",
    FeePeriod.MONTH: "par mois",
    FeePeriod.QUARTER: "par trimestre",
    FeePeriod.YEAR: "par an",
    FeePeriod.FIRST_MONTH: "le premier mois",
    FeePeriod.SUMS_OBTAINED: "des sommes obtenues",
}


def today() -> date:
    """The day it is in Paris."""
    return datetime.now(PARIS).date()


def day(when: datetime) -> str:
    """The date in Paris, as in « 1er mai 2026 »."""
    return date_words(when.astimezone(PARIS).date())


def date_words(on: date) -> str:
    """A day of the calendar, as in « 1er mai 2026 »."""
    return f"{'1er' if on.day == 1 else on.day} {MONTHS[on.month - 1]} {on.year}"


def moment(when: datetime) -> str:
    """The date and the time in Paris."""
    local = when.astimezone(PARIS)
    return f"{day(when)} à {local.hour}\u00a0h\u00a0{local.minute:02} (heure de Paris)"


def verdict(assessment: Assessment, read_at: datetime, *, pages: int) -> str:
    """The sentence shown for a verdict, word for word that of the dashboard."""
    match assessment.verdict:
        case Verdict.ALERT:
            return "Toutes les conditions d’un texte se lisent sur ce site — à examiner"
        case Verdict.WATCH:
            points = "\u00a0; ".join(absent(assessment))
            return f"Aide payante possible — il manque\u00a0: {points}"
        case Verdict.CLEAR if not pages:
            return f"Non lu\u00a0: rien n’a pu être lu sur ce site le {day(read_at)} ({NOT_AN_OPINION})"
        case Verdict.CLEAR:
            return (
                f"Rien relevé dans les pages lues le {day(read_at)} ({NOT_AN_OPINION})"
            )


REASONS = {
    "avocat": "Avocat",
    "expert_comptable": "Expert-comptable",
    "mandataire_judiciaire": "Mandataire judiciaire à la protection des majeurs",
    "association": "Association",
    "syndicat": "Syndicat",
    "service_public": "Service public",
    "aide_domicile_declaree": "Assistance à domicile déclarée",
    "simulation_gratuite": "Simulation gratuite",
    "service_gratuit": "Service dit gratuit",
    "paye_par_un_tiers": "Payé par un tiers",
    "finance_par_dons": "Financé par des dons ou des fondations",
    "site_prive_non_affilie": "Site qui se dit privé, sans lien avec l’administration",
    "remboursement": "Remboursement prévu",
}


def reason(slug: str) -> str:
    """What speaks for the site, in words."""
    return REASONS.get(slug) or slug.replace("_", " ").capitalize()


def advice(verdict: Verdict) -> str:
    """Who can help, whatever was read; first the free help, then the evidence."""
    help_first = (
        "Une aide gratuite existe\u00a0: service social de la mairie (CCAS), France "
        "services, assistante sociale de la caisse ou du département, association d’accès aux "
        "droits."
    )
    if verdict is Verdict.CLEAR:
        return help_first
    return (
        f"{help_first} Personne déjà abonnée ou débitée\u00a0: conserver factures, relevés et "
        "messages, puis demander conseil à une association de consommateurs agréée ou à un "
        "point-justice. Avant tout signalement\u00a0: garder la preuve de ces pages, car un site change."
    )


def absent(assessment: Assessment) -> tuple[str, ...]:
    """What is missing, one point each; to a watch something always is."""
    points = tuple(_COLON.sub(", ", point) for point in assessment.missing)
    return points or ((NO_TEXT,) if assessment.verdict is Verdict.WATCH else ())


def capital(text: str) -> str:
    """``text`` with a capital, the rest as it was."""
    return text[:1].upper() + text[1:]


def price(fee: Fee) -> str:
    """What is asked, as a person would write it: « 29,90 € par trimestre »."""
    words = [_amount(fee.amount, fee.currency)]
    if fee.period:
        words.append(PERIODS[fee.period])
    return " ".join(words)


def where(url: str) -> str:
    """The page in the words of its address, without scheme and host."""
    parts = urlsplit(url)
    path = unquote(parts.path).rstrip("/")
    query = f"?{unquote(parts.query)}" if parts.query else ""
    return f"page {path.lstrip('/')}{query}" if path or query else "page d’accueil"


def series(items: Sequence[str]) -> str:
    """« a, b et c »; empty for nothing."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} et {items[-1]}"


def count(number: int, singular: str, plural: str) -> str:
    """« aucune page », « une page », « 4 pages »: feminine nouns only."""
    match number:
        case 0:
            return f"aucune {singular}"
        case 1:
            return f"une {singular}"
        case _:
            return f"{number}\u00a0{plural}"


def _amount(amount: Decimal | None, currency: str) -> str:
    if amount is None:
        return "prix annoncé sans chiffre"
    sign = {"EUR": "€"}.get(currency, currency)
    whole, _, rest = f"{amount:f}".partition(".")
    rest = rest.rstrip("0")
    if rest and currency != "%":
        rest = rest.ljust(2, "0")
    grouped = f"{int(whole):,}".replace(",", "\u202f")
    return f"{grouped}{f',{rest}' if rest else ''}\u00a0{sign}"
