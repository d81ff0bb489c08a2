"""What the catalogue hands out: the law as immutable values.

Statutes are quoted only from a ``Wording``; a wording is dated and verbatim.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from legal_refs.clock_days import a_year_after
from legal_refs.ids import AdjacentId, BenefitId, DisputedId, ElementId, ProvisionId
from legal_refs.penalties import Fine, LegalPersons, Penalties


class State(StrEnum):
    """How well a text is known."""

    VERIFIED = "verified"
    TO_CONFIRM = "to_confirm"


class TextRole(StrEnum):
    """What a text is held for."""

    OFFENCE = "offence"
    """Punishes or voids the paid offer: the only role that makes a provision."""
    RELATED = "related"
    """Applied by another text, or setting what another one only names."""
    ADJACENT = "adjacent"
    """Another ground, never merged with the paid offer."""
    LAWYER = "lawyer"
    """Held for a lawyer: no machine ever proposes it."""
    PROCEDURE = "procedure"
    GENERAL = "general"
    """General criminal law."""
    CIVIL = "civil"
    STANDING = "standing"
    """Lets a group act."""
    DEFENCE = "defence"
    """May speak for the site."""
    CONTEXT = "context"
    """Explains, or says why it is not used."""


class Addressee(StrEnum):
    """To whom the offer must be made, in the words of the text."""

    ALLOCATAIRE = "allocataire"
    ASSURE = "assure"
    ALLOCATAIRE_OU_ASSURE = "allocataire_ou_assure"
    ANY = "any"
    VICTIM = "victim"
    PENSIONER = "pensioner"


class Nature(StrEnum):
    """Class of the offence; the place of limitation and appeal follow it."""

    DELIT = "delit"
    CONTRAVENTION = "contravention"


class Reading(StrEnum):
    """Which side of a reference sets the penalty."""

    THERE = "there"
    """This text is punished by the one it names."""
    HERE = "here"
    """This text punishes the one it names."""


class Ceiling(StrEnum):
    """The highest verdict a disputed case leaves to the machine."""

    ALERT = "alert"
    WATCH = "watch"
    CLEAR = "clear"


class BenefitKind(StrEnum):
    """What sort of right it is."""

    PRESTATION = "prestation"
    """Due by law to whoever meets its conditions."""
    AIDE = "aide"
    """Granted, often locally, within a budget."""
    RECONNAISSANCE = "reconnaissance"
    """A status or card that opens rights, without money of its own."""
    RENOVATION = "renovation"
    """Home works: not a social benefit, but often asked in the same breath."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a text that make another one apply."""

    to: ProvisionId
    words: str
    elements: tuple[ElementId, ...] = ()
    """Elements read in the text applied, because this one is silent on them."""
    penalty: Reading | None = None
    """Whether these words say where the penalty is set; ``None`` when they do not."""


@dataclass(frozen=True, slots=True)
class Known:
    """How well the words of one wording are known."""

    state: State
    unknown: tuple[str, ...] = ()
    """What stays to confirm: ``libelle``, ``entree_en_vigueur``, ``vigueur_actuelle``."""
    reserve: str = ""
    """One French sentence naming what is unknown; empty when verified."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One dated state of a text. ``text`` is empty when it is not held."""

    legiarti: str | None
    start: date | None
    """First day in force; ``None`` when unknown."""
    end: date | None
    """First day no longer in force; ``None`` while it lasts."""
    text: str
    read_on: date
    """Day the source was up to date, hence the first day we can answer for."""
    source: str
    elements: Mapping[ElementId, str] = field(default_factory=dict)
    """Words of this very text that ask each element."""
    agreed_words: str = ""
    """Words that require the price to be agreed beforehand."""
    references: tuple[Reference, ...] = ()
    never_in_force: bool = False
    note: str = ""
    excerpt: bool = False
    """Whether only a part of the article is held."""
    repealed: bool = False
    """Whether these are days on which the article did not exist."""
    fine: Fine | None = None
    """What this wording sets itself; ``None`` when another text does, or none."""
    known: Known | None = None
    """``None`` when it is known as its file says of the last one."""

    @property
    def digest(self) -> str:
        """SHA-256 of the words held, in hexadecimal: what a reading was made of."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def held(self) -> bool:
        """Whether the text can be quoted."""
        return bool(self.text)

    def covers(self, on: date) -> bool:
        """Whether it was in force on that day, as far as is known."""
        begins = self.start or self.read_on
        return (
            not self.never_in_force
            and not self.repealed
            and begins <= on
            and (self.end is None or on < self.end)
        )


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A named jurist read the official text, and it was the one held."""

    by: str
    on: date
    source: str

    def holds(self, on: date) -> bool:
        """Whether that reading still counts: from its day, for twelve months."""
        return self.on <= on < a_year_after(self.on)


@dataclass(frozen=True, slots=True)
class LegalText:
    """A text held for itself or because a provision applies it."""

    id: ProvisionId
    code: str
    article: str
    title: str
    role: TextRole
    use: str
    """One French sentence: what the house uses it for."""
    state: State
    """Of the last wording, and of each other that does not say its own (``known``)."""
    unknown: tuple[str, ...]
    reserve: str
    note: str
    wordings: tuple[Wording, ...]
    """Oldest first."""
    penalties: Penalties | None = field(default=None, kw_only=True)
    """Those of the last wording; ``None`` where the text sets none."""
    confirmed: Confirmation | None = field(default=None, kw_only=True)
    nature: Nature | None = field(default=None, kw_only=True)
    """Class of what it punishes; ``None`` where the file does not say."""

    def in_force(self, on: date) -> Wording | None:
        """The wording held for that day; ``None`` when there is none to quote."""
        wording = self.stated(on)
        return wording if wording and wording.held else None

    def stated(self, on: date) -> Wording | None:
        """The wording in force that day even when its text is not held."""
        return next((wording for wording in self.wordings if wording.covers(on)), None)

    def known(self, on: date) -> Known | None:
        """How well the wording of that day is known; ``None`` when none is held."""
        wording = self.in_force(on)
        return self.known_of(wording) if wording else None

    def known_of(self, wording: Wording) -> Known:
        """How well ``wording``, one of this text, is known."""
        return wording.known or Known(self.state, self.unknown, self.reserve)

    def as_known(self, on: date) -> Self:
        """This text, its state and reserve those of the wording held for that day."""
        wording = self.in_force(on)
        if wording is None or wording.known is None:
            return self
        known = wording.known
        return replace(
            self,
            state=known.state,
            unknown=known.unknown,
            reserve=known.reserve,
            wordings=tuple(
                replace(w, known=None if w is wording else self.known_of(w))
                for w in self.wordings
            ),
        )

    def to_confirm(self, on: date) -> bool:
        """Whether a jurist has still to read the official text, on that day.

        A day for which no wording is held is one: nothing was read for it.
        """
        known = self.known(on)
        if known is None:
            return True
        confirmed = self.confirmed is not None and self.confirmed.holds(on)
        return known.state is State.TO_CONFIRM and not confirmed

    @property
    def last_day(self) -> date:
        """Last day in force: ``date.max`` while the text is not repealed."""
        ends = [
            wording.end or date.max
            for wording in self.wordings
            if not wording.never_in_force and not wording.repealed
        ]
        end = max(ends, default=date.max)
        return end if end == date.max else end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Provision(LegalText):
    """A text that punishes or voids the paid offer, and what it asks."""

    benefits: tuple[BenefitId, ...]
    addressee: Addressee
    agreed_beforehand: bool
    offered_only: bool
    """« Offrir » alone is named, not « faire offrir »."""
    alerts: bool
    """Whether it can carry an alert by itself."""
    nature: Nature = field(kw_only=True)
    limitation_years: int
    """Years the general law gives to that nature; a jurist has still to confirm them."""
    penalties: Penalties = field(kw_only=True)
    elements: Mapping[ElementId, str]
    """Words asked on ``last_day``, read here or in the text applied; what is not asked is absent."""
    read_in: Mapping[ElementId, ProvisionId]
    """Where the words of each element stand: this text or the one it applies."""


@dataclass(frozen=True, slots=True)
class Route:
    """The free official way to claim."""

    label: str
    url: str
    phone: str
    """Number without surcharge; empty when there is none for the whole country."""
    source: str
    """Where the address and the number were read, one French sentence."""
    checked_on: date | None
    """Last day somebody compared them with the official site; ``None`` when nobody has."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something people name in several ways.

    An alias of capital letters and digits matches those capitals as a whole word; any
    other matches whatever the case, the accents and the apostrophe. A match that lies
    inside a phrase of ``not_in``, or inside a longer name of another entry, does not count.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    """The name is one of them unless it is too ordinary."""
    not_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Benefit(Named):
    """A social benefit, who pays it, what protects it, and how to claim it free."""

    id: BenefitId
    body: str
    provisions: tuple[ProvisionId, ...]
    """Special text first; empty when none was found."""
    arguable: tuple[ProvisionId, ...]
    """Texts a lawyer might argue, never a ground of alert."""
    reserve: str
    route: Route
    public: str
    kind: BenefitKind


@dataclass(frozen=True, slots=True)
class Body(Named):
    """An organisation that pays or decides."""


@dataclass(frozen=True, slots=True)
class Family(Named):
    """Words that name social benefits without naming one."""

    body: str
    """Empty when several bodies may be meant."""
    route: Route
    stands_for: tuple[BenefitId, ...]
    provisions: tuple[ProvisionId, ...]
    """Those common to every benefit it may stand for."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A case the law leaves open, argued both ways."""

    id: DisputedId
    title: str
    for_: str
    """Argument that the text applies."""
    against: str
    ceiling: Ceiling
    unless: DisputedId | None
    """The case that takes over when its own condition is met."""
    sentence: str
    """Printed as it is."""


@dataclass(frozen=True, slots=True)
class AdjacentGround:
    """Another ground the same facts may fall under, never merged with the paid offer."""

    id: AdjacentId
    title: str
    texts: tuple[ProvisionId, ...]
    condition: str
    """One French sentence: what must be seen for it to be considered."""
    lawyer_only: bool
    """Held for a lawyer: never proposed by machine."""
    note: str


@dataclass(frozen=True, slots=True)
class SpecialFirst:
    """Two texts that cover one benefit: the special one is argued first."""

    special: ProvisionId
    general: ProvisionId
    benefits: tuple[BenefitId, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Concours:
    """Several texts, several benefits: what is said, and what is left to the parquet."""

    special_first: tuple[SpecialFirst, ...]
    cumulative: str
    parquet: str
    legal_persons: LegalPersons
