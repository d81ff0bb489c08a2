"""A case of the demonstration, sealed and decided for real: what a draft is made from."""

from dataclasses import dataclass, replace
from html import escape

from dossier.case import SUBJECTS, CaseId, Choice, Row
from dossier.exhibits import Exhibit
from dossier.settings import Settings
from dossier.store import open_store
from evidence.capture import seal_page
from tests.complaints.reviewed_cases import png
from tests.dossier.cases import CAMILLE, DOMINIQUE, URL
from tests.evidence.fakes import PAGE, REQUEST, sealer
from tests.workflow.reviewing import SITE, TEXT, House, house
from workflow.cases import attach
from workflow.review import approve, decide


@dataclass(frozen=True)
class ReadyCase:
    """One case, and the house it stands in."""

    house: House
    case: CaseId
    exhibit: Exhibit

    @property
    def settings(self) -> Settings:
        return self.house.settings

    def approved(self) -> None:
        approve(self.settings, self.case, as_user=DOMINIQUE)


def page_of(text: str) -> str:
    """A page whose canonical text is ``text``."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return f"<html lang=fr><body>{lines}</body></html>"


def sealed_page(settings: Settings, text: str = TEXT, url: str = URL) -> Exhibit:
    """The page captured and sealed as a browser would have shown it."""
    shown = replace(
        PAGE, requested=url, url=url, dom=page_of(text), tiles=(png(640, 2500),)
    )
    made = seal_page(
        shown, replace(REQUEST, by=CAMILLE, fictional=True), sealer(settings.home)
    )
    with open_store(settings) as store:
        store.put_exhibit(made)
    return made


def ready(settings: Settings, *, decided: bool = True, shown: str = TEXT) -> ReadyCase:
    """Read, measured, opened, sealed showing ``shown``, and decided unless told otherwise."""
    made = house(settings)
    made.measured()
    case = made.opened()
    exhibit = sealed_page(made.settings, shown)
    attach(made.settings, case, exhibit.id, as_user=CAMILLE)
    if decided:
        for subject in SUBJECTS:
            choice = Choice.PAS_LU if subject is Row.IMPUTATION else Choice.LU
            decide(
                made.settings,
                made.chosen(case, subject, choice),
                expected=made.cards()[subject].expected,
                as_user=CAMILLE,
            )
    return ReadyCase(made, case, exhibit)


__all__ = ["SITE", "ReadyCase", "page_of", "ready", "sealed_page"]
