"""The finished files opened again: every line of the bordereau leads to the right page."""

from collections.abc import Iterator

from complaints.bordereau import SHORT, page_range
from complaints.pieces import citable
from dossier.case import ReviewedCase
from dossier.errors import DamagedError
from rendering.bundle import Bound, Bundle, MarkKey, Pages, Sheet
from rendering.reopened import Reopened, squeezed


def prove_bundle(bundle: Bundle, bound: Bound) -> None:
    """Raise ``DamagedError`` unless each exhibit and each quote is where it is said to be."""
    file = Reopened(bound.pdf)
    if faults := [f for sheet in bundle.sheets for f in _sheet(sheet, bound, file)]:
        raise DamagedError(f"pièces non produites : {' ; '.join(faults)}")


def prove_letter(pdf: bytes, reviewed: ReviewedCase, bound: Bound) -> None:
    """Raise ``DamagedError`` unless the letter prints each line of the bordereau."""
    file = Reopened(pdf)
    said = "".join(file.page(number) for number in range(1, len(file) + 1))
    for held in citable(reviewed):
        digest = (held.exhibit.seal.manifest or "")[:SHORT]
        line = squeezed(f"{digest}{page_range(bound.sheets[held.number])}")
        if line not in said:
            raise DamagedError(
                f"document non produit : la pièce n°\u00a0{held.number} manque au bordereau"
            )


def _sheet(sheet: Sheet, bound: Bound, file: Reopened) -> Iterator[str]:
    pages = bound.sheets[sheet.number]
    total = len(pages)
    for number, page in ((1, pages.first), (total, pages.last)):
        head = squeezed(f"Pièce n° {sheet.number} — p. {number}/{total}")
        if page > len(file) or head not in file.page(page):
            yield f"la pièce n°\u00a0{sheet.number} n’est pas page {page}"
            return
    for key, words in _quoted(sheet):
        where = bound.marks.get(key)
        if where is None or not _holds(where, pages, words, file):
            yield f"un passage cité de la pièce n°\u00a0{sheet.number} n’est pas à sa page"


def _quoted(sheet: Sheet) -> Iterator[tuple[MarkKey, str]]:
    for mark in sheet.marks:
        yield mark.key, sheet.text[mark.start : mark.end]
    for passage in sheet.passages:
        yield passage.key, passage.text


def _holds(where: Pages, sheet: Pages, words: str, file: Reopened) -> bool:
    within = sheet.first <= where.first <= where.last <= sheet.last
    return within and file.says(words, range(where.first, where.last + 1))
