"""The shipped statutes: who is asked what, in whose words, at what price."""

from datetime import date

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.model import Addressee, LegalText, Nature, Provision, State, Wording
from tests.legal_refs.digests import DIGESTS

INTERFACE_IDS = [
    "css_l377_2",
    "css_l554_2",
    "css_l845_6",
    "casf_l262_51",
    "css_l815_14",
    "css_l815_29",
    "css_l821_5",
    "cch_l852_3",
    "css_l471_2",
    "crpm_l725_13",
    "crpm_l732_1",
    "crpm_l751_40",
    "crpm_l752_28",
    "css_l382_29",
    "css_l641_1",
    "pcmr_l95",
]

VERIFIED_CODES = ("css_", "crpm_", "ct_")
"""Those of the package that was read, whole and current, but for one text."""

PACKAGE_DATE_UNKNOWN = {"ct_l2132_3"}


# Fine of a natural person, of a legal person, of a natural person again.
FINES = {
    "css_l377_2": (3750, 18750, 7500),
    "css_l554_2": (4500, 22500, None),
    "css_l845_6": (4500, 22500, None),
    "casf_l262_51": (4500, 22500, None),
    "css_l815_14": (3750, 18750, None),
    "css_l815_29": (3750, 18750, None),
    "css_l821_5": (3750, 18750, 7500),
    "cch_l852_3": (4500, 22500, None),
    "css_l471_2": (12000, 60000, None),
    "crpm_l725_13": (4500, 22500, None),
    "crpm_l732_1": (4500, 22500, None),
    "crpm_l751_40": (12000, 60000, None),
    "crpm_l752_28": (12000, 60000, None),
    "css_l382_29": (3750, 18750, 7500),
    "css_l641_1": (3750, 18750, 7500),
    "pcmr_l95": (1500, 7500, 3000),
    "css_l244_13": (1500, 7500, 3750),
}

ADDRESSEES = {
    "css_l377_2": Addressee.ASSURE,
    "css_l554_2": Addressee.ALLOCATAIRE,
    "css_l845_6": Addressee.ANY,
    "casf_l262_51": Addressee.ANY,
    "css_l815_14": Addressee.ANY,
    "css_l815_29": Addressee.ANY,
    "css_l821_5": Addressee.ASSURE,
    "cch_l852_3": Addressee.ALLOCATAIRE,
    "css_l471_2": Addressee.VICTIM,
    "crpm_l725_13": Addressee.ALLOCATAIRE_OU_ASSURE,
    "crpm_l732_1": Addressee.ALLOCATAIRE,
    "crpm_l751_40": Addressee.VICTIM,
    "crpm_l752_28": Addressee.VICTIM,
    "css_l382_29": Addressee.ASSURE,
    "css_l641_1": Addressee.ASSURE,
    "pcmr_l95": Addressee.PENSIONER,
    "css_l244_13": Addressee.ANY,
}

NO_PRIOR_AGREEMENT = {"css_l845_6", "casf_l262_51", "css_l815_14", "css_l815_29"}
NO_INTERMEDIARY = {"css_l815_14", "css_l815_29", "cch_l852_3"}
OFFERED_ONLY = {
    "css_l815_14",
    "css_l815_29",
    "css_l471_2",
    "crpm_l751_40",
    "crpm_l752_28",
    "pcmr_l95",
    "css_l244_13",
}

PROVISIONS = list(catalogue().provisions.values())
TEXTS = list(catalogue().texts.values())
HELD = [(text, wording) for text in TEXTS for wording in text.wordings if wording.held]


def of(slug: str) -> Provision:
    return catalogue().provisions[ProvisionId(slug)]


def slug_of(text: LegalText) -> str:
    return text.id


def test_the_sixteen_ids_of_the_interface_are_held_and_one_beside_them() -> None:
    assert set(catalogue().provisions) == {*INTERFACE_IDS, "css_l244_13"}


@pytest.mark.parametrize("text", TEXTS, ids=slug_of)
def test_an_unchecked_text_says_what_is_unknown_and_a_checked_one_nothing(
    text: LegalText,
) -> None:
    confirm = not text.id.startswith(VERIFIED_CODES) or text.id in PACKAGE_DATE_UNKNOWN

    assert (text.state is State.TO_CONFIRM) == confirm
    assert bool(text.unknown) == bool(text.reserve) == confirm


@pytest.mark.parametrize(
    ("text", "wording"), HELD, ids=lambda value: getattr(value, "id", None)
)
def test_a_wording_held_is_the_one_that_was_read(
    text: LegalText, wording: Wording
) -> None:
    assert DIGESTS[text.id, str(wording.start)] == wording.digest[:16]


def test_no_wording_that_was_read_has_gone() -> None:
    assert {(text.id, str(wording.start)) for text, wording in HELD} == set(DIGESTS)


@pytest.mark.parametrize("provision", PROVISIONS, ids=slug_of)
def test_the_words_of_each_element_stand_in_the_wording_they_are_read_in(
    provision: Provision,
) -> None:
    for element, words in provision.elements.items():
        wording = catalogue().texts[provision.read_in[element]].in_force(date.max)
        assert wording is not None
        assert words in wording.text


@pytest.mark.parametrize("provision", PROVISIONS, ids=slug_of)
def test_a_provision_asks_every_element_but_the_intermediary_where_silent(
    provision: Provision,
) -> None:
    silent = {ElementId.INTERMEDIAIRE} if provision.id in NO_INTERMEDIARY else set()

    assert set(provision.elements) == set(ElementId) - silent


@pytest.mark.parametrize("provision", PROVISIONS, ids=slug_of)
def test_prior_agreement_is_asked_where_the_words_say_so(provision: Provision) -> None:
    assert provision.agreed_beforehand == (provision.id not in NO_PRIOR_AGREEMENT)


@pytest.mark.parametrize("provision", PROVISIONS, ids=slug_of)
def test_offering_through_others_is_covered_only_where_named(
    provision: Provision,
) -> None:
    named = "fai" in provision.elements[ElementId.OFFRE_DE_SERVICES]

    assert provision.offered_only == (provision.id in OFFERED_ONLY) == (not named)


@pytest.mark.parametrize("provision", PROVISIONS, ids=slug_of)
def test_fines_are_those_of_the_text(provision: Provision) -> None:
    natural, legal, again = FINES[provision.id]
    found = provision.penalties.recidivism

    assert provision.penalties.natural_eur == natural
    assert provision.penalties.legal_eur == legal
    assert (found.natural_eur if found else None) == again
    assert not found or found.legal_eur == 5 * found.natural_eur


def test_prison_is_named_once_and_only_for_a_repeated_offence() -> None:
    months = {
        provision.id: provision.penalties.recidivism.imprisonment_months
        for provision in PROVISIONS
        if provision.penalties.recidivism
        and provision.penalties.recidivism.imprisonment_months
    }

    assert months == {"css_l244_13": 6}


@pytest.mark.parametrize("provision", PROVISIONS, ids=slug_of)
def test_the_addressee_is_that_of_the_words(provision: Provision) -> None:
    assert provision.addressee is ADDRESSEES[provision.id]


@pytest.mark.parametrize("provision", PROVISIONS, ids=slug_of)
def test_contraventions_carry_no_alert_and_lapse_in_one_year(
    provision: Provision,
) -> None:
    contravention = provision.id in {"pcmr_l95", "css_l244_13"}

    assert (provision.nature is Nature.CONTRAVENTION) == contravention
    assert provision.alerts == (not contravention)
    assert provision.limitation_years == (1 if contravention else 6)


def test_remission_of_contributions_protects_no_benefit() -> None:
    assert of("css_l244_13").benefits == ()


@pytest.mark.parametrize(
    ("slug", "element", "read_in"),
    [
        ("css_l821_5", ElementId.REMUNERATION, "css_l377_2"),
        ("css_l821_5", ElementId.BUT_PRESTATIONS, "css_l821_5"),
        ("css_l815_29", ElementId.PUBLIC_VISE, "css_l815_14"),
        ("css_l471_2", ElementId.REMUNERATION, "css_l482_4"),
        ("crpm_l751_40", ElementId.REMUNERATION, "css_l482_4"),
        ("crpm_l752_28", ElementId.INTERMEDIAIRE, "css_l471_2"),
        ("crpm_l732_1", ElementId.OFFRE_DE_SERVICES, "css_l554_2"),
        ("css_l641_1", ElementId.BUT_PRESTATIONS, "css_l377_2"),
    ],
)
def test_a_text_that_refers_to_another_is_read_through_it(
    slug: str, element: ElementId, read_in: str
) -> None:
    assert of(slug).read_in[element] == read_in


@pytest.mark.parametrize(
    ("slug", "day", "legiarti"),
    [
        ("css_l554_2", date(2026, 11, 21), "LEGIARTI000020630510"),
        ("css_l554_2", date(2009, 5, 14), "LEGIARTI000020630510"),
        ("css_l554_2", date(1995, 1, 1), "LEGIARTI000006743429"),
        ("css_l377_2", date(2001, 12, 31), "LEGIARTI000006742747"),
        ("css_l377_2", date(2002, 1, 1), "LEGIARTI000006742748"),
        ("css_l821_5", date(2019, 12, 28), "LEGIARTI000041398624"),
    ],
)
def test_facts_are_measured_by_the_wording_of_their_day(
    slug: str, day: date, legiarti: str
) -> None:
    wording = of(slug).in_force(day)

    assert wording is not None
    assert wording.legiarti == legiarti


@pytest.mark.parametrize(
    ("slug", "day", "legiarti"),
    [
        ("css_l554_2", date(2008, 6, 1), "LEGIARTI000006743430"),
        ("css_l821_5", date(2019, 12, 27), "LEGIARTI000038834494"),
        ("css_l244_13", date(1990, 1, 1), None),
    ],
)
def test_a_text_not_held_is_named_and_never_quoted(
    slug: str, day: date, legiarti: str | None
) -> None:
    stated = of(slug).stated(day)

    assert stated is not None
    assert stated.legiarti == legiarti
    assert of(slug).in_force(day) is None
    assert catalogue().asked(ProvisionId(slug), day) == {}


def test_wordings_born_dead_are_kept_and_skipped() -> None:
    dead = {
        wording.legiarti
        for wording in of("css_l821_5").wordings
        if wording.never_in_force
    }

    assert dead == {"LEGIARTI000037994867", "LEGIARTI000038314532"}


def test_the_penalty_of_the_prime_d_activite_is_read_in_the_text_it_names() -> None:
    assert of("css_l845_6").penalties.texts == ("css_l554_2",)


def test_an_older_wording_is_read_in_its_own_words() -> None:
    words = catalogue().asked(ProvisionId("css_l377_2"), date(1995, 1, 1))

    assert words[ElementId.PUBLIC_VISE].text == "à un assuré social"
