"""Exports: how the list stood at each, and the derived tables of the last one, where its owner said yes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_COUNTS = ("connections", "never_spoken", "could_call", "warm", "dormant", "shallow", "no_evidence")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "milestones",
        sa.Column("owner", sa.Integer),
        sa.Column("exported_on", sa.Date),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _COUNTS),
        sa.PrimaryKeyConstraint("owner", "exported_on", name="pk_milestones"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_milestones_owner"),
    )
    op.create_table(
        "remembered",
        sa.Column("owner", sa.Integer),
        sa.Column("part", sa.Text),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("exported_on", sa.Date),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("owner", "part", name="pk_remembered"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_remembered_owner"),
    )
