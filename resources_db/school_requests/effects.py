"""What an answer changes elsewhere, in the same transaction.

The part that asks a kind of question names here what its answer does: signing a contract, noting
who keeps the link. A kind that is not named only tells the staff.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind

Effect = Callable[[Session, SchoolRequestRow, datetime], None]
"""Given the question with its answer, just written."""
EFFECTS: Final[Mapping[RequestKind, Effect]] = MappingProxyType({})
