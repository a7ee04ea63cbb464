"""Decisions and what stands beside them: who decided, what, about whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "owners",
        sa.Column("owner", sa.Integer),
        sa.Column("slug", sa.Text),
        sa.Column("name", sa.Text),
        sa.PrimaryKeyConstraint("owner", name="pk_owners"),
        sa.UniqueConstraint("slug", name="uq_owners_slug"),
    )
    op.create_table(
        "acts",
        sa.Column("seq", sa.Integer, autoincrement=True),
        sa.Column("owner", sa.Integer, nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.Column("clock_us", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("undoes", sa.String(32)),
        sa.PrimaryKeyConstraint("seq", name="pk_acts"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_acts_owner"),
        sa.UniqueConstraint("uid", name="uq_acts_uid"),
        sa.UniqueConstraint("undoes", name="uq_acts_undoes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_acts_owner", "acts", ["owner", "at_us"])
    op.create_table(
        "entries",
        sa.Column("act", sa.Integer),
        sa.Column("person_id", sa.Text),
        sa.Column("topic", sa.Text),
        sa.Column("detail", sa.Text),
        sa.Column("value", sa.Text),
        sa.PrimaryKeyConstraint("act", "person_id", "topic", "detail", name="pk_entries"),
        sa.ForeignKeyConstraint(["act"], ["acts.seq"], name="fk_entries_act"),
    )
    op.create_table(
        "people",
        sa.Column("owner", sa.Integer),
        sa.Column("person_id", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("profile_url", sa.Text),
        sa.Column("connected_on", sa.Date),
        sa.PrimaryKeyConstraint("owner", "person_id", name="pk_people"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_people_owner"),
    )
    op.create_table(
        "preferences",
        sa.Column("owner", sa.Integer),
        sa.Column("name", sa.Text),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("owner", "name", name="pk_preferences"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_preferences_owner"),
    )
