import pytest

from dossier.store import Store
from tests.databases import database_kind, postgresql_server, settings, store
from tests.dossier.tampering import append

__all__ = ["database_kind", "postgresql_server", "settings", "store", "written"]


@pytest.fixture
def written(store: Store) -> Store:
    """A journal of five lines."""
    for number in range(1, 6):
        append(store, f"run:{number}")
    return store
