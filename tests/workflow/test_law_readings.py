"""« J’ai lu ce texte »: who may say it, of what, and what it does to the text."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dossier.errors import RefusedError, UnusableInputError
from dossier.journal import JournalKind
from dossier.law_readings import LawReading
from dossier.settings import Settings
from dossier.shelf import DEMONSTRATION
from dossier.store import open_store
from dossier.workspaces import OWN, Ground, LegalQuality, Role, User, Workspace
from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import Confirmation, State
from tests.dossier.cases import CAMILLE, DOMINIQUE, SACHA
from tests.dossier.law import ADDRESS
from tests.workflow.law_reading import (
    RSA,
    as_printed,
    other,
    read,
    shipped,
    words_of,
)
from workflow.check_words import today
from workflow.law_readings import (
    Trust,
    comparison,
    contradicted,
    house_of,
    law_as_read,
    read_text,
    trust,
)

OURS = Workspace(
    OWN,
    "Maison fictive",
    LegalQuality.AUTRE_ASSOCIATION,
    Ground.ACTION_VICTIMES,
    "essai",
)
MAITRE = "Maître Exemple"
VERIFIED = ProvisionId("css_l554_2")


@pytest.fixture
def local(settings: Settings) -> Settings:
    return replace(settings, allow_loopback=True)


def confirming(
    settings: Settings, on: date | None = None, *, workspace: str | None = None
) -> LawReading | None:
    """The last reading, if it confirms the text on that day."""
    day = on or today()
    with open_store(settings) as store:
        house = workspace or house_of(store)
        found = store.last_law_readings(house).get(RSA)
        text = law_as_read(store, house, day).texts[RSA]
    return found if trust(text, found, day) is Trust.CONFIRMED else None


def test_the_text_used_here_is_still_to_confirm() -> None:
    assert catalogue().texts[RSA].state is State.TO_CONFIRM
    assert catalogue().texts[VERIFIED].state is State.VERIFIED


def test_the_same_words_confirm_the_text_for_twelve_months(local: Settings) -> None:
    assert confirming(local) is None
    made = read(local)
    assert (made.by, made.official.address) == (DOMINIQUE, ADDRESS)
    assert confirming(local) == made
    assert confirming(local, made.expires_on - timedelta(1)) == made
    assert confirming(local, made.expires_on) is None
    assert confirming(local, made.read_on - timedelta(1)) is None


def test_a_reading_keeps_the_digest_of_the_wording_it_was_compared_with(
    local: Settings,
) -> None:
    wording = catalogue().texts[RSA].in_force(today())
    assert wording
    assert read(local).official.held == wording.digest


def test_other_words_confirm_nothing_and_the_text_counts_as_changed(
    local: Settings,
) -> None:
    made = read(local, other(words_of()))
    assert confirming(local) is None
    assert trust(catalogue().texts[RSA], made, today()) is Trust.CHANGED


def test_a_changed_text_stays_so_after_twelve_months(local: Settings) -> None:
    made = read(local, other(words_of()))
    assert trust(catalogue().texts[RSA], made, made.expires_on) is Trust.CHANGED


def test_other_words_make_even_a_verified_text_to_confirm(local: Settings) -> None:
    read(local, other(words_of(VERIFIED)), text=VERIFIED)
    with open_store(local) as store:
        law = law_as_read(store, DEMONSTRATION, today())
    for held in (law.texts[VERIFIED], law.provisions[VERIFIED]):
        assert held.state is State.TO_CONFIRM
        assert held.reserve.startswith("Texte changé\u00a0: le texte officiel lu le ")
        assert held.to_confirm(today())


def test_the_last_reading_counts_whichever_way_it_goes(local: Settings) -> None:
    read(local, other(words_of()))
    good = read(local)
    assert confirming(local) == good
    read(local, other(words_of()))
    assert confirming(local) is None


def test_a_new_wording_that_says_what_was_read_settles_it(
    local: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = read(local, other(words_of()))
    shipped(monkeypatch, RSA, other(words_of()))
    assert confirming(local) == made


def test_a_new_wording_undoes_what_was_confirmed(
    local: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(local)
    shipped(monkeypatch, RSA, other(words_of()))
    assert confirming(local) is None


def test_a_confirmed_text_has_no_reserve_but_for_what_was_not_read(
    local: Settings,
) -> None:
    made = read(local)
    before = catalogue().texts[RSA]
    with open_store(local) as store:
        law = law_as_read(store, DEMONSTRATION, today())
    found = law.provisions[RSA]
    assert not found.to_confirm(today())
    assert found.state is State.VERIFIED
    assert found.confirmed
    assert (found.confirmed.by, found.confirmed.on) == (DOMINIQUE, made.read_on)
    dateless = "entree_en_vigueur" in before.unknown
    assert found.unknown == (("entree_en_vigueur",) if dateless else ())
    assert bool(found.reserve) == dateless
    assert found.wordings == before.wordings


def test_the_start_date_of_a_confirmed_text_stays_to_confirm_when_unknown(
    local: Settings,
) -> None:
    cch = ProvisionId("cch_l852_3")
    assert "entree_en_vigueur" in catalogue().texts[cch].unknown
    read(local, text=cch)
    with open_store(local) as store:
        reserve = law_as_read(store, DEMONSTRATION, today()).texts[cch].reserve
    assert "sa date d’entrée en vigueur reste à confirmer" in reserve


def test_a_reading_says_nothing_of_an_older_wording(local: Settings) -> None:
    read(local, text=VERIFIED)
    read(local, other(words_of(VERIFIED)), text=VERIFIED)
    with open_store(local) as store:
        law = law_as_read(store, DEMONSTRATION, today(), facts=date(1999, 1, 1))
    assert law.texts[VERIFIED] == catalogue().texts[VERIFIED].as_known(date(1999, 1, 1))
    assert law.texts[VERIFIED].confirmed is None


def test_facts_under_an_older_wording_get_the_reserve_of_that_wording(
    local: Settings,
) -> None:
    with open_store(local) as store:
        then = law_as_read(store, DEMONSTRATION, today(), facts=date(1999, 1, 1))
        now = law_as_read(store, DEMONSTRATION, today())
    assert then.provisions[VERIFIED].state is State.TO_CONFIRM
    assert "dépôt privé" in then.texts[VERIFIED].reserve
    assert now.provisions[VERIFIED].state is State.VERIFIED


def test_a_day_without_a_wording_is_never_verified() -> None:
    text = catalogue().texts[VERIFIED]
    assert trust(text, None, date(2008, 6, 1)) is Trust.NOT_HELD
    assert trust(text, None, date(1999, 1, 1)) is Trust.TO_CONFIRM
    assert trust(text, None, today()) is Trust.VERIFIED


def test_a_text_confirmed_in_its_own_file_needs_no_reading_here(
    local: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = catalogue()
    found = replace(law.texts[RSA], confirmed=Confirmation(MAITRE, today(), ADDRESS))
    shipped_law = replace(law, texts={**law.texts, RSA: found})
    monkeypatch.setattr("workflow.law_readings.catalogue", lambda: shipped_law)
    with open_store(local) as store:
        read_law = law_as_read(store, DEMONSTRATION, today())
        later = law_as_read(store, DEMONSTRATION, today() + timedelta(366))
    assert read_law.texts[RSA].state is State.VERIFIED
    assert later.texts[RSA].state is State.TO_CONFIRM
    assert trust(found, None, today()) is Trust.CONFIRMED
    assert trust(found, None, today() + timedelta(366)) is Trust.TO_CONFIRM


def test_other_words_read_here_undo_what_its_own_file_confirms(
    local: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = catalogue()
    found = replace(law.texts[RSA], confirmed=Confirmation(MAITRE, today(), ADDRESS))
    shipped_law = replace(law, texts={**law.texts, RSA: found})
    monkeypatch.setattr("workflow.law_readings.catalogue", lambda: shipped_law)
    read(local, other(words_of()))
    with open_store(local) as store:
        read_law = law_as_read(store, DEMONSTRATION, today())
    assert read_law.texts[RSA].reserve.startswith("Texte changé")
    assert read_law.texts[RSA].to_confirm(today())


def test_other_words_read_today_say_nothing_against_an_older_wording(
    local: Settings,
) -> None:
    made = read(local, other(words_of(VERIFIED)), text=VERIFIED)
    text = catalogue().texts[VERIFIED]
    now, before = text.in_force(today()), text.in_force(date(1999, 1, 1))
    assert now is not before is not None
    assert contradicted(text, made, now)
    assert not contradicted(text, made, before)
    assert not contradicted(text, made, None)
    assert not contradicted(text, None, now)


def test_an_expired_reading_gives_the_text_its_reserve_back(local: Settings) -> None:
    made = read(local)
    with open_store(local) as store:
        law = law_as_read(store, DEMONSTRATION, made.expires_on)
    assert law.texts[RSA] == catalogue().texts[RSA]


@pytest.mark.parametrize("name", [CAMILLE, SACHA])
def test_only_a_jurist_or_a_lawyer_reads_the_law(local: Settings, name: str) -> None:
    with pytest.raises(RefusedError, match="avocat ou juriste"):
        read(local, by=name)
    with open_store(local) as store:
        assert store.law_readings(DEMONSTRATION) == []
        assert list(store.journal())[-1].kind == JournalKind.ROLE_REFUSED


def test_a_lawyer_of_a_declared_workspace_reads_for_it_alone(
    settings: Settings,
) -> None:
    with open_store(settings) as store:
        store.declare(OURS, User("Alex Exemple", frozenset({Role.ADMINISTRATEUR})))
        store.add_user(OWN, User(MAITRE, frozenset({Role.AVOCAT})), by="Alex Exemple")
    made = read(settings, by=MAITRE)
    assert confirming(settings) == made
    assert confirming(settings, workspace=DEMONSTRATION) is None


def test_without_a_workspace_nobody_reads(settings: Settings) -> None:
    with pytest.raises(RefusedError, match="vigie init"):
        read(settings)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "legifrance.gouv.fr/x",
        "http://www.legifrance.gouv.fr/x",
        "https://avocat-miroir.example/x",
        "https://faux-gouv.fr/x",
        "https://legifrance.gouv.fr.miroir.example/",
        "https://www.legifrance.gouv.fr@miroir.example/",
        "https://moi@www.legifrance.gouv.fr/",
        "https://[",
        "https://www.legifrance.gouv.fr:99999/",
        f"https://www.legifrance.gouv.fr/{'x' * 600}",
    ],
)
def test_the_address_is_that_of_an_official_publication(
    local: Settings, address: str
) -> None:
    with pytest.raises(UnusableInputError, match="publication officielle"):
        read_text(local, RSA, words_of(), address, today(), as_user=DOMINIQUE)


def test_the_day_is_neither_to_come_nor_more_than_a_year_past(local: Settings) -> None:
    with pytest.raises(UnusableInputError, match="à venir"):
        read(local, on=today() + timedelta(1))
    with pytest.raises(UnusableInputError, match="plus de douze mois"):
        read(local, on=today() - timedelta(366))
    long_ago = today() - timedelta(364)
    assert read(local, on=long_ago).read_on == long_ago


def test_nothing_or_too_much_is_not_a_text(local: Settings) -> None:
    with pytest.raises(UnusableInputError, match="rien n’est collé"):
        read(local, " \n ")
    with pytest.raises(UnusableInputError, match="trop long"):
        read(local, "mot " * 20_000)


def test_an_unknown_text_is_told(local: Settings) -> None:
    with pytest.raises(UnusableInputError, match="aucun texte tenu"):
        read(local, "mots", text=ProvisionId("css_l1"))


def test_what_would_differ_is_told_before_anything_is_kept(local: Settings) -> None:
    assert comparison(RSA, as_printed(words_of()), today()).same
    assert comparison(RSA, other(words_of()), today()).differences
    with open_store(local) as store:
        assert store.law_readings(DEMONSTRATION) == []


def test_a_wording_that_is_not_held_is_compared_with_nothing(local: Settings) -> None:
    text = catalogue().texts[VERIFIED]
    made = read(local, text=VERIFIED)
    dated = replace(made, official=replace(made.official, read_on=date(2005, 1, 1)))
    assert text.in_force(date(2005, 1, 1)) is None
    assert trust(text, dated, today()) is Trust.VERIFIED


def test_the_moment_is_kept_in_utc(local: Settings) -> None:
    assert datetime.now(UTC) - read(local).at < timedelta(minutes=5)
