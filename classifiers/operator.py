"""Who runs the site, within the company-only rule: a natural person stays unnamed (D2).

A number is given only beside a company's legal form: the same nine digits may
number a person.
"""

import re
from collections.abc import Iterator
from itertools import islice

from stdnum.exceptions import ValidationError
from stdnum.fr import siren as siren_number

from classifiers.mentions.tagging import TaggedPage
from classifiers.site import TaggedSite
from dossier.model import Operator, OperatorKind

NUMBER = re.compile(
    r"(?<![\d.,])\d{3}[ \u00a0\u202f.]?\d{3}[ \u00a0\u202f.]?\d{3}(?!\d)"
)
REGISTER = re.compile(r"\b(?:siren|siret|rcs|tva|immatricul\w+|registre du commerce)\b")
HOST = re.compile(r"h[ée]berg", re.IGNORECASE)
FORM = r"(?:SASU|SAS|SARL|EURL|SA|SNC|SCOP|SCIC|SELARL)"
WORDS = r"[A-ZÉÈ0-9][\w&'’-]*(?: [A-ZÉÈ0-9&][\w&'’-]*){0,4}"
COMPANY = re.compile(
    rf"\b(?:[Ss]oci[ée]t[ée] |{FORM} )(?P<after>{WORDS})|(?P<before>{WORDS}),? {FORM}\b"
)
SOLE = re.compile(
    r"(?i:auto-?\s?entrepreneu|micro-?\s?entrepr|entreprise individuelle"
    r"|entrepreneure? individuel)|\bEI\b"
)
NOTICE = re.compile(
    r"\b(?:editeur|editrice|edite par|exploite par|siren|siret|statut|responsable de"
    r"|directeur de la publication|directrice de la publication|mme|m\.|n°)(?!\w)"
)
AROUND = 2
MOST_NUMBERS = 30
"""Numbers of one page beside which a company is looked for: a notice gives a few."""
HOST_BEFORE = 60
"""Characters before a company in which it is said to host."""
BEFORE = 120
"""Characters before a number in which its register is named."""


def operator(site: TaggedSite) -> Operator:
    """The company that the notices name; a sole trader is known by its kind alone."""
    if any(_sole(page) for page in site.pages):
        return Operator(OperatorKind.SOLE_TRADER)
    for page in site.pages:
        for start, end, siren in islice(registered(page), MOST_NUMBERS):
            if name := _name(page, start, end):
                quote = page.page.quote(start, end)
                return Operator(OperatorKind.COMPANY, siren, name, quote)
    for page in site.pages:
        for named in _companies(page.page.text, 0, len(page.page.text)):
            quote = page.page.quote(*named.span())
            return Operator(OperatorKind.COMPANY, "", _words(named), quote)
    return Operator(OperatorKind.UNKNOWN)


def _sole(page: TaggedPage) -> bool:
    """Whether a notice says so: elsewhere « auto-entrepreneurs » may be the customers."""
    return any(
        NOTICE.search(
            page.folded, *page.lines(sole.start(), sole.end(), AROUND, AROUND)
        )
        for sole in SOLE.finditer(page.page.text)
    )


def registered(page: TaggedPage) -> Iterator[tuple[int, int, str]]:
    """Company numbers with a valid check digit, hosts' numbers left out."""
    for number in NUMBER.finditer(page.page.text):
        before = page.folded[max(0, number.start() - BEFORE) : number.start()]
        if not REGISTER.search(before) or HOST.search(before):
            continue
        try:
            digits = siren_number.validate(re.sub(r"\D", "", number.group()))
        except ValidationError:
            continue
        yield number.start(), number.end(), digits


def _companies(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Companies named there, but those said to host the site."""
    for named in COMPANY.finditer(text, start, end):
        if not HOST.search(text, max(0, named.start() - HOST_BEFORE), named.start()):
            yield named


def _name(page: TaggedPage, start: int, end: int) -> str:
    """The company whose number it is: of its line, else the nearest above, else below."""
    text = page.page.text
    first, last = page.lines(start, end, 0, 0)
    begin, finish = page.lines(start, end, AROUND + 1, 1)
    above = list(_companies(text, begin, first))
    named = next(_companies(text, first, last), above[-1] if above else None)
    named = named or next(_companies(text, last, finish), None)
    return _words(named) if named else ""


def _words(named: re.Match[str]) -> str:
    return str(named.group("after") or named.group("before"))
