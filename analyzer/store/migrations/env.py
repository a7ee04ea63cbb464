"""What Alembic runs: the steps, on the connection it is handed, inside the transaction that is open there."""

from __future__ import annotations

from alembic import context

from analyzer.store.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
