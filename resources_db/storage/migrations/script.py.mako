# ruff: noqa: E501 - long comments of columns, as generated
"""${message}.

Made by ``python -m resources_db.storage.revise``; a migration never imports the house's code.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op${"\n" + imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
