"""What a letter is filled with: frozen, typed, and the only thing a template can name."""

from dataclasses import dataclass

from complaints.references import References


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of an exhibit, and where a reader finds them."""

    text: str
    number: int
    """Of the exhibit."""
    page: int
    """Counted from the first page of the exhibit."""
    note: str = ""
    """Where the words stood, when the page did not show them as its text."""


@dataclass(frozen=True, slots=True)
class SignatoryFacts:
    """Who signs; an empty string becomes a blank."""

    name: str
    seat: str
    number: str
    purpose: str
    representative: str
    power: str
    own_harm: str
    payer: bool
    association: bool
    body: bool
    state: bool
    complains: bool


@dataclass(frozen=True, slots=True)
class Defendant:
    """The person concerned, named only when a person confirmed a company."""

    company: bool
    name: str
    siren: str
    by_notice: bool
    """« l’exploitant désigné par les mentions légales (pièce n° …) »."""
    notice: int
    site: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One exhibit, on its day."""

    observed: bool
    """Read on a sealed capture; otherwise reported by a received piece."""
    answered: bool
    """The page was there."""
    moment: str
    url: str
    title: str
    shows: str
    """What a received piece is offered to show."""
    reason: str
    """Why a page did not answer."""
    number: int
    several: bool
    quotes: tuple[Cited, ...]
    shown: bool
    """Whether the page showed every one of them: otherwise it only held them."""


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One element of one text, measured."""

    name: str
    words: str
    """Of the statute; empty for a row of general law."""
    general: str
    """What general law asks, in our words; empty for an element of the text."""
    read_in: str
    """The other text the words stand in; empty when it is this one."""
    level: str
    """« Lu sur la pièce » or « À déduire »."""
    quotes: tuple[Cited, ...]
    reason: str
    uncertain: str


@dataclass(frozen=True, slots=True)
class AppliedText:
    """Another text that one refers to, whole, as it stood on the same day."""

    label: str
    wording: str
    """Empty when the letter has printed it before."""
    since: str
    reserve: str
    penalty: bool
    """Whether the penalty is read in it."""


@dataclass(frozen=True, slots=True)
class LawText:
    """A text as it stood on the day of the facts."""

    label: str
    title: str
    subsidiary: bool
    wording: str
    since: str
    reserve: str
    applied: tuple[AppliedText, ...]
    """Those it is read through, in the order of the table."""
    penalty: str
    rows: tuple[ProofRow, ...]
    reviewed: str
    """Who decided the rows, and on what days."""


@dataclass(frozen=True, slots=True)
class Contrary:
    """One thing that speaks for the site."""

    name: str
    quotes: tuple[Cited, ...]
    unproven: bool
    """Seen while crawling, not found again on an exhibit."""
    kept: bool
    """Noted by the person who reviewed."""


@dataclass(frozen=True, slots=True)
class Discussed:
    """A case the law leaves open, argued both ways."""

    title: str
    for_: str
    against: str
    sentence: str


@dataclass(frozen=True, slots=True)
class BordereauLine:
    """One exhibit as it is listed."""

    number: str
    title: str
    nature: str
    url: str
    moment: str
    digest: str
    """First 16 characters of the SHA-256 of its manifest."""
    pages: str
    """In the bundle."""
    supports: str
    """What it is cited for."""


@dataclass(frozen=True, slots=True)
class FullDigest:
    """All 64 characters, for who checks."""

    number: str
    manifest: str
    content: str
    stamp: str


@dataclass(frozen=True, slots=True)
class OwnPiece:
    """One of the signatory's pieces 1 to 4."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything the complaint, or signalement, to the procureur says."""

    reference: str
    date: str
    signatory: SignatoryFacts
    defendant: Defendant
    site: str
    articles: str
    """« de l’article … du code … et de l’article … »."""
    facts: tuple[Fact, ...]
    first_seen: str
    last_seen: str
    one_day: bool
    no_capture: bool
    texts: tuple[LawText, ...]
    several: tuple[str, ...]
    """Of several texts: what is said of their concours."""
    subsidiary: bool
    without_text: str
    """Benefits named on the site that no text covers."""
    prescription_first: str
    prescription_last: str
    prescription_years: str
    contrary: tuple[Contrary, ...]
    contrary_reason: str
    contrary_by: str
    discussed: tuple[Discussed, ...]
    missing_pieces: tuple[OwnPiece, ...]
    """Those of the signatory's own that are still to attach."""
    unused: str
    """Reserved numbers that this signatory does not need."""
    bordereau: tuple[BordereauLine, ...]
    digests: tuple[FullDigest, ...]
    keys: str
    """Fingerprints of the keys that sealed."""
    roots: str
    """Fingerprints of the roots that the stamps are verified against."""
    local_stamp: bool
    third_stamp: bool
    received: bool
    """Some exhibit was given to us, the signatory's own included."""
    reported: bool
    """Some exhibit reports facts that we did not observe."""
    law: References
