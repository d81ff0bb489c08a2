"""How often a sum is due: « par mois », « / trimestre », « l'heure », « le premier mois »."""

import re
from dataclasses import dataclass
from typing import Final

from classifiers.mentions.price_model import Tax
from dossier.model import FeeBasis, FeePeriod

_THREE: Final = r"(?:3|trois|03)"
_NOUNS: Final = {
    "QUARTER": rf"trimestres?|trim\b\.?|{_THREE} mois|90 jours",
    "YEAR": r"an|ans|annees?|(?:12|douze) mois|365 jours",
    "OTHER": r"(?:[2-9]|1[0-9]|24|deux|quatre|six|huit|dix) (?:mois|semaines|jours|ans)"
    r"|semaines?|jours?|journees?|semestres?|quinzaine|week-end|nuits?",
    "MONTH": r"mois (?:suivants|ulterieurs?)|mois|mo\b|30 jours",
    "HOUR": r"h|hr|heures?",
    "MINUTE": r"min|mn|minutes?",
    "CALL": r"appels?|coup de fil",
}
_QUALITIES: Final = {
    "QUARTER": r"trimestriel(?:le)?s?|trimestriellement",
    "YEAR": r"annuel(?:le)?s?|annuellement|annualise(?:e?s?)",
    "OTHER": r"semestriel(?:le)?s?|hebdomadaires?|journaliers?|quotidiens?|bimestriel(?:le)?s?"
    r"|bimensuel(?:le)?s?",
    "MONTH": r"mensuel(?:le)?s?|mensuellement",
    "HOUR": r"horaires?|horairement",
}


def _either(forms: dict[str, str], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{name}>{form})" for name, form in forms.items())


_LEADS: Final = (
    r"p?/ ?(?:le |la |l' ?)?|le (?:[0-9]{1,2}|premier|1er) de chaque |(?:pour |a )chaque "
    r"|par (?:periode de |tranche de )?|chaque |tou(?:te)?s les |de l' ?|a l' ?|a la |l' ?|le |la |les |au "
    r"|pour (?:l' ?|les |un |une |le )?|pendant (?:un |une )(?=an)|une fois par "
)
_CHARGED: Final = (
    r"(?:,? ?(?:est |sont |sera |seront )?(?:seulement|uniquement|net|tout compris|hors options|au total|a peine|a regler|du"
    r"|(?:factur|prelev|debit|pay|regl|renouvel|encaiss)[a-z]{1,6}"
    r"|d'abonnement|d'adhesion|de forfait|de cotisation|d'acces|sans engagement))"
)
_PER: Final = r"(?:(?: ?/ ?| par )[a-z]{3,14}(?: et)?)"
_NOT_PAST: Final = (
    r"(?![a-z0-9²]| (?:dernier|derniere|passe|passee|prochain|suivant|precedent))"
)

_PERIOD: Final = re.compile(
    rf"(?P<gap> ?\n? ?)\(?{_CHARGED}?{_CHARGED}? ?(?P<line>\n?){_PER}? ?"
    rf"(?:(?P<lead>{_LEADS})(?:{_either(_NOUNS, 'n')})"
    rf"|(?P<quality>(?:en |au tarif |au |pour l')?(?:{_either(_QUALITIES, 'q')})))"
    rf"{_NOT_PAST}\)?"
)
_FIRST: Final = re.compile(
    r"(?P<gap> ?\n? ?)\(?(?:seulement )?(?:(?:pour|pendant|durant|sur|des) )?(?:le |la |les |votre |ton |vos |l')?"
    r"(?:(?:[0-9]{1,2}|deux|trois|six) )?(?:premier|premiere|1er|1ere|1re|1e)s? "
    r"(?:(?P<MONTH>mois)|(?P<QUARTER>trimestre)|(?P<YEAR>annees?|an))(?![a-z])\)?"
)
_TRIAL: Final = re.compile(
    r" ?\(?(?:(?:pendant|durant|pour|les) )(?:les )?"
    r"(?:[0-9]{1,2}|une|deux|trois|sept|quatorze|quinze|trente|quarante-huit) ?"
    r"(?:premiere?s )?(?:h|heures?|jours?|semaines?)(?![a-z])"
)
_TAX: Final = re.compile(
    r" ?\n?[ (]{0,2}(?:(?P<all>ttc|t\.t\.c\.?|toutes taxes(?: comprises)?|tva (?:comprise|incluse))"
    r"|(?P<none>ht|h\.t\.?|hors taxes?|hors tva))(?![a-z])\)?"
)
_MARK: Final = re.compile(r" ?[*†]{1,3}(?![a-z])| ?\((?:[0-9]|\*{1,3})\)|[¹²³]")

_BEFORE: Final = re.compile(
    r"(?<![a-z])(?:"
    rf"(?:par |chaque |tou(?:te)?s les |une fois par |au |pour (?:l'|un |une ))(?:{_either(_NOUNS, 'n')})"
    rf"|{_either(_QUALITIES, 'q')}"
    r"|(?P<first>(?:premier|1er) mois(?! (?:offert|gratuit)))"
    r"|(?P<instalment>mensualites?)"
    r")(?![a-z0-9])"
)
_HEADED: Final = re.compile(
    r"(?<![a-z-])(?<!toute )(?:(?P<nHOUR>heure)(?: (?:de|d')[a-z' ]{2,40})?|(?P<nCALL>appel))"
    r"(?: isolee?)?(?: (?:vaut|coute|est)(?: a)? | ?: ?| a )\Z"
)
"""« L'heure : 50 € », « un appel à 4 € »: the sum is that of one."""
_TURNS: Final = re.compile(r"(?<![a-z])(?:puis|ensuite|mais|sinon)(?![a-z])")

_BASES: Final = {
    FeePeriod.HOUR: FeeBasis.HOURLY,
    FeePeriod.MINUTE: FeeBasis.PREMIUM_PHONE,
    FeePeriod.CALL: FeeBasis.PREMIUM_PHONE,
}
_NAMED: Final = {period.name: period for period in FeePeriod}


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a sum: its tax, its period, and where that ends."""

    end: int
    tax: Tax = Tax.UNSAID
    period: FeePeriod | None = None
    recurring: bool = False
    """Due again and again, whether or not ``FeePeriod`` has a name for it."""
    first_only: bool = False
    next_line: bool = False
    """The period stands on the line below, in words that could head what follows it."""


def read_tail(text: str, start: int, stop: int) -> Tail:
    """Tax and period written after a sum that ends at ``start``; never past ``stop``."""
    end, tax = start, Tax.UNSAID
    for pattern in (_MARK, _TAX, _MARK):
        if found := pattern.match(text, end, stop):
            end = found.end()
            if pattern is _TAX:
                tax = Tax.INCLUDED if found.group("all") else Tax.EXCLUDED
    end = _whole(text, start, end)
    if found := _FIRST.match(text, end, stop):
        period = _NAMED[
            "FIRST_MONTH" if found.lastgroup == "MONTH" else str(found.lastgroup)
        ]
        return Tail(
            _whole(text, start, found.end()),
            tax,
            period,
            recurring=True,
            first_only=True,
        )
    if found := _TRIAL.match(text, end, stop):
        return Tail(end, tax, first_only=True)
    if found := _PERIOD.match(text, end, stop):
        return _recurring(text, start, found, tax)
    return Tail(end, tax)


def _recurring(text: str, start: int, found: re.Match[str], tax: Tax) -> Tail:
    crossed = "\n" in found.group("gap") + found.group("line")
    slash = (found.group("lead") or "").startswith(("/", "p/"))
    return Tail(
        _whole(text, start, found.end()),
        tax,
        _period(found),
        recurring=True,
        next_line=crossed and not slash,
    )


def _period(found: re.Match[str]) -> FeePeriod | None:
    for name, words in found.groupdict().items():
        if words and name[1:] in _NAMED and name[0] in "nq":
            return _NAMED[name[1:]]
    return None


def _whole(text: str, start: int, end: int) -> int:
    """Leaves out a closing parenthesis whose opening is not in the span."""
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        return end - 1
    return end


@dataclass(frozen=True, slots=True)
class Heading:
    """A period announced before a sum."""

    period: FeePeriod | None = None
    recurring: bool = False
    first_only: bool = False


def read_heading(before: str) -> Heading:
    """The last period announced in ``before``, unless the sentence has turned since."""
    if headed := _HEADED.search(before):
        return Heading(_period(headed), recurring=True)
    turn = max((found.end() for found in _TURNS.finditer(before)), default=0)
    last = max(_BEFORE.finditer(before, turn), key=re.Match.end, default=None)
    if last is None or last.group("instalment"):
        return Heading()
    if last.group("first"):
        return Heading(FeePeriod.FIRST_MONTH, recurring=True, first_only=True)
    return Heading(_period(last), recurring=True)


def basis_of(period: FeePeriod | None, *, recurring: bool) -> FeeBasis:
    """What a sum due for ``period`` is counted on; ``recurring`` when it comes again."""
    if period in _BASES:
        return _BASES[period]
    return FeeBasis.SUBSCRIPTION if recurring else FeeBasis.FIXED
