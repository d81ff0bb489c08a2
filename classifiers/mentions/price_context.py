"""What the words around a sum say of it, as far as its own clause goes."""

import re
from dataclasses import dataclass
from typing import Final

from classifiers.mentions.price_cues import CuedText, Found, Role

_REACH: Final = 120
_LINE_ABOVE: Final = 60
_SENTENCE: Final = re.compile(r"[.!?;](?=\s)|\n")
_AFTER: Final = re.compile(
    r"[.!?;](?=\s|\Z)|\n|[(,+→➜]| (?:et|ou|puis|soit|plus|au lieu|mais|dont) "
)
_NET_AFTER: Final = re.compile(r"[.!?;](?=\s|\Z)|\n| (?:puis|soit|mais|ou) ")
_ATTACHED: Final = re.compile(
    r" ?(?:ttc |ht )?(?:de |d'|pour |en |au titre de )(?:l'|la |le |les |votre |vos )?"
)
_TIMES: Final = re.compile(r"(?<![0-9])([0-9]{1,2}) ?(?:x|fois)(?: de)? ?\Z")
_PAYMENTS: Final = re.compile(
    r"(?<![0-9])([0-9]{1,2}) (?:mensualites|echeances|versements|paiements|prelevements)(?: de| a| :)? ?\Z"
)
_TIMES_AFTER: Final = re.compile(r" ?x ?([0-9]{1,2})(?![0-9])")
_DENIED: Final = re.compile(r"(?:sans|aucune?|ni|pas de|pas d'|sans l'|sans d') ?\Z")
_AIM: Final = re.compile(r" (?:pour|afin|qui|a|par) |/")
_SLACK: Final = 22
_BENEFIT_REACH: Final = 30
_HEADING_WORDS: Final = 3
_OF: Final = re.compile(
    r" (?:de l'|de la |des |du |de |d')(?:vos |votre |nos |notre |cet |cette |ce )?"
)
NEUTRAL: Final = "montant"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The clause of one sum: ``[low, start)`` before it, ``[end, high)`` after."""

    page: CuedText
    low: int
    start: int
    end: int
    high: int
    stop: int
    """Where the next sum begins."""

    @property
    def text(self) -> str:
        """The whole folded text."""
        return self.page.text

    @property
    def before(self) -> str:
        """Words of the clause before the sum."""
        return self.text[self.low : self.start]

    def heads(self, role: Role, slack: int = _SLACK) -> bool:
        """Whether a cue stands just before the sum."""
        found = self.page.last(role, self.low, self.start)
        if found is None:
            return False
        between = self.text[found.end : self.start]
        return len(between) <= slack and not re.search(r"[0-9.,;!?()]", between)

    def follows(self, role: Role) -> bool:
        """Whether a cue stands just after the sum."""
        found = self.page.first(role, self.end, min(self.stop, self.end + _SLACK))
        return found is not None and not self.text[self.end : found.start].strip(" (~-")


def surroundings(
    page: CuedText, start: int, end: int, floor: int, stop: int
) -> Surroundings:
    """The clause of the sum at ``[start, end)``, between its neighbours."""
    text = page.text
    low = max(floor, start - _REACH)
    for cut in _SENTENCE.finditer(text, low, start):
        above = cut.start() - max(low, text.rfind("\n", low, cut.start())) > _LINE_ABOVE
        if cut.group() != "\n" or above or text[cut.end() : start].strip(" :-•*|(~"):
            low = cut.end()
    ending = _AFTER.search(text, end, min(stop, end + _REACH // 2))
    high = ending.start() if ending else min(stop, end + _REACH // 2)
    return Surroundings(page, low, start, end, max(high, end), stop)


def label(around: Surroundings, role: Role = Role.LABEL) -> str:
    """The noun that heads the sum, else the one attached to it: « 49 € de frais de dossier »."""
    page = around.page
    if attached := _ATTACHED.match(around.text, around.end, around.high):
        found = page.first(role, max(around.end, attached.end() - 2), around.high)
        if found and found.start <= attached.end():
            return found.cue
    found = page.last(role, around.low, around.start)
    if found and _DENIED.search(
        around.text, max(around.low, found.start - 8), found.start
    ):
        return ""
    return found.cue if found else ""


def benefit_label(around: Surroundings) -> str:
    """The word by which the clause speaks of money received, owed or earned.

    After the sum it must be attached to it: « 890 € récupérés », not « 29 € pour
    récupérer vos aides ». A line above counts when it is short enough for a heading.
    """
    aim = _AIM.search(around.text, around.end, around.high)
    stop = min(around.end + _BENEFIT_REACH, aim.start() if aim else around.high)
    low = around.low
    line = around.text.rfind("\n", low, around.start) + 1
    if line and len(around.text[low : line - 1].split()) > _HEADING_WORDS:
        low = line
    found = around.page.first(Role.BENEFIT, around.end, stop) or around.page.last(
        Role.BENEFIT, low, around.start
    )
    return found.cue if found and not _of_a_fee(around, found) else ""


def _of_a_fee(around: Surroundings, found: Found) -> bool:
    """« le montant de l'abonnement »: the word says nothing of who receives it."""
    if found.cue != NEUTRAL or found.start >= around.start:
        return False
    link = _OF.match(around.text, found.end, around.start)
    head = link and around.page.first(Role.LABEL, link.end(), around.start)
    return bool(link and head and head.start == link.end())


def heading_words(around: Surroundings, *, contested: bool) -> str:
    """The words before the sum where a period may be announced.

    A line above announces one when it is short or, unless the line below does too
    (``contested``), names a price: « Prix mensuel sans engagement ».
    """
    line = around.text.rfind("\n", around.low, around.start) + 1
    if not line or not around.text[around.low : line].strip():
        return around.before
    short = len(around.text[around.low : line].split()) <= _HEADING_WORDS
    if short or (not contested and around.page.first(Role.LABEL, around.low, line)):
        return around.before
    return around.text[line : around.start]


def replaced(around: Surroundings) -> bool:
    """« au lieu de 49 € », « 49 € barré », « ~~49 €~~ », « 49 € → 29 € »."""
    if around.heads(Role.REPLACED, 12) or around.follows(Role.REPLACED_AFTER):
        return True
    return around.before.endswith("~~") or bool(
        around.stop < len(around.text)
        and re.fullmatch(
            r"\s{0,2}(?:→|➜|➔|⇒|->|=>)\s{0,2}", around.text[around.end : around.stop]
        )
    )


def starting_from(around: Surroundings) -> bool:
    """« à partir de 19 € », « ≥ 19 € »."""
    return around.heads(Role.FROM) or around.before.rstrip().endswith("≥")


def upper_bound(around: Surroundings) -> bool:
    """« jusqu'à 90 € », « 90 € maximum »."""
    return around.heads(Role.UP_TO) or around.follows(Role.UP_TO_AFTER)


def approximate(around: Surroundings) -> bool:
    """« environ 45 € », « ~45 € »."""
    ending = around.before.rstrip()
    signed = ending.endswith(("≈", "~")) and not ending.endswith("~~")
    return signed or around.heads(Role.ABOUT) or around.follows(Role.ABOUT_AFTER)


def net_of_credit(around: Surroundings) -> bool:
    """« 14 € après crédit d'impôt », « reste à charge : 14 € »."""
    if around.heads(Role.NET_OF_CREDIT, 40):
        return True
    limit = min(around.stop, around.end + 60)
    ending = _NET_AFTER.search(around.text, around.end, limit)
    return (
        around.page.first(
            Role.NET_OF_CREDIT, around.end, ending.start() if ending else limit
        )
        is not None
    )


def instalments(around: Surroundings) -> int | None:
    """Three for « 3 x 20 € », « 3 mensualités de 20 € », « 20 € x 3 »."""
    before = around.before[-40:]
    found = (
        _TIMES.search(before)
        or _PAYMENTS.search(before)
        or _TIMES_AFTER.match(around.text, around.end)
    )
    return int(found.group(1)) if found else None
