"""A machine signals; a named person goes on, forward only (privacy.md D3)."""

import pytest

from dossier.case import SiteState
from dossier.errors import RefusedError
from dossier.journal import JournalKind
from dossier.model import SiteId
from dossier.site_states import ORDER
from dossier.store import Store
from tests.dossier.cases import CAMILLE, SITE
from tests.dossier.test_cases import kinds

FURTHER = [state for state in SiteState if state is not SiteState.SIGNAL]


def test_nothing_is_signalled_at_first(store: Store) -> None:
    assert store.site_state(SITE) is None


@pytest.mark.parametrize("service", ["crawl", "import", "assess"])
def test_a_machine_signals(store: Store, service: str) -> None:
    assert store.set_site_state(SITE, SiteState.SIGNAL, by=service) is SiteState.SIGNAL
    assert store.site_state(SITE) is SiteState.SIGNAL


@pytest.mark.parametrize("state", FURTHER)
@pytest.mark.parametrize("service", ["crawl", "import", "assess", "vigie migrate"])
def test_a_machine_goes_no_further(
    store: Store, service: str, state: SiteState
) -> None:
    store.set_site_state(SITE, SiteState.SIGNAL, by=service)
    with pytest.raises(RefusedError, match="une machine ne peut que signaler"):
        store.set_site_state(SITE, state, by=service, reason="un motif")
    assert store.site_state(SITE) is SiteState.SIGNAL


def test_a_service_account_with_a_role_goes_no_further(store: Store) -> None:
    with store.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO users VALUES ('robot', 'service', '')")
        connection.exec_driver_sql(
            "INSERT INTO roles VALUES ('demonstration', 'robot', 'juriste')"
        )
    with pytest.raises(RefusedError, match="une machine"):
        store.set_site_state(SITE, SiteState.A_EXAMINER, by="robot")


def test_a_person_goes_forward_step_by_step(store: Store) -> None:
    for state in ORDER:
        assert store.set_site_state(SITE, state, by=CAMILLE) is state
    assert store.site_state(SITE) is SiteState.DEPOSE
    assert kinds(store) == [JournalKind.SITE_MOVED] * 5


def test_a_signal_takes_nothing_back(store: Store) -> None:
    store.set_site_state(SITE, SiteState.EXAMINE, by=CAMILLE)
    assert store.set_site_state(SITE, SiteState.SIGNAL, by="crawl") is SiteState.EXAMINE
    assert store.site_state(SITE) is SiteState.EXAMINE


def test_nobody_goes_back(store: Store) -> None:
    store.set_site_state(SITE, SiteState.DOSSIER, by=CAMILLE)
    with pytest.raises(RefusedError, match="on ne revient pas"):
        store.set_site_state(SITE, SiteState.EXAMINE, by=CAMILLE)


def test_the_same_state_twice_is_one_step(store: Store) -> None:
    for _ in range(2):
        store.set_site_state(SITE, SiteState.EXAMINE, by=CAMILLE)
    assert kinds(store) == [JournalKind.SITE_MOVED]


def test_a_site_is_dismissed_with_a_written_reason_only(store: Store) -> None:
    with pytest.raises(RefusedError, match="motif écrit"):
        store.set_site_state(SITE, SiteState.ECARTE, by=CAMILLE, reason="  ")
    store.set_site_state(SITE, SiteState.ECARTE, by=CAMILLE, reason="site d’avocat")
    assert store.site_state(SITE) is SiteState.ECARTE
    assert kinds(store) == [JournalKind.SITE_DISMISSED]


def test_a_dismissed_site_stays_so_for_a_machine_and_a_person_takes_it_up(
    store: Store,
) -> None:
    store.set_site_state(SITE, SiteState.ECARTE, by=CAMILLE, reason="site d’avocat")
    store.set_site_state(SITE, SiteState.SIGNAL, by="assess")
    assert store.site_state(SITE) is SiteState.ECARTE
    store.open_case(SITE, "Dossier", by=CAMILLE)
    assert store.site_state(SITE) is SiteState.DOSSIER


def test_what_was_filed_is_not_dismissed(store: Store) -> None:
    store.set_site_state(SITE, SiteState.DEPOSE, by=CAMILLE)
    with pytest.raises(RefusedError, match="déposé"):
        store.set_site_state(SITE, SiteState.ECARTE, by=CAMILLE, reason="un motif")


def test_opening_a_case_takes_no_site_back(store: Store) -> None:
    store.set_site_state(SITE, SiteState.DEPOSE, by=CAMILLE)
    store.open_case(SITE, "Dossier", by=CAMILLE)
    assert store.site_state(SITE) is SiteState.DEPOSE


def test_all_sites_are_read_in_one_query(store: Store) -> None:
    other = SiteId("autre.example")
    store.set_site_state(SITE, SiteState.SIGNAL, by="assess")
    store.set_site_state(other, SiteState.SIGNAL, by="assess")
    store.set_site_state(SITE, SiteState.EXAMINE, by=CAMILLE)
    assert store.site_states() == {
        SITE: SiteState.EXAMINE,
        other: SiteState.SIGNAL,
    }
