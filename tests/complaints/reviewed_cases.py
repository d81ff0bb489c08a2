"""Hand-made reviewed cases: fictional sites, exhibits and people."""

import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from complaints.defence import found_again
from complaints.drafting import Brief
from complaints.origins import notes
from complaints.pieces import Content, Marking, bundle
from complaints.signatory import Signatory
from dossier.case import (
    SUBJECTS,
    AnchoredDecision,
    AnchoredReview,
    Approval,
    ApprovalKind,
    Case,
    CaseId,
    Choice,
    Decision,
    NumberedExhibit,
    ReviewedCase,
    Row,
    Subject,
)
from dossier.exhibits import (
    AnchoredQuote,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    PersonId,
    PieceQuote,
    Reception,
    Seal,
    SealState,
    Stamp,
    StampKind,
)
from dossier.model import (
    Assessment,
    CaptureId,
    CaptureOutcome,
    Exculpatory,
    Finding,
    Operator,
    OperatorKind,
    Outcome,
    Quote,
    Sha256,
    SiteId,
    Verdict,
    Versions,
)
from dossier.workspaces import LegalQuality
from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId, DisputedId, ElementId
from rendering.bundle_pdf import bind

SITE = SiteId("mes-droits-express.example")
HOME = f"https://{SITE}/"
TERMS = f"https://{SITE}/conditions-generales"
NOTICE = f"https://{SITE}/mentions-legales"
SEEN = datetime(2026, 11, 12, 13, 2, tzinfo=UTC)
DECIDED = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)

TEXTS = {
    HOME: (
        "Mes Droits Express\nVos aides sans effort\n"
        "Nous constituons votre dossier de RSA et d’allocations familiales, puis nous le "
        "transmettons à la CAF à votre place.\n"
        "Familles, étudiants, retraités : tous les allocataires sont les bienvenus.\n"
        "Site privé, sans lien avec l’administration.\n"
    ),
    TERMS: (
        "Conditions générales de vente\n"
        "Article 4 – Prix. L’abonnement est de 29,90 € par mois, payable d’avance.\n"
        "Article 5 – Mandat. Le client donne mandat à la société pour déposer sa demande.\n"
        + "".join(
            f"Article {n} – Clause de forme sans objet particulier.\n"
            for n in range(6, 90)
        )
    ),
    NOTICE: "Mentions légales\nÉditeur : Droits Express SAS, SIREN 552 100 554\n",
}
OFFER = "Nous constituons votre dossier de RSA et d’allocations familiales, puis nous le transmettons à la CAF à votre place."
PRICE = "L’abonnement est de 29,90 € par mois, payable d’avance."
MANDATE = "Le client donne mandat à la société pour déposer sa demande."
PUBLIC = "Familles, étudiants, retraités : tous les allocataires sont les bienvenus."
GOAL = "dossier de RSA et d’allocations familiales"
PRIVATE = "Site privé, sans lien avec l’administration."


def sha(text: str) -> Sha256:
    return Sha256(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())


def png(width: int, height: int) -> bytes:
    """A picture of stripes, so that a cut shows."""
    line = b"".join(bytes([(x // 9) % 200 + 40]) * 3 for x in range(width))
    raw = b"".join(
        b"\0" + (line if (y // 60) % 2 else b"\xee" * (3 * width))
        for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (
        chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + parts


def seal(name: str, at: datetime, kind: StampKind = StampKind.LOCAL) -> Seal:
    stamp = Stamp(kind, "Autorité locale de Vigie", at, sha("root"))
    return Seal(SealState.SEALED, "", sha(f"manifest {name}"), sha("key"), stamp)


def capture(name: str, url: str, text: str, at: datetime = SEEN) -> Exhibit:
    return Exhibit(
        id=ExhibitId(name),
        kind=ExhibitKind.CAPTURE,
        site=SITE,
        title=f"Page {url}",
        url=url,
        at=at,
        by="Camille Exemple",
        folder=f"exhibits/{name}",
        seal=seal(name, at),
        text_sha256=sha(text),
        content_sha256=sha(f"body {name}"),
    )


def piece(name: str, kind: ExhibitKind, title: str, shows: str) -> Exhibit:
    received = replace(
        capture(name, "", ""),
        kind=kind,
        title=title,
        text_sha256=None,
        at=SEEN + timedelta(days=1),
    )
    return replace(received, reception=Reception(PersonId("p1"), shows, original=False))


def anchor(exhibit: Exhibit, text: str, words: str) -> AnchoredQuote:
    start = text.index(words)
    return AnchoredQuote(exhibit.id, sha(text), start, start + len(words), words)


def lead(url: str, words: str) -> Quote:
    text = TEXTS[url]
    start = text.index(words)
    return Quote(CaptureId("c1"), url, sha(text), start, start + len(words), words)


def association() -> Signatory:
    return Signatory(
        name="Association Exemple d’accès aux droits",
        quality=LegalQuality.AUTRE_ASSOCIATION,
        seat="1, rue de l’Exemple, 00000 Ville-Exemple",
        number="RNA W000000000",
        purpose="favoriser l’accès de tous aux droits sociaux",
        representative="Sacha Exemple, présidence",
        power="la décision du conseil du 1er octobre 2026",
    )


@dataclass
class Bench:
    """What a test changes before the case is made."""

    exhibits: dict[int, Exhibit] = field(default_factory=dict)
    contents: dict[ExhibitId, Content] = field(default_factory=dict)
    anchors: dict[Subject, tuple[AnchoredQuote | PieceQuote, ...]] = field(
        default_factory=dict
    )
    choices: dict[Subject, Choice] = field(default_factory=dict)
    reasons: dict[Subject, str] = field(default_factory=dict)
    operator: Operator | None = None
    benefits: tuple[str, ...] = ("rsa", "allocations_familiales")
    disputed: tuple[str, ...] = ()
    exculpatory: tuple[Exculpatory, ...] = ()
    approved: bool = False
    signatory: Signatory = field(default_factory=association)
    fictional: bool = True
    at: datetime = NOW

    def reviewed(self) -> ReviewedCase:
        review = AnchoredReview(
            SITE, {s: self._decision(n, s) for n, s in enumerate(SUBJECTS)}
        )
        case = Case(
            CaseId("2026-0001"),
            "demonstration",
            SITE,
            "Mes Droits Express",
            "Camille Exemple",
            DECIDED,
            tuple(NumberedExhibit(n, e) for n, e in sorted(self.exhibits.items())),
            self.operator,
        )
        approval = Approval(
            ApprovalKind.SECONDE_PERSONNE, "Dominique Exemple", NOW, review.digest
        )
        return ReviewedCase(case, review, approval if self.approved else None)

    def _decision(self, number: int, subject: Subject) -> AnchoredDecision:
        anchors = self.anchors.get(subject, ())
        quotes = tuple(a if isinstance(a, PieceQuote) else lead_of(a) for a in anchors)
        made = Decision(
            number,
            CaseId("2026-0001"),
            SITE,
            subject,
            self.choices.get(subject, Choice.LU if anchors else Choice.PAS_LU),
            self.reasons.get(subject, ""),
            quotes,
            sha("shown"),
            "Camille Exemple",
            DECIDED,
        )
        return AnchoredDecision(made, anchors)

    def proposal(self) -> Assessment:
        silent = tuple(Finding(e, Outcome.UNDETERMINED) for e in ElementId)
        return Assessment(
            SITE,
            Verdict.ALERT,
            0.97,
            False,
            silent,
            Versions("law", "lex", "model", "code"),
            benefits=tuple(BenefitId(b) for b in self.benefits),
            exculpatory=self.exculpatory,
            disputed=tuple(DisputedId(d) for d in self.disputed),
        )

    def brief(self) -> Brief:
        reviewed, proposal = self.reviewed(), self.proposal()
        found = found_again(reviewed, proposal, self.contents)
        marking = Marking(self.at, self.signatory, also=tuple(found.values()))
        bound = bind(bundle(reviewed, self.contents, marking))
        return Brief(
            reviewed,
            proposal,
            self.signatory,
            catalogue(),
            bound,
            found,
            self.at,
            notes(reviewed, self.contents, found.values()),
            fictional=self.fictional,
        )


def lead_of(anchor: AnchoredQuote) -> Quote:
    return Quote(
        CaptureId("c1"), HOME, anchor.text_sha256, anchor.start, anchor.end, anchor.text
    )


def usual(texts: Mapping[str, str] = TEXTS, tiles: Sequence[int] = (600,)) -> Bench:
    """Three captures, every element read, one thing that speaks for the site."""
    names = {HOME: ("accueil", 5), TERMS: ("cgv", 6), NOTICE: ("mentions", 7)}
    bench = Bench()
    held: dict[str, Exhibit] = {}
    for minutes, (url, (name, number)) in enumerate(names.items()):
        exhibit = capture(name, url, texts[url], SEEN + timedelta(minutes=minutes))
        held[url] = bench.exhibits[number] = exhibit
        bench.contents[exhibit.id] = Content(
            texts[url], pictures=tuple(png(640, h) for h in tiles)
        )

    def at(url: str, words: str) -> AnchoredQuote:
        return anchor(held[url], texts[url], words)

    bench.anchors = {
        ElementId.INTERMEDIAIRE: (at(HOME, OFFER), at(TERMS, MANDATE)),
        ElementId.OFFRE_DE_SERVICES: (at(HOME, OFFER),),
        ElementId.REMUNERATION: (at(TERMS, PRICE),),
        ElementId.PUBLIC_VISE: (at(HOME, PUBLIC),),
        ElementId.BUT_PRESTATIONS: (at(HOME, GOAL),),
        Row.ELEMENT_MORAL: (at(HOME, PRIVATE),),
    }
    bench.choices = {Row.ELEMENT_MORAL: Choice.A_DEDUIRE}
    bench.reasons = {
        Row.ELEMENT_MORAL: "Le site se dit distinct de l’administration et fixe un prix.",
        Row.A_DECHARGE: "Les pages lues ont été relues dans ce but.",
    }
    bench.exculpatory = (Exculpatory("site_prive_non_affilie", lead(HOME, PRIVATE)),)
    bench.operator = Operator(
        OperatorKind.COMPANY,
        "552100554",
        "Droits Express SAS",
        lead(NOTICE, "Droits Express SAS"),
    )
    return bench


def dead_site() -> Bench:
    """A page that no longer answers, an invoice, an attestation and two captures."""
    bench = usual()
    gone = replace(
        capture("perdue", f"{HOME}tarifs", "", SEEN + timedelta(days=3)),
        outcome=CaptureOutcome.DNS_FAILURE,
        title="Page des tarifs, non accessible",
    )
    del bench.exhibits[7]
    invoice = piece(
        "facture", ExhibitKind.FACTURE, "Facture du 3 novembre 2026", "Le prix payé."
    )
    told = piece(
        "attestation",
        ExhibitKind.ATTESTATION,
        "Attestation d’usage",
        "Le service rendu.",
    )
    bench.exhibits |= {7: invoice, 8: told, 9: gone}
    quote = PieceQuote(
        invoice.id,
        1,
        "en bas à droite",
        "Total TTC : 29,90 €",
        "Camille Exemple",
        DECIDED,
    )
    bench.anchors[ElementId.REMUNERATION] += (quote,)
    bench.contents[invoice.id] = Content(original_name="facture.txt")
    return bench
