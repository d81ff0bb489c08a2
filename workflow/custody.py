"""What becomes of a package once it is on the disk: its row, its case, its stamp at last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.case import CaseId
from dossier.errors import DamagedError
from dossier.exhibits import Exhibit
from dossier.store import Store
from evidence.package import ASIDE, EXHIBITS, UNSEALED, Sealer, discard, sweep
from evidence.verify import examine
from workflow.anchor import anchor


@dataclass(frozen=True)
class Custody:
    """Keeps exhibits in the name of one person."""

    store: Store
    sealer: Sealer
    by: str
    case: CaseId | None = None
    """The case they join, whatever their site."""

    def keep(self, exhibit: Exhibit) -> None:
        """Store the row of a package; a sealed one joins its case in the same step."""
        with self.store.batch():
            self.store.put_exhibit(exhibit)
            self._attach(exhibit)

    def mended(self) -> Iterator[Exhibit]:
        """Finish what earlier runs could not; the exhibits that are sealed by it.

        Remains of killed processes are removed, packages that have no row yet get theirs,
        and those without a stamp are tried again.
        """
        sweep(self.sealer.home)
        known = {exhibit.id: exhibit for exhibit in self.store.exhibits()}
        for folder in self._folders():
            if folder.name.removeprefix(UNSEALED) in known:
                continue
            found = examine(folder, self.sealer.key.fingerprint, stamped=False)
            if found.holds and found.exhibit and found.exhibit.id not in known:
                self.keep(found.exhibit)
                known[found.exhibit.id] = found.exhibit
                if found.exhibit.citable:
                    yield found.exhibit
        for kept in known.values():
            if kept.citable:
                discard(self._unsealed(kept))
            else:
                yield from self._completed(kept)

    def anchor(self, exhibits: Iterable[Exhibit]) -> None:
        """Look again for the quotes of every case that sealed ``exhibits`` have joined."""
        cases = {self._case(exhibit) for exhibit in exhibits if exhibit.citable}
        for case in sorted(case for case in cases if case):
            anchor(self.store, case)

    def _completed(self, kept: Exhibit) -> Iterator[Exhibit]:
        exhibit = self._adopted(kept) or self._stamped(kept)
        if exhibit is None or not exhibit.citable:
            return
        with self.store.batch():
            self.store.reseal(exhibit)
            self._attach(exhibit)
        discard(self._unsealed(exhibit))
        yield exhibit

    def _adopted(self, kept: Exhibit) -> Exhibit | None:
        """What a run killed between the disk and the row left sealed."""
        place = self.sealer.home / EXHIBITS / kept.id
        if not place.is_dir():
            return None
        found = examine(place, self.sealer.key.fingerprint)
        return found.exhibit if found.holds else None

    def _stamped(self, kept: Exhibit) -> Exhibit | None:
        try:
            return self.sealer.complete(self._unsealed(kept))
        except (DamagedError, OSError):
            return None  # « vigie verify » tells what became of it

    def _unsealed(self, exhibit: Exhibit) -> Path:
        return self.sealer.home / EXHIBITS / f"{UNSEALED}{exhibit.id}"

    def _folders(self) -> list[Path]:
        place = self.sealer.home / EXHIBITS
        found = sorted(place.iterdir()) if place.is_dir() else []
        return [f for f in found if f.is_dir() and not f.name.startswith(ASIDE)]

    def _attach(self, exhibit: Exhibit) -> None:
        case = self._case(exhibit)
        if not (exhibit.citable and case):
            return
        users = {
            user.name for user in self.store.users(self.store.case(case).workspace)
        }
        # What an earlier run left may be of a case where only its maker may act.
        for name in (self.by, exhibit.by):
            if name in users:
                self.store.add_to_case(case, exhibit.id, by=name)
                return

    def _case(self, exhibit: Exhibit) -> CaseId | None:
        if self.case or not exhibit.site:
            return self.case
        found = self.store.case_of(exhibit.site)
        return found.id if found else None
