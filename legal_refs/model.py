"""What the catalogue hands out: the law as immutable values.

Statutes are quoted only from a ``Wording``; a wording is dated and verbatim.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from legal_refs.ids import BenefitId, DisputedId, ElementId, ProvisionId


class State(StrEnum):
    """How well a text is known."""

    VERIFIED = "verified"
    TO_CONFIRM = "to_confirm"


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

    @property
    def held(self) -> bool:
        """Whether the text can be quoted."""
        return bool(self.text)

    def covers(self, on: date) -> bool:
        """Whether it was in force on that day, as far as is known."""
        begins = self.start or self.read_on
        return (
            not self.never_in_force
            and begins <= on
            and (self.end is None or on < self.end)
        )


@dataclass(frozen=True, slots=True)
class Recidivism:
    """Amounts for a repeated offence: printed only with a final conviction in hand."""

    condition: str
    natural_eur: int
    legal_eur: int
    imprisonment_months: int = 0


@dataclass(frozen=True, slots=True)
class Penalties:
    """Highest fines in euros for a natural and a legal person; never added up."""

    words: str
    natural_eur: int
    legal_eur: int
    recidivism: Recidivism | None = None
    complementary: tuple[str, ...] = ()
    texts: tuple[ProvisionId, ...] = ()
    """Texts the penalties are read in, beside this one."""


@dataclass(frozen=True, slots=True)
class LegalText:
    """A text held for itself or because a provision applies it."""

    id: ProvisionId
    code: str
    article: str
    title: str
    state: State
    unknown: tuple[str, ...]
    """What stays to confirm: ``libelle``, ``entree_en_vigueur``, ``vigueur_actuelle``."""
    reserve: str
    """One French sentence naming what is unknown; empty when verified."""
    note: str
    wordings: tuple[Wording, ...]
    """Oldest first."""

    def in_force(self, on: date) -> Wording | None:
        """The wording held for that day; ``None`` when there is none to quote."""
        wording = self.stated(on)
        return wording if wording and wording.held else None

    def stated(self, on: date) -> Wording | None:
        """The wording in force that day even when its text is not held."""
        return next((wording for wording in self.wordings if wording.covers(on)), None)

    @property
    def last_day(self) -> date:
        """Last day in force: ``date.max`` while the text is not repealed."""
        ends = [
            wording.end or date.max
            for wording in self.wordings
            if not wording.never_in_force
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
    nature: Nature
    limitation_years: int
    """Years the general law gives to that nature; a jurist has still to confirm them."""
    penalties: Penalties
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
