"""Several exports of one owner are remembered, each by its day; and records: what is written about no alter."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MICROSECONDS = 1_000_000


def upgrade() -> None:
    """Make the tables, and lay what is remembered of one export into the new one under its day."""
    new = op.create_table(
        "snapshots",
        sa.Column("owner", sa.Integer),
        sa.Column("as_of", sa.Date),
        sa.Column("part", sa.Text),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("exported_on", sa.Date),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("owner", "as_of", "part", name="pk_snapshots"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_snapshots_owner"),
    )
    names = ("owner", "part", "content", "exported_on", "at_us")
    old = sa.table(
        "remembered", *(sa.column(name) for name in names[:3]), sa.column("exported_on", sa.Date), sa.column("at_us")
    )
    for row in op.get_bind().execute(sa.select(old)).mappings().all():
        kept_on = datetime.fromtimestamp(row["at_us"] / _MICROSECONDS, UTC).date()
        op.bulk_insert(new, [{**row, "as_of": row["exported_on"] or kept_on}])
    op.drop_table("remembered")
    op.create_table(
        "records",
        sa.Column("uid", sa.String(32)),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_records"),
    )
    op.create_index("ix_records_subject", "records", ["subject", "field", "at_us"])
