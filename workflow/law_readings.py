"""« J’ai lu ce texte »: a jurist's reading of the official text, and what it does to ours.

The last reading of a text counts. When it says the same words as the wording held, it
confirms them for twelve months; when it does not, the text is to confirm, whatever its
file says, until a reading and a wording agree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar
from urllib.parse import urlsplit

from complaints.references import cited_texts
from dossier.case import CaseId
from dossier.errors import RefusedError, UnusableInputError
from dossier.law_readings import LawReading, OfficialText
from dossier.model import Sha256
from dossier.settings import Settings
from dossier.store import Store, open_store
from dossier.workspaces import DEMONSTRATION, OWN, Role
from legal_refs.catalogue import Catalogue, catalogue
from legal_refs.clock_days import a_year_after
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.model import Confirmation, LegalText, State, Wording
from workflow.cards import facts_on
from workflow.check_words import date_words, today
from workflow.law_readings_words import Comparison
from workflow.workspace import acting_on

LAWYERS: Final = frozenset({Role.JURISTE, Role.AVOCAT})
"""The roles that may say that an official text was read."""
OFFICIAL: Final = ("gouv.fr", "europa.eu", "conseil-constitutionnel.fr")
"""Where the State and the Union publish the law."""
LONGEST: Final = 60_000
LONGEST_ADDRESS: Final = 500
START: Final = "entree_en_vigueur"
NO_WORKSPACE: Final = (
    "aucun espace de travail déclaré\u00a0: lancez d’abord «\u00a0vigie init\u00a0»"
)

Text = TypeVar("Text", bound=LegalText)


class Trust(StrEnum):
    """How far a text may be relied on, its file and its last reading put together."""

    VERIFIED = "verified"
    CONFIRMED = "confirmed"
    """A jurist read the same words less than twelve months ago."""
    TO_CONFIRM = "to_confirm"
    CHANGED = "changed"
    """A jurist read other words."""
    NOT_HELD = "not_held"
    """No wording is held for that day: there is nothing to rely on."""


def read_text(  # noqa: PLR0913 - the lines of the form, and who sends it
    settings: Settings,
    text_id: str,
    pasted: str,
    address: str,
    read_on: date,
    *,
    as_user: str | None = None,
) -> LawReading:
    """Keep the official text as a jurist copied it, whether it is ours or not.

    Raises ``RefusedError`` without the role of jurist or lawyer, ``UnusableInputError``
    for an unknown text, nothing pasted, an address that is not official, a day to come or
    more than twelve months past.
    """
    text = text_named(text_id)
    words, place = pasted.strip(), address.strip()
    _require_words(words)
    _require_official(place)
    _require_recent(read_on)
    wording = text.in_force(read_on)
    held = Sha256(wording.digest if wording else "")
    official = OfficialText(text.id, words, place, read_on, held)
    with open_store(settings) as store:
        workspace = house_of(store)
        actor = acting_on(
            store,
            workspace,
            as_user=as_user,
            roles=LAWYERS,
            deed="dire qu’un texte a été lu",
        )
        return store.add_law_reading(workspace, official, by=actor.name)


def trust(text: LegalText, reading: LawReading | None, on: date) -> Trust:
    """How far ``text`` may be relied on that day, after its last reading, if any."""
    known = text.known(on)
    if known is None:
        return Trust.NOT_HELD
    if reading is not None and _of_the_day(text, reading, on):
        if not compared(text, reading).same:
            return Trust.CHANGED
        if reading.valid_on(on):
            return Trust.CONFIRMED
    if text.confirmed is not None and text.confirmed.holds(on):
        return Trust.CONFIRMED
    return Trust.VERIFIED if known.state is State.VERIFIED else Trust.TO_CONFIRM


def _of_the_day(text: LegalText, reading: LawReading, on: date) -> bool:
    """Whether what was read is the wording of that day: a later one was not read."""
    held = text.in_force(reading.read_on)
    return held is not None and text.in_force(on) is held


def compared(text: LegalText, reading: LawReading) -> Comparison:
    """What was read beside the wording held for that day; ours is empty when none is."""
    return _beside(text.in_force(reading.read_on), reading.official.pasted)


def comparison(text_id: str, pasted: str, read_on: date) -> Comparison:
    """What would differ, before anything is kept; raises as ``read_text``."""
    _require_words(pasted.strip())
    _require_recent(read_on)
    return _beside(text_named(text_id).in_force(read_on), pasted.strip())


def law_as_read(
    store: Store, workspace: str, on: date, *, facts: date | None = None
) -> Catalogue:
    """The law as this house may quote it on that day: what its jurists read counts.

    ``facts`` is the day whose wordings will be quoted, ``on`` unless told: a reading says
    nothing of another wording, and each text is as its wording of that day is known.
    """
    law, day = catalogue(), facts or on
    readings = store.last_law_readings(workspace)

    def read(texts: Mapping[ProvisionId, Text]) -> Mapping[ProvisionId, Text]:
        found = {
            slug: _as_read(text.as_known(day), readings.get(slug), on, day)
            for slug, text in texts.items()
        }
        return MappingProxyType(found)

    return replace(law, texts=read(law.texts), provisions=read(law.provisions))


def contradicted(
    text: LegalText, reading: LawReading | None, wording: Wording | None
) -> bool:
    """Whether the last reading says other words than ``wording``, which was relied on."""
    if reading is None or wording is None:
        return False
    same_wording = text.in_force(reading.read_on) is wording
    return same_wording and trust(text, reading, reading.read_on) is Trust.CHANGED


def keep_relied(
    store: Store, case: CaseId, deed: str, subject: ElementId | None = None
) -> None:
    """Keep on which wordings a deed of ``case`` rests: all, or those that ask ``subject``."""
    if law := relied(store, case, subject):
        digests = {slug: Sha256(wording.digest) for slug, wording in law.items()}
        store.keep_law(case, deed, digests)


def _beside_penalty(
    law: Catalogue, slug: ProvisionId, on: date
) -> Iterator[ProvisionId]:
    """The texts of what a letter says of the penalty beside the fine."""
    found = law.punishment(slug, on)
    yield from found.company if found else ()
    penalties = law.texts[slug].penalties
    for each in penalties.complementary if penalties else ():
        yield each.read_in


def relied(
    store: Store, case: CaseId, subject: ElementId | None = None
) -> dict[ProvisionId, Wording]:
    """The wordings in force on the day of the facts that the case is measured against.

    Those in which conditions or penalties are read, and those that a letter names, are
    among them. With ``subject``, only
    those whose words ask that element.
    """
    held = store.case(case)
    assessment, law = store.assessment(held.site), catalogue()
    if assessment is None:
        return {}
    on = facts_on(store, held.site)
    named = [slug for b in assessment.benefits for slug in law.benefits[b].provisions]
    measured = dict.fromkeys((*named, *(f.provision for f in assessment.provisions)))
    found: dict[ProvisionId, Wording] = {}
    if subject is None and measured:
        for text in sorted(cited_texts(law)):
            if wording := law.texts[text].in_force(on):
                found[text] = wording
    for slug in measured:
        asked = law.asked(slug, on)
        if subject is not None and subject not in asked:
            continue
        if subject is not None:
            texts = [slug, asked[subject].read_in]
        else:
            texts = [slug, *(words.read_in for words in asked.values())]
            punishing = law.punishing(slug, on)
            texts += [punishing[0].id] if punishing else []
            texts += _beside_penalty(law, slug, on)
        for text in texts:
            if wording := law.texts[text].in_force(on):
                found[text] = wording
    return found


def decided_under(number: int) -> str:
    """The deed of that decision, as ``Store.law_of`` names it."""
    return f"decision:{number}"


def drafted_under(at: datetime) -> str:
    """The deed of the draft made at that moment, as ``Store.law_of`` names it."""
    return f"draft:{at.astimezone(UTC).isoformat(timespec='seconds')}"


def text_named(text_id: str) -> LegalText:
    """The text of that slug; ``UnusableInputError`` when none is held."""
    text = catalogue().texts.get(ProvisionId(text_id))
    if text is None:
        raise UnusableInputError(
            f"aucun texte tenu sous ce nom\u00a0: «\u00a0{text_id[:100]}\u00a0»"
        )
    return text


def house_of(store: Store) -> str:
    """Whose readings count here: the declared workspace, or the demonstration."""
    if store.workspace() is not None:
        return OWN
    if store.settings.allow_loopback:
        return DEMONSTRATION
    raise RefusedError(NO_WORKSPACE)


def _as_read(text: Text, reading: LawReading | None, on: date, facts: date) -> Text:
    quoted = text.in_force(facts)
    if reading is not None and quoted is text.in_force(reading.read_on):
        found = trust(text, reading, on)
        if found is Trust.CHANGED:
            return _changed(text, reading)
        if found is Trust.CONFIRMED and reading.valid_on(on):
            address = reading.official.address
            return _confirmed(text, Confirmation(reading.by, reading.read_on, address))
    shipped = text.confirmed
    if shipped and shipped.holds(on) and quoted is text.in_force(shipped.on):
        return _confirmed(text, shipped)
    return text


def _changed(text: Text, reading: LawReading) -> Text:
    reserve = (
        f"Texte changé\u00a0: le texte officiel lu le {date_words(reading.read_on)} n’est pas, "
        "mot pour mot, celui qui est cité ici\u00a0; sa rédaction et sa vigueur restent à "
        "confirmer."
    )
    return replace(
        text,
        state=State.TO_CONFIRM,
        unknown=("libelle", "vigueur_actuelle"),
        reserve=reserve,
        confirmed=None,
    )


def _confirmed(text: Text, confirmation: Confirmation) -> Text:
    """``text`` without its reserve, but for a start that no reading of its words can tell."""
    reserve = (
        f"Rédaction lue le {date_words(confirmation.on)} dans le texte officiel\u00a0; sa date "
        "d’entrée en vigueur reste à confirmer."
    )
    dateless = START in text.unknown
    return replace(
        text,
        state=State.VERIFIED,
        unknown=(START,) if dateless else (),
        reserve=reserve if dateless else "",
        confirmed=confirmation,
    )


def _beside(wording: Wording | None, pasted: str) -> Comparison:
    if wording is None:
        return Comparison("", pasted)
    return Comparison(wording.text, pasted, excerpt=wording.excerpt)


def _require_words(pasted: str) -> None:
    if not pasted:
        raise UnusableInputError(
            "collez le texte officiel, sans son titre ni ses notes\u00a0: rien n’est collé"
        )
    if len(pasted) > LONGEST:
        raise UnusableInputError(
            f"ce qui est collé est trop long pour un article ({len(pasted)} signes)\u00a0: "
            "collez l’article seul"
        )


def _require_official(address: str) -> None:
    try:
        found = urlsplit(address if len(address) <= LONGEST_ADDRESS else "")
        port = found.port
    except ValueError:  # brackets that hold no address, a port that is none
        found, port = urlsplit(""), None
    host = (found.hostname or "").lower()
    trusted = any(host == name or host.endswith(f".{name}") for name in OFFICIAL)
    if (
        found.scheme != "https"
        or not trusted
        or found.username
        or port
        or " " in address
    ):
        raise UnusableInputError(
            "l’adresse n’est pas celle d’une publication officielle "
            f"({', '.join(OFFICIAL)})\u00a0: recopiez celle de la page lue, https comprise"
        )


def _require_recent(read_on: date) -> None:
    now = today()
    if read_on > now:
        raise UnusableInputError("la date de lecture est à venir")
    if a_year_after(read_on) <= now:
        raise UnusableInputError(
            "cette lecture a plus de douze mois\u00a0: relisez le texte officiel aujourd’hui"
        )
