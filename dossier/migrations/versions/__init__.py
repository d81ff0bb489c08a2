"""One file a version; alembic loads them by their numbers."""
