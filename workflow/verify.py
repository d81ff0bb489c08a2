"""The use case « contrôler »: whether what is kept is still what was kept.

Reads only, and touches no workspace. Each sort of thing that can be checked is one entry
of ``SORTS``: how to recognise its path, and the checks to run.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from dossier.errors import DamagedError, UnusableInputError
from dossier.settings import DATABASE_NAME, Settings, sqlite_address
from dossier.store import Store, open_store
from evidence.verify import is_package
from workflow.verify_package import exhibit_count, exhibit_faults, package_lines

SQLITE_MAGIC: Final = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked, and what was found."""

    path: Path
    name: str
    detail: str
    """One French line."""
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Request:
    """What to check, and against what."""

    path: Path
    settings: Settings
    """Those of this run: another home's database is found beside its blobs."""
    fingerprint: str = ""
    """The key the caller was told of by other means; empty when none."""


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of thing that can be checked."""

    recognises: Callable[[Request], bool]
    checks: Callable[[Request], Iterator[Check]]


def verify(
    paths: Sequence[Path], settings: Settings, *, fingerprint: str = ""
) -> Iterator[Check]:
    """Check each path, or the current home when there is none; one ``Check`` at a time.

    Raises ``UnusableInputError``, before anything is checked, for a path that is absent or
    is of no sort known here; and for a database that this version cannot read.
    """
    plain = "".join(fingerprint.split()).replace(":", "").lower()
    requests = [
        Request(path.absolute(), settings, plain) for path in paths or [settings.home]
    ]
    planned = [(request, _sort(request)) for request in requests]
    for request, sort in planned:
        try:
            yield from sort.checks(request)
        except DamagedError as error:
            yield Check(request.path, "base", str(error), holds=False)


def _sort(request: Request) -> Sort:
    if not request.path.exists() and request.path != request.settings.home:
        raise UnusableInputError(f"« {request.path} » : introuvable")
    for sort in SORTS:
        if sort.recognises(request):
            return sort
    raise UnusableInputError(
        f"« {request.path} » n’est ni un dossier de données, ni une base, ni un paquet "
        "de Vigie"
    )


def _is_home(request: Request) -> bool:
    path = request.path
    return path == request.settings.home or (
        path.is_dir()
        and ((path / DATABASE_NAME).is_file() or (path / "blobs").is_dir())
    )


def _home(request: Request) -> Iterator[Check]:
    current = request.path == request.settings.home
    settings = request.settings if current else Settings.at(request.path)
    return _dossier(request, settings)


def _is_database(request: Request) -> bool:
    if not request.path.is_file():
        return False
    with request.path.open("rb") as file:
        return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC


def _database(request: Request) -> Iterator[Check]:
    url = sqlite_address(request.path)
    return _dossier(request, Settings.at(request.path.parent, database_url=url))


def _dossier(request: Request, settings: Settings) -> Iterator[Check]:
    with open_store(settings, create=False) as store:
        for name, check in CHECKS.items():
            try:
                faults, praise = check(store, request)
            except DamagedError as error:
                faults, praise = [str(error)], ""
            if not faults:
                yield Check(request.path, name, praise)
            for fault in faults:
                yield Check(request.path, name, fault, holds=False)


def _structure(store: Store, _: Request) -> tuple[list[str], str]:
    return store.structure_faults(), "lisible, à la version du programme"


def _journal(store: Store, _: Request) -> tuple[list[str], str]:
    length = store.journal_length()
    return (
        store.verify_journal(),
        f"{length} ligne(s), suite, signatures et fin intactes",
    )


def _key(store: Store, request: Request) -> tuple[list[str], str]:
    found = store.journal_key()
    if request.fingerprint and found != request.fingerprint:
        return [f"empreinte {found or 'absente'}, autre que celle attendue"], ""
    origin = (
        "" if request.fingerprint else " (origine non vérifiée : voir --fingerprint)"
    )
    return [], f"empreinte {found}{origin}" if found else "pas encore créée"


def _files(store: Store, _: Request) -> tuple[list[str], str]:
    altered = [f"altéré : {path}" for path in store.blobs.altered()]
    missing = [f"manquant : empreinte {digest}" for digest in store.missing_blobs()]
    count = sum(1 for _ in store.blobs.files())
    return altered + missing, f"{count} fichier(s) conforme(s) à leur empreinte"


def _exhibits(store: Store, _: Request) -> tuple[list[str], str]:
    return exhibit_faults(store), exhibit_count(store)


def _cases(store: Store, _: Request) -> tuple[list[str], str]:
    return store.case_faults(), f"{len(store.cases())} dossier(s), tels que journalisés"


def _is_package(request: Request) -> bool:
    return is_package(request.path)


def _package(request: Request) -> Iterator[Check]:
    for line in package_lines(request.path, request.settings, request.fingerprint):
        yield Check(request.path, line.name, line.detail, line.holds)


def _holds_packages(request: Request) -> bool:
    return request.path.is_dir() and any(map(is_package, request.path.iterdir()))


def _packages(request: Request) -> Iterator[Check]:
    for path in sorted(request.path.iterdir()):
        if is_package(path):
            yield from _package(replace(request, path=path))


CHECKS: Final[dict[str, Callable[[Store, Request], tuple[list[str], str]]]] = {
    "base": _structure,
    "journal": _journal,
    "clé": _key,
    "fichiers": _files,
    "pièces": _exhibits,
    "dossiers": _cases,
}
SORTS: Final = (
    Sort(_is_home, _home),
    Sort(_is_database, _database),
    Sort(_is_package, _package),
    Sort(_holds_packages, _packages),
)
"""First match wins. Documents will be a further sort."""
