"""Where to write: in order, with reasons, and never by a guess."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.authority_age import stale
from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import Counsel, CourtId, Parquet, PlaceId
from legal_refs.catalogue import catalogue
from legal_refs.competence import (
    SEVERAL,
    Facts,
    Locality,
    UnknownDepartementError,
    Whereabouts,
    courts,
    departement_of,
    places,
)

AIN, ISERE, PARIS = Locality("01"), Locality("38"), Locality("75", "Paris")
LOCALITIES = st.none() | st.builds(
    Locality,
    st.sampled_from(sorted(authorities().departements)),
    st.sampled_from(["", "Paris", "Dinan", "SAINT-ÉTIENNE", "Le Mans"]),
)
FACTS = st.builds(
    Facts, st.sampled_from(Whereabouts), LOCALITIES, LOCALITIES, LOCALITIES
)


def ids(facts: Facts) -> list[PlaceId]:
    return [place.id for place in places(facts)]


def test_the_seat_comes_first_then_the_residence_then_the_payer() -> None:
    found = places(Facts(Whereabouts.FRANCE, seat=AIN, residence=ISERE, payer=PARIS))
    assert [place.id for place in found] == [
        PlaceId.SIEGE,
        PlaceId.RESIDENCE,
        PlaceId.LIEU_DU_PAYEUR,
    ]
    assert [place.locality for place in found] == [AIN, ISERE, PARIS]


def test_each_proposal_has_its_reason_and_its_texts() -> None:
    for place in places(Facts(Whereabouts.FRANCE, AIN, ISERE, PARIS)):
        assert place.rule.sentence.endswith(".")
        assert place.rule.ground.texts
        assert set(place.rule.ground.texts) <= set(catalogue().texts)


@pytest.mark.parametrize("operator", [Whereabouts.ABROAD, Whereabouts.UNKNOWN])
def test_an_operator_abroad_or_unknown_is_x_where_the_payer_is(
    operator: Whereabouts,
) -> None:
    (found,) = places(Facts(operator, payer=PARIS))
    assert found.id is PlaceId.LIEU_DU_PAYEUR_CONTRE_X
    assert found.rule.against_x
    assert found.rule.counsel is Counsel.ADVISED
    assert found.court
    assert found.court.id == "tj_paris"


@pytest.mark.parametrize("operator", [Whereabouts.ABROAD, Whereabouts.UNKNOWN])
def test_a_french_seat_is_not_relied_on_for_an_operator_elsewhere(
    operator: Whereabouts,
) -> None:
    assert ids(Facts(operator, seat=PARIS, residence=PARIS)) == [PlaceId.AVOCAT]


@pytest.mark.parametrize("operator", Whereabouts)
def test_with_no_place_known_the_lawyer_is_asked(operator: Whereabouts) -> None:
    (asked,) = places(Facts(operator))
    assert asked.id is PlaceId.AVOCAT
    assert asked.rule.counsel is Counsel.NEEDED
    assert (asked.locality, asked.courts, asked.court) == (None, (), None)


def test_the_lawyer_is_not_the_answer_when_a_place_is_known() -> None:
    assert ids(Facts(Whereabouts.FRANCE, payer=PARIS)) == [PlaceId.LIEU_DU_PAYEUR]


def test_one_court_in_the_departement_is_named_without_a_flag() -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, seat=AIN))
    assert found.court
    assert found.court.name == "tribunal judiciaire de Bourg-en-Bresse"
    assert SEVERAL not in found.warnings


def test_several_courts_ask_for_the_commune_and_none_is_chosen() -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, seat=ISERE))
    assert [c.id for c in found.courts] == [
        "tj_bourgoin_jallieu",
        "tj_grenoble",
        "tj_vienne",
    ]
    assert found.court is None
    assert (
        found.warnings[0]
        == SEVERAL
        == "Plusieurs tribunaux\u00a0: vérifier la commune."
    )


@pytest.mark.parametrize("commune", ["Grenoble", "grenoble", " GRENOBLE "])
def test_a_commune_where_a_court_sits_settles_it(commune: str) -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, seat=Locality("38", commune)))
    assert found.court
    assert found.court.id == "tj_grenoble"
    assert SEVERAL not in found.warnings


def test_a_commune_where_no_court_sits_settles_nothing() -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, seat=Locality("38", "Voiron")))
    assert found.court is None
    assert found.warnings[0] == SEVERAL


def test_a_part_of_a_departement_that_goes_elsewhere_is_told() -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, seat=Locality("22", "Broons")))
    assert [c.id for c in found.courts] == ["tj_saint_brieuc", "tj_saint_malo"]
    assert any("Broons" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("departement", "commune", "court"),
    [
        ("22", "Dinan", "tj_saint_malo"),
        ("67", "Selestat", "tj_colmar"),
        ("06", "Cannes", "tj_grasse"),
        ("91", "palaiseau", "tj_evry_courcouronnes"),
    ],
)
def test_a_commune_where_a_court_has_a_chamber_settles_it(
    departement: str, commune: str, court: str
) -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, Locality(departement, commune)))
    assert found.court
    assert found.court.id == court
    assert found.warnings == (found.rule.ground.reserve,)


def test_the_reserve_of_the_place_is_told() -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, payer=PARIS))
    assert found.rule.ground.reserve
    assert found.rule.ground.reserve in found.warnings


def test_what_stays_to_know_of_a_court_is_told() -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, seat=Locality("975")))
    assert any("à vérifier" in warning for warning in found.warnings)


def test_everything_a_proposal_rests_on_can_be_found_old() -> None:
    (found,) = places(Facts(Whereabouts.FRANCE, seat=AIN))
    assert found.sources == (found.rule, *found.courts)
    assert all(stale(row, date(2026, 11, 22)) for row in found.sources)


def test_the_address_of_a_procureur_is_one_more_thing_that_ages() -> None:
    table = authorities()
    slug = CourtId("tj_bourg_en_bresse")
    parquet = Parquet("Annuaire fictif", date(2020, 1, 1), "1, place Fictive")
    written = replace(table.courts[slug], parquet=parquet)
    held = replace(table, courts={**table.courts, slug: written})
    (found,) = places(Facts(Whereabouts.FRANCE, seat=AIN), held)
    assert found.sources == (found.rule, written, parquet)


@pytest.mark.parametrize("words", ["2A", "2a", "Corse-du-Sud", "corse-du-sud", " 2A "])
def test_a_departement_is_found_by_its_code_or_its_name(words: str) -> None:
    assert departement_of(words).code == "2A"
    assert [court.id for court in courts(words)] == ["tj_ajaccio"]


@pytest.mark.parametrize("words", ["", "1", "99", "20", "Atlantide", "75001"])
def test_what_is_no_departement_is_refused(words: str) -> None:
    with pytest.raises(UnknownDepartementError):
        courts(words)
    with pytest.raises(UnknownDepartementError):
        places(Facts(Whereabouts.FRANCE, seat=Locality(words)))


@pytest.mark.parametrize(
    ("departement", "expected"),
    [
        ("13", ["tj_aix_en_provence", "tj_marseille", "tj_tarascon"]),
        ("67", ["tj_strasbourg", "tj_saverne", "tj_colmar"]),
        ("91", ["tj_evry_courcouronnes", "tj_creteil"]),
        ("974", ["tj_saint_denis_reunion", "tj_saint_pierre_reunion"]),
        ("978", ["tj_basse_terre"]),
        ("988", ["tpi_noumea"]),
    ],
)
def test_the_courts_of_a_departement_are_known(
    departement: str, expected: list[str]
) -> None:
    assert [court.id for court in courts(departement)] == expected


@given(facts=FACTS)
def test_there_is_always_an_answer_in_the_order_of_the_table(facts: Facts) -> None:
    order = list(PlaceId)
    found = [order.index(place.id) for place in places(facts)]
    assert found
    assert found == sorted(set(found))


@given(facts=FACTS)
def test_the_lawyer_is_asked_alone_or_not_at_all(facts: Facts) -> None:
    found = ids(facts)
    assert (PlaceId.AVOCAT in found) == (found == [PlaceId.AVOCAT])


@given(facts=FACTS)
def test_no_place_is_proposed_that_the_facts_do_not_name(facts: Facts) -> None:
    named = {facts.seat, facts.residence, facts.payer, None}
    assert {place.locality for place in places(facts)} <= named


@given(facts=FACTS)
def test_a_court_is_single_or_the_commune_is_asked(facts: Facts) -> None:
    for place in places(facts):
        assert (SEVERAL in place.warnings) == (len(place.courts) > 1)


@given(facts=FACTS)
def test_x_is_written_against_only_when_the_operator_is_not_in_france(
    facts: Facts,
) -> None:
    for place in places(facts):
        if place.rule.against_x:
            assert facts.operator is not Whereabouts.FRANCE
