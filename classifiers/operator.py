"""Who runs the site, within the company-only rule: a natural person stays unnamed (D2)."""

import re
from collections.abc import Iterator

from stdnum.exceptions import ValidationError
from stdnum.fr import siren as siren_number

from classifiers.mentions.tagging import TaggedPage
from classifiers.site import TaggedSite
from dossier.model import Operator, OperatorKind

NUMBER = re.compile(r"(?<![\d.,])\d{3}[ \u00a0\u202f.]?\d{3}[ \u00a0\u202f.]?\d{3}(?!\d)")
REGISTER = re.compile(r"\b(?:siren|siret|rcs|tva|immatricul\w+|registre du commerce)\b")
HOST = re.compile(r"h[ée]berg", re.IGNORECASE)
FORM = r"(?:SAS|SASU|SARL|EURL|SA|SNC|SCOP|SCIC|SELARL)"
COMPANY = re.compile(
    rf"\b(?:[Ss]oci[ée]t[ée] |{FORM} )(?P<after>[A-ZÉÈ0-9][\w&'’.-]*(?: [A-ZÉÈ0-9&][\w&'’.-]*){{0,4}})"
    rf"|(?P<before>[A-ZÉÈ0-9][\w&'’.-]*(?: [A-ZÉÈ0-9&][\w&'’.-]*){{0,4}}),? {FORM}\b"
)
SOLE = re.compile(
    r"auto-?\s?entrepreneu|micro-?\s?entrepr|entreprise individuelle|entrepreneur individuel"
    r"|entrepreneure individuelle|\bEI\b"
)


def operator(site: TaggedSite) -> Operator:
    """The company that the notices name; a sole trader is known by its kind alone."""
    if any(SOLE.search(page.page.text) for page in site.pages):
        return Operator(OperatorKind.SOLE_TRADER)
    for page in site.pages:
        for start, end, siren in registered(page):
            name = _name(page, start, end)
            quote = page.page.quote(start, end)
            return Operator(OperatorKind.COMPANY, siren, name, quote)
    for page in site.pages:
        if named := COMPANY.search(page.page.text):
            if HOST.search(page.page.text[max(0, named.start() - 60) : named.start()]):
                continue
            name = named.group("after") or named.group("before")
            quote = page.page.quote(*named.span())
            return Operator(OperatorKind.COMPANY, "", name, quote)
    return Operator(OperatorKind.UNKNOWN)


def registered(page: TaggedPage) -> Iterator[tuple[int, int, str]]:
    """Company numbers with a valid check digit, hosts' numbers left out."""
    for number in NUMBER.finditer(page.page.text):
        digits = re.sub(r"\D", "", number.group())
        before = page.folded[max(0, number.start() - 120) : number.start()]
        if not REGISTER.search(before) or HOST.search(before):
            continue
        try:
            yield number.start(), number.end(), siren_number.validate(digits)
        except ValidationError:
            continue


def _name(page: TaggedPage, start: int, end: int) -> str:
    first, last = page.lines(start, end, 3, 1)
    named = COMPANY.search(page.page.text, first, last)
    return (named.group("after") or named.group("before")) if named else ""
