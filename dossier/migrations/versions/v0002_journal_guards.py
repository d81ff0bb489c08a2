"""The journal only grows: the database itself refuses everything but the next line."""

from alembic import op

revision = "0002"
down_revision = "0001"

NOTHING_BEFORE = "0" * 64

SQLITE = (
    """CREATE TRIGGER journal_update BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'journal: update refused'); END""",
    """CREATE TRIGGER journal_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'journal: delete refused'); END""",
    # Runs before INSERT OR REPLACE removes the old line, which fires no delete trigger.
    """CREATE TRIGGER journal_insert BEFORE INSERT ON journal
    WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM journal)
      OR NEW.previous IS NOT COALESCE(
        (SELECT hash FROM journal WHERE number = NEW.number - 1), '{nothing}')
    BEGIN SELECT RAISE(ABORT, 'journal: not the next line'); END""",
)

POSTGRESQL = (
    """CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'journal: % refused', lower(TG_OP); END $$""",
    """CREATE FUNCTION journal_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.number IS DISTINCT FROM (SELECT COALESCE(MAX(number), 0) + 1 FROM journal)
        OR NEW.previous IS DISTINCT FROM COALESCE(
          (SELECT hash FROM journal WHERE number = NEW.number - 1), '{nothing}')
      THEN RAISE EXCEPTION 'journal: not the next line'; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER journal_update BEFORE UPDATE ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_refuse()""",
    """CREATE TRIGGER journal_delete BEFORE DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_refuse()""",
    """CREATE TRIGGER journal_truncate BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()""",
    """CREATE TRIGGER journal_insert BEFORE INSERT ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_follow()""",
)


def upgrade() -> None:
    """Set the guards on the journal."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if on_sqlite else POSTGRESQL:
        op.execute(statement.replace("{nothing}", NOTHING_BEFORE))
