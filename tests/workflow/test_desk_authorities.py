"""Who may write to whom, as the dashboard shows it."""

from datetime import date

import pytest

from legal_refs.authority_catalogue import authorities
from workflow.desk_authorities import (
    STANDINGS,
    courts_of,
    documents_of,
    qualities,
    recipients,
    to_check,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("quality", qualities())
def test_every_document_is_answered_for_a_quality_possible_ones_first(
    quality: str,
) -> None:
    lines = documents_of(quality)
    order = list(STANDINGS.values())
    ranks = [order.index(line.standing) for line in lines]
    assert len(lines) == len(authorities().documents)
    assert ranks == sorted(ranks)
    assert all(line.sentence for line in lines)


def test_an_association_is_never_offered_the_notice_of_an_authority() -> None:
    name = authorities().documents
    (line,) = (
        line
        for line in documents_of("autre_association")
        if line.name == next(d.name for d in name.values() if d.id == "article_40")
    )
    assert line.standing == "– non"


def test_several_courts_ask_for_the_commune() -> None:
    assert (
        courts_of("Nord").said[0] == "Plusieurs tribunaux\u00a0: vérifier la commune."
    )
    found = courts_of("2A")
    assert found.courts == ("tribunal judiciaire d’Ajaccio (cour d’appel de Bastia)",)
    assert "Plusieurs" not in " ".join(found.said)


def test_what_is_no_departement_has_no_court() -> None:
    found = courts_of("Atlantide")
    assert (found.name, found.courts) == ("", ())
    assert found.said


def test_a_recipient_that_nobody_checked_says_so() -> None:
    assert all(line.warning for line in recipients(today=TODAY))
    assert {line.name for line in recipients(today=TODAY)} <= {
        row.what for row in to_check(today=TODAY)
    }


def test_a_way_is_written_with_its_address() -> None:
    ways = [way for line in recipients(today=TODAY) for way in line.ways]
    assert any("BP 60, 34935 Montpellier" in way for way in ways)
    assert not [way for way in ways if way.endswith(": ")]
