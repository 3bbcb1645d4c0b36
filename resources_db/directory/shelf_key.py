"""What a stored shelf was made from: another edition, or other rules, and it is made again."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from sqlalchemy.orm import Session

from resources_db.directory.tables import EditionRow

_HERE = Path(__file__).parent
_MADE_BY = """
arrangement.py arrangement_file.py entries.py phones.py postings.py records.py search_fields.py
search_index.py search_words.py sounds.py spelling.py suiting.py terms.py words.py
data/communes.csv data/empty_words.txt data/taxonomy.json
""".split()


def key_of(session: Session, edition: int) -> str:
    """A name for the shelf of an edition of this very database, made as we make it now."""
    row = session.get_one(EditionRow, edition)
    told = f"{edition} {row.created.isoformat()} {row.count} {_made_as()}"
    return f"{edition}-{sha256(told.encode()).hexdigest()[:16]}"


@cache
def _made_as() -> str:
    held = sha256(version("tantivy").encode())
    for name in _MADE_BY:
        held.update((_HERE / name).read_bytes())
    return held.hexdigest()
