"""The files of facts as they are, to hold what is shown against them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from resources_db.directory.loading import Files

FactRecord = dict[str, Any]


def read(path: Path) -> list[FactRecord]:
    records: list[FactRecord] = json.loads(path.read_text(encoding="utf-8"))
    return records


PUBLIC = read(Files().public)
SEED = read(Files().seed)
BY_ID = {record["id"]: record for record in [*PUBLIC, *SEED]}
