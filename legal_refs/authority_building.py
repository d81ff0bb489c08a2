"""Checked rows of ``authorities/`` become values."""

from collections.abc import Mapping
from types import MappingProxyType

from legal_refs.authority_model import (
    Attachments,
    Court,
    CourtId,
    Departement,
    Document,
    DocumentId,
    Ground,
    Parquet,
    PlaceId,
    PlaceRule,
    Quality,
    QualityId,
    Recipient,
    RecipientId,
    Rule,
    Title,
    Way,
)
from legal_refs.authority_schema import (
    AttachmentsRow,
    CourtsFile,
    DocumentRow,
    GroundRow,
    ParquetRow,
    PlacesFile,
    RecipientRow,
    RecipientsFile,
    SignatoriesFile,
)
from legal_refs.ids import ProvisionId

NO_GROUND = Ground((), (), "")


def build_titles(rows: SignatoriesFile) -> Mapping[str, Title]:
    """Every title by its slug."""
    return MappingProxyType(
        {slug: Title(row.title, row.sentence) for slug, row in rows.titles.items()}
    )


def build_qualities(rows: SignatoriesFile) -> Mapping[QualityId, Quality]:
    """Every quality by its slug."""
    return MappingProxyType(
        {
            QualityId(slug): Quality(
                QualityId(slug), row.name, QualityId(row.kept_as or slug), row.complains
            )
            for slug, row in rows.qualities.items()
        }
    )


def build_documents(rows: SignatoriesFile) -> Mapping[DocumentId, Document]:
    """Every document by its slug, with one rule for each quality."""
    return MappingProxyType(
        {
            DocumentId(slug): _document(DocumentId(slug), row)
            for slug, row in rows.documents.items()
        }
    )


def _document(slug: DocumentId, row: DocumentRow) -> Document:
    rules = [
        Rule(
            row.source,
            row.checked_on,
            tuple(map(QualityId, rule.qualities)),
            rule.standing,
            rule.sentence,
            _ground(rule),
        )
        for rule in row.rules
    ]
    cells = {quality: rule for rule in rules for quality in rule.qualities}
    return Document(
        row.source,
        row.checked_on,
        slug,
        row.name,
        row.risk.sentence if row.risk else "",
        _ground(row.risk) if row.risk else NO_GROUND,
        MappingProxyType(cells),
    )


def build_places(rows: PlacesFile) -> Mapping[PlaceId, PlaceRule]:
    """Every rank, in order."""
    return MappingProxyType(
        {
            row.id: PlaceRule(
                row.source,
                row.checked_on,
                row.id,
                row.title,
                row.sentence,
                row.counsel,
                row.against_x,
                _ground(row),
            )
            for row in rows.places
        }
    )


def build_courts(rows: CourtsFile) -> Mapping[CourtId, Court]:
    """Every court by its slug."""
    return MappingProxyType(
        {
            CourtId(slug): Court(
                rows.source,
                rows.checked_on,
                CourtId(slug),
                row.name,
                row.seat,
                row.appeal,
                tuple(row.chambers),
                row.note,
                _parquet(row.parquet),
            )
            for slug, row in rows.courts.items()
        }
    )


def _parquet(row: ParquetRow | None) -> Parquet | None:
    return Parquet(row.source, row.checked_on, row.address) if row else None


def build_departements(rows: CourtsFile) -> Mapping[str, Departement]:
    """Every département by its code."""
    return MappingProxyType(
        {
            row.code: Departement(
                rows.source,
                rows.checked_on,
                row.code,
                row.name,
                tuple(map(CourtId, row.courts)),
                row.note,
            )
            for row in rows.departements
        }
    )


def build_recipients(rows: RecipientsFile) -> Mapping[RecipientId, Recipient]:
    """Everybody one may write to, by slug."""
    return MappingProxyType(
        {
            RecipientId(slug): _recipient(RecipientId(slug), row)
            for slug, row in rows.recipients.items()
        }
    )


def _recipient(slug: RecipientId, row: RecipientRow) -> Recipient:
    return Recipient(
        row.source,
        row.checked_on,
        slug,
        row.name,
        DocumentId(row.document),
        row.accepts,
        row.reveals,
        tuple(
            Way(way.source, way.checked_on, way.label, way.url, way.postal, way.phone)
            for way in row.ways
        ),
        _attachments(row.attachments),
        _ground(row),
    )


def _attachments(row: AttachmentsRow | None) -> Attachments | None:
    if row is None:
        return None
    return Attachments(
        row.source, row.checked_on, row.sentence, row.megabytes, tuple(row.extensions)
    )


def _ground(row: GroundRow) -> Ground:
    return Ground(tuple(map(ProvisionId, row.texts)), tuple(row.not_held), row.reserve)
