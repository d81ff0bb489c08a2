"""Grounds à décharge: each once, by the first words that are not taken back."""

from classifiers.exculpatory import exculpatory
from tests.classifiers.assessing import tagged


def grounds(*texts: str) -> dict[str, str]:
    return {found.reason: found.quote.text for found in exculpatory(tagged(*texts))}


def test_a_site_that_says_nothing_for_itself_has_no_ground() -> None:
    assert grounds("Nous remplissons votre demande de RSA.") == {}


def test_the_first_words_are_quoted_in_their_sentence() -> None:
    found = grounds("Bonjour. Ici, satisfait ou remboursé !", "Satisfait ou remboursé.")
    assert found == {"remboursement": "Ici, satisfait ou remboursé !"}


def test_grounds_come_in_alphabetical_order() -> None:
    text = "Site privé.\nSatisfait ou remboursé.\nAssociation loi 1901."
    assert list(grounds(text)) == [
        "association",
        "remboursement",
        "site_prive_non_affilie",
    ]


def test_words_taken_back_leave_the_place_to_others() -> None:
    denied = "Ce n’est pas un service gratuit."
    assert grounds(denied) == {}
    assert grounds(denied, "Un service gratuit.") == {
        "service_gratuit": "Un service gratuit."
    }
