"""Who may send what, to whom and where: every shipped row, and the promises of the table."""

import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import pytest

from complaints.addressees import Addressee
from complaints.signatory import BODIES
from dossier.workspaces import LegalQuality
from legal_refs.authority_catalogue import SHIPPED, authorities, load_authorities
from legal_refs.authority_model import (
    Complains,
    Court,
    Document,
    Ground,
    PlaceId,
    PlaceRule,
    Recipient,
    Rule,
    Sourced,
    Standing,
    Title,
)
from legal_refs.catalogue import catalogue
from tests.legal_refs.test_french import ACCUSING, PLAIN_SPACE, SLUG, STRAIGHT

TABLE = authorities()
DOCUMENTS = list(TABLE.documents.values())
DOCUMENT: dict[str, Document] = {document.id: document for document in DOCUMENTS}
RECIPIENT: dict[str, Recipient] = {r.id: r for r in TABLE.recipients.values()}
RULES = [
    pytest.param(document, rule, id=f"{document.id}-{rule.qualities[0]}")
    for document in DOCUMENTS
    for rule in dict.fromkeys(document.rules.values())
]
OFFICIAL_NAME = "répression des fraudes"


def standing(document: str, quality: str) -> Standing:
    return DOCUMENT[document].rule(quality).standing


def sourced(value: object, at: str) -> Iterator[tuple[str, Sourced]]:
    """Every row under ``value`` that says where it comes from."""
    if isinstance(value, Sourced):
        yield at, value
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from sourced(getattr(value, each.name), f"{at}.{each.name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from sourced(item, f"{at}[{index}]")
    elif hasattr(value, "items"):
        for key, item in value.items():
            yield from sourced(item, f"{at}.{key}")


ROWS = dict(sourced(TABLE, "table"))


def grounds() -> dict[str, Ground]:
    return {
        f"{at}.{name}": ground
        for at, row in ROWS.items()
        for name in ("ground", "risk_ground")
        if isinstance(ground := getattr(row, name, None), Ground)
    }


def words(value: object, at: str) -> Iterator[tuple[str, str]]:
    """Every string that may be printed under ``value``: slugs and addresses apart."""
    if isinstance(value, str):
        if not isinstance(value, StrEnum):
            yield at, value.replace(OFFICIAL_NAME, "")
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            unprinted = {"id", "texts", "qualities", "kept_as", "document", "url"}
            if each.name not in unprinted:
                yield from words(getattr(value, each.name), f"{at}.{each.name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from words(item, at)
    elif hasattr(value, "values"):
        for item in value.values():
            yield from words(item, at)


def printed() -> list[tuple[str, str]]:
    parts: list[object] = [
        *TABLE.titles.values(),
        *TABLE.qualities.values(),
        *DOCUMENTS,
        *TABLE.places.values(),
        *TABLE.recipients.values(),
    ]
    parts += [
        (c.source, c.name, c.seat, c.appeal, c.note) for c in TABLE.courts.values()
    ]
    parts += [(d.name, d.note) for d in TABLE.departements.values()]
    return [found for part in parts for found in words(part, type(part).__name__)]


def test_the_shipped_table_is_read_once_and_cannot_change() -> None:
    assert authorities() is authorities()
    courts: Any = TABLE.courts
    rules: Any = DOCUMENTS[0].rules
    title: Any = TABLE.titles["plainte"]
    with pytest.raises(TypeError):
        courts["tj_agen"] = None
    with pytest.raises(TypeError):
        rules["autre_association"] = None
    with pytest.raises(FrozenInstanceError):
        title.title = ""


def test_loading_twice_gives_the_same_table() -> None:
    assert load_authorities(SHIPPED) == load_authorities(SHIPPED)


def test_every_kind_of_row_is_walked() -> None:
    kinds = {type(row) for row in ROWS.values()}
    assert kinds >= {Document, Rule, PlaceRule, Court, Recipient}
    assert len(ROWS) > len(TABLE.courts) + len(TABLE.departements) + len(DOCUMENTS)


def test_every_row_says_where_it_comes_from() -> None:
    assert [at for at, row in ROWS.items() if not row.source.strip()] == []


def test_no_row_is_checked_in_the_future() -> None:
    today = datetime.now(UTC).date()
    assert [a for a, r in ROWS.items() if r.checked_on and r.checked_on > today] == []


def test_nothing_shipped_claims_a_check_that_nobody_made() -> None:
    """No row was compared with an official site yet: the first that is will say its day."""
    assert {row.checked_on for row in ROWS.values()} == {None}


def test_every_text_relied_on_is_held_by_the_catalogue() -> None:
    assert {t for g in grounds().values() for t in g.texts} <= set(catalogue().texts)


def test_a_text_whose_words_are_not_held_is_relied_on_with_a_reserve() -> None:
    texts = catalogue().texts
    unread = {
        slug for slug, text in texts.items() if not any(w.held for w in text.wordings)
    }
    bare = [
        at
        for at, ground in grounds().items()
        if (unread & set(ground.texts) or ground.not_held) and not ground.reserve
    ]
    assert any(ground.not_held for ground in grounds().values())
    assert bare == []


def test_the_qualities_a_workspace_declares_are_those_of_the_table() -> None:
    declared = {slug for slug, each in TABLE.qualities.items() if each.kept_as == slug}
    assert declared == {quality.value for quality in LegalQuality}


def test_a_quality_kept_as_another_may_do_no_less_than_its_workspace_will_be_told() -> (
    None
):
    order = [
        Standing.REFUSED,
        Standing.LAWYER_ONLY,
        Standing.CONDITIONAL,
        Standing.ALLOWED,
    ]
    for quality in TABLE.qualities.values():
        for document in DOCUMENTS:
            own, told = document.rule(quality.id), document.rule(quality.kept_as)
            assert order.index(told.standing) <= order.index(own.standing)


def test_the_documents_of_the_table_are_those_of_the_code() -> None:
    assert list(TABLE.documents) == [addressee.value for addressee in Addressee]


def test_the_bodies_are_those_that_may_allege_a_harm_of_their_own() -> None:
    alleging = {
        q.id for q in TABLE.qualities.values() if q.complains is Complains.OWN_HARM
    }
    assert alleging == {quality.value for quality in BODIES}


def test_the_titles_are_the_two_of_the_table() -> None:
    titles = {slug: title.title for slug, title in TABLE.titles.items()}
    assert titles == {"plainte": "Plainte", "signalement": "Signalement"}
    assert all(isinstance(title, Title) for title in TABLE.titles.values())


@pytest.mark.parametrize(("document", "rule"), RULES)
def test_each_rule_prints_one_sentence(document: Document, rule: Rule) -> None:
    assert document.name
    assert re.fullmatch(r"[A-ZÀÉÎ][^.]*(\.fr[^.]*)?\.", rule.sentence)


def test_what_a_lawyer_keeps_says_to_see_counsel() -> None:
    kept = {
        rule
        for document in DOCUMENTS
        for rule in document.rules.values()
        if rule.standing is Standing.LAWYER_ONLY
    }
    assert kept
    assert all(re.search(r"voyez (un avocat|le conseil)", r.sentence) for r in kept)


def test_the_notice_of_an_authority_is_for_authorities_alone() -> None:
    found: dict[str, Standing] = {q: standing("article_40", q) for q in TABLE.qualities}
    assert found.pop("service_etat") is Standing.ALLOWED
    assert found.pop("etablissement_public") is Standing.CONDITIONAL
    assert set(found.values()) == {Standing.REFUSED}


def test_the_notice_of_a_public_body_keeps_its_reserve() -> None:
    rule = DOCUMENT["article_40"].rule("etablissement_public")
    assert "autorité constituée" in rule.ground.reserve


@pytest.mark.parametrize("quality", TABLE.qualities)
def test_anybody_may_write_to_the_procureur(quality: str) -> None:
    assert standing("procureur", quality) is Standing.ALLOWED


@pytest.mark.parametrize("quality", TABLE.qualities)
def test_only_who_paid_signs_the_letters_of_the_consumer(quality: str) -> None:
    found = standing("lettres_du_consommateur", quality)
    paid = quality == "personne_ayant_paye"
    assert found is (Standing.ALLOWED if paid else Standing.REFUSED)


@pytest.mark.parametrize("quality", TABLE.qualities)
def test_a_summons_is_never_sent_without_a_lawyer(quality: str) -> None:
    kept = {Standing.LAWYER_ONLY, Standing.REFUSED}
    assert standing("citation_directe", quality) in kept


@pytest.mark.parametrize("document", ["partie_civile", "citation_directe"])
def test_the_deposit_the_fine_and_the_costs_are_told_first(document: str) -> None:
    told = DOCUMENT[document]
    assert all(word in told.risk for word in ("consignation", "amende civile", "frais"))
    assert told.risk_ground.reserve


def test_an_association_without_a_power_is_never_a_civil_party() -> None:
    assert standing("partie_civile", "autre_association") is Standing.REFUSED
    assert standing("citation_directe", "autre_association") is Standing.REFUSED


def test_the_order_of_places_ends_with_the_lawyer() -> None:
    assert list(TABLE.places) == list(PlaceId)
    assert list(TABLE.places)[-1] is PlaceId.AVOCAT
    last = TABLE.places[PlaceId.AVOCAT]
    assert last.title == "Demandez à l’avocat, ne devinez pas"
    assert not last.ground.texts


@pytest.mark.parametrize(
    "name",
    [
        "dgccrf",
        "ddpp",
        "signalconso",
        "cnil",
        "defenseur_des_droits",
        "cnaf",
        "cnam",
        "cnav",
        "ccmsa",
        "france_travail",
        "afnic",
        "hebergeur",
        "ministre",
    ],
)
def test_the_authorities_of_the_issue_are_there(name: str) -> None:
    assert RECIPIENT[name].accepts
    assert RECIPIENT[name].reveals


def test_what_a_route_gives_away_is_said() -> None:
    assert "Scellez" in RECIPIENT["signalconso"].reveals
    assert "détruit la preuve" in RECIPIENT["hebergeur"].reveals


def test_the_limits_of_signalconso_can_be_computed_with() -> None:
    joined = RECIPIENT["signalconso"].attachments
    assert joined
    assert joined.megabytes == 5
    assert ".pdf" in joined.extensions


def test_there_are_164_tribunaux_judiciaires_and_4_of_first_instance() -> None:
    kinds = [slug.partition("_")[0] for slug in TABLE.courts]
    assert (kinds.count("tj"), kinds.count("tpi")) == (164, 4)


def test_every_departement_and_overseas_collectivity_is_there() -> None:
    mainland = {f"{n:02}" for n in range(1, 96)} - {"20"} | {"2A", "2B"}
    overseas = {f"97{n}" for n in range(1, 9)} | {"986", "987", "988"}
    assert set(TABLE.departements) == mainland | overseas


def test_each_court_sits_in_the_first_departement_that_lists_it_first() -> None:
    """A court that also serves a neighbour comes after the neighbour's own."""
    homes: dict[str, list[str]] = {}
    for departement in TABLE.departements.values():
        homes.setdefault(departement.courts[0], []).append(departement.code)
    assert homes["tj_saint_brieuc"] == ["22"]
    assert homes["tj_basse_terre"] == ["971", "977", "978"]
    assert sum(len(codes) > 1 for codes in homes.values()) == 1


def test_no_parquet_has_an_address_that_no_source_gave() -> None:
    assert [c.id for c in TABLE.courts.values() if c.parquet] == []


@pytest.mark.parametrize("pattern", [PLAIN_SPACE, STRAIGHT, ACCUSING, SLUG])
def test_what_is_printed_is_plain_french_that_accuses_nobody(
    pattern: re.Pattern[str],
) -> None:
    assert [found for found in printed() if pattern.search(found[1])] == []


def test_no_sentence_carries_a_number_that_a_new_code_would_change() -> None:
    """Articles are cited by slug, so that their number on a day is looked up."""
    numbered = re.compile(r"\barticles? ?[LRD]?\.? ?\d|\b[LRD]\.\s?\d", re.IGNORECASE)
    assert [found for found in printed() if numbered.search(found[1])] == []


def test_a_commune_is_under_one_court_of_its_departement() -> None:
    for departement in TABLE.departements.values():
        held = [TABLE.courts[court] for court in departement.courts]
        communes = [c for court in held for c in (court.seat, *court.chambers)]
        assert len(communes) == len(set(communes))


def test_nobody_but_who_paid_is_called_a_victim() -> None:
    assert [found for found in printed() if "victime" in found[1].lower()] == []
