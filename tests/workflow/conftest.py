from tests.databases import database_kind, postgresql_server, settings, store

__all__ = ["database_kind", "postgresql_server", "settings", "store"]
