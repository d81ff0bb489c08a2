"""How far each site has come (privacy.md D3): a machine signals, a named person goes on."""

from typing import Final

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from dossier.captures import CaptureRows
from dossier.case import SiteState
from dossier.case_tables import SiteStateRow
from dossier.errors import RefusedError
from dossier.journal import JournalKind, digest_of
from dossier.model import SiteId
from dossier.shelf import now, storable
from dossier.workspaces import WorkspaceRows

ORDER: Final = (
    SiteState.SIGNAL,
    SiteState.A_EXAMINER,
    SiteState.EXAMINE,
    SiteState.DOSSIER,
    SiteState.DOCUMENT,
    SiteState.DEPOSE,
)


class SiteStateRows(WorkspaceRows, CaptureRows):
    """Steps are added; none is taken back."""

    def site_state(self, site: SiteId) -> SiteState | None:
        """Where the site stands; ``None`` when nothing was ever signalled."""
        query = select(col(SiteStateRow.state)).where(col(SiteStateRow.site) == site)
        with self.database.reading() as connection:
            last = query.order_by(col(SiteStateRow.number).desc()).limit(1)
            found = connection.scalar(last)
        return None if found is None else SiteState(found)

    def site_states(self) -> dict[SiteId, SiteState]:
        """Where every site signalled so far stands, in one query."""
        last = select(func.max(col(SiteStateRow.number))).group_by(
            col(SiteStateRow.site)
        )
        query = select(col(SiteStateRow.site), col(SiteStateRow.state)).where(
            col(SiteStateRow.number).in_(last)
        )
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return {SiteId(site): SiteState(state) for site, state in rows}

    def set_site_state(
        self, site: SiteId, state: SiteState, *, by: str, reason: str = ""
    ) -> SiteState:
        """Move ``site`` and return where it now stands.

        ``SIGNAL`` may be said by a machine and moves nothing that already stands
        somewhere. Anything further takes a person of the site's workspace, is journaled,
        and only goes forward; a dismissed site can be taken up again. Raises
        ``RefusedError`` otherwise, and for a dismissal without a written reason.
        """
        with self.database.writing() as connection:
            self._enter(connection, site, None)
            current = self.site_state(site)
            if state is SiteState.SIGNAL:
                if current is None:
                    self._step(connection, site, state, reason, by)
                return current or state
            self._require_person(self.workspace_of(site), by)
            if current is state:
                return state
            _check(site, current, state, reason)
            self._step(connection, site, state, reason, by)
            dismissed = state is SiteState.ECARTE
            kind = JournalKind.SITE_DISMISSED if dismissed else JournalKind.SITE_MOVED
            said = digest_of(repr((site, state.value, reason)))
            self._append(connection, kind, site, said, by)
            return state

    def _reach(self, site: SiteId, state: SiteState) -> bool:
        """Whether ``state`` is further than where the site stands."""
        current = self.site_state(site)
        return current in {None, SiteState.ECARTE} or (
            ORDER.index(state) > ORDER.index(current or SiteState.SIGNAL)
        )

    def _step(
        self,
        connection: Connection,
        site: SiteId,
        state: SiteState,
        reason: str,
        by: str,
    ) -> None:
        connection.execute(
            insert(SiteStateRow).values(
                site=site,
                state=state.value,
                reason=storable(reason),
                set_by=storable(by),
                set_at=now(),
            )
        )


def _check(site: SiteId, current: SiteState | None, to: SiteState, reason: str) -> None:
    if to is SiteState.ECARTE:
        if not reason.strip():
            raise RefusedError(f"{site}\u00a0: écarter un site demande un motif écrit")
        if current is SiteState.DEPOSE:
            raise RefusedError(
                f"{site}\u00a0: un document est déposé, rien ne s’écarte"
            )
        return
    if current in {None, SiteState.ECARTE}:
        return
    if ORDER.index(to) < ORDER.index(current or SiteState.SIGNAL):
        raise RefusedError(
            f"{site}\u00a0: déjà à l’état «\u00a0{current}\u00a0», on ne revient pas à "
            f"«\u00a0{to.value}\u00a0»"
        )
