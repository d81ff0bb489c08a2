"""A fictional site read, measured and opened as a case, up to where a test begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from dossier.case import SUBJECTS, CaseId, Choice, Row, Subject
from dossier.decision_rows import Chosen
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind, PieceQuote
from dossier.model import (
    Assessment,
    Capture,
    CaptureId,
    CaptureOutcome,
    Exculpatory,
    Finding,
    Operator,
    OperatorKind,
    Outcome,
    PageText,
    ProvisionFinding,
    ProvisionState,
    Quote,
    SiteId,
    Verdict,
    Versions,
)
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.ids import BenefitId, ElementId, ProvisionId
from tests.dossier.cases import CAMILLE, SEALED, URL, exhibit, packed
from workflow.cards import Card, cards
from workflow.cases import attach, open_case
from workflow.review import decide

SITE = SiteId("aides.example")
READ_AT = datetime(2026, 11, 10, 9, tzinfo=UTC)
TEXT = """Aides Express
Nos experts remplissent votre dossier RSA et l’envoient à la CAF.
Frais de dossier : 29,90 € TTC.
Simulation gratuite en deux minutes.
Site privé, sans lien avec la CAF.
Édité par Société Fictive, SIREN 732 829 320."""
PROOFS = {
    ElementId.INTERMEDIAIRE: "Nos experts remplissent votre dossier RSA",
    ElementId.OFFRE_DE_SERVICES: "remplissent votre dossier RSA et l’envoient",
    ElementId.REMUNERATION: "29,90 € TTC",
    ElementId.PUBLIC_VISE: "votre dossier RSA",
    ElementId.BUT_PRESTATIONS: "RSA",
}
FOR_THE_SITE = {
    "simulation_gratuite": "Simulation gratuite",
    "site_prive_non_affilie": "Site privé",
}


@dataclass(frozen=True)
class House:
    """The demonstration with one site, read and measured."""

    settings: Settings
    page: PageText

    def quote(self, words: str) -> Quote:
        start = self.page.text.index(words)
        return self.page.quote(start, start + len(words))

    def assessment(self, proofs: dict[ElementId, str] = PROOFS) -> Assessment:
        findings = tuple(
            Finding(element, Outcome.MET, (self.quote(words),))
            for element, words in proofs.items()
        )
        text = ProvisionFinding(
            ProvisionId("casf_l262_51"), ProvisionState.VERIFIED, 0.9, findings
        )
        return Assessment(
            site=SITE,
            verdict=Verdict.ALERT,
            probability=0.9,
            reserve=False,
            elements=findings,
            versions=Versions("loi", "lexiques", "modèle", "code"),
            provisions=(text,),
            benefits=(BenefitId("rsa"),),
            exculpatory=tuple(
                Exculpatory(reason, self.quote(words))
                for reason, words in FOR_THE_SITE.items()
            ),
            operator=Operator(
                OperatorKind.COMPANY,
                "732829320",
                "Société Fictive",
                self.quote("Société Fictive"),
            ),
        )

    def measured(self, proofs: dict[ElementId, str] = PROOFS) -> None:
        with open_store(self.settings) as store:
            store.put_assessment(self.assessment(proofs))

    def opened(self) -> CaseId:
        return open_case(self.settings, SITE, as_user=CAMILLE).id

    def cards(self) -> dict[Subject, Card]:
        with open_store(self.settings) as store:
            return {card.subject: card for card in cards(store, SITE)}

    def chosen(
        self,
        case: CaseId,
        subject: Subject,
        choice: Choice = Choice.LU,
        *,
        reason: str = "",
        quotes: Iterable[Quote | PieceQuote] | None = None,
    ) -> Chosen:
        """What somebody would choose who agrees with the proposal."""
        card = self.cards()[subject]
        row = isinstance(subject, Row)
        return Chosen(
            case,
            subject,
            choice,
            reason or ("regardé et pesé" if row else ""),
            card.shown.quotes if quotes is None else tuple(quotes),
            card.shown.digest,
        )

    def decided(self, case: CaseId, *subjects: Subject, by: str = CAMILLE) -> None:
        for subject in subjects or SUBJECTS:
            decide(
                self.settings,
                self.chosen(case, subject),
                expected=self.cards()[subject].expected,
                as_user=by,
            )

    def sealed(
        self,
        case: CaseId,
        name: str = "e1",
        *,
        text: str | None = TEXT,
        url: str = URL,
        kind: ExhibitKind = ExhibitKind.CAPTURE,
    ) -> Exhibit:
        """A sealed exhibit in the case, as the seal would leave it."""
        made = exhibit(name, text=text, url=url, kind=kind, seal=SEALED)
        with open_store(self.settings) as store:
            packed(store, made, text)
        attach(self.settings, case, ExhibitId(name), as_user=CAMILLE)
        return made


def read(store: Store, text: str, url: str = URL, name: str = "c1") -> PageText:
    """A page of the site, captured and read."""
    capture = Capture(
        CaptureId(name), SITE, url, READ_AT, "crawl", CaptureOutcome.STORED, blob=None
    )
    store.keep(capture, text.encode())
    store.put_text(capture.id, text, (), "essai")
    return store.text(capture.id)


def house(settings: Settings, text: str = TEXT) -> House:
    """The demonstration with one site whose page says ``text``."""
    local = Settings(settings.home, settings.database_url, allow_loopback=True)
    with open_store(local) as store:
        page = read(store, text)
    return House(local, page)
