"""The keyword rule: a benefit, help and a sum, wherever they stand on the site."""

import pytest

from classifiers.baseline import keyword_verdict
from dossier.model import CaptureId, PageText, SiteId, Verdict


def judged(*texts: str) -> Verdict:
    site = SiteId("essai.example")
    return keyword_verdict(
        [
            PageText(CaptureId(str(n)), site, str(n), text)
            for n, text in enumerate(texts)
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Votre dossier RSA : 29 €.",
        "Démarches APL, 8 % des sommes.",
        "CAF, demande : 5 euros",
    ],
)
def test_a_benefit_help_and_a_sum_alert(text: str) -> None:
    assert judged(text) is Verdict.ALERT


def test_a_benefit_and_help_are_watched() -> None:
    assert judged("Votre dossier RSA.") is Verdict.WATCH


@pytest.mark.parametrize(
    "text", ["", "Le RSA : 646 €.", "Votre dossier : 29 €.", "29 €"]
)
def test_a_benefit_or_help_alone_is_clear(text: str) -> None:
    assert judged(text) is Verdict.CLEAR


def test_the_pages_are_read_together() -> None:
    assert judged("Le RSA.", "Votre dossier.", "29 €") is Verdict.ALERT
