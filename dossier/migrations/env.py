"""Run by alembic: migrates inside the transaction that ``upgrade`` was handed."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
