"""What our own table writes, it reads back identically; and no cell is a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.exchange import formats, table_out
from bot.exchange.findings import Taken
from bot.exchange.table import Reading
from resources_db.directory.records import to_json
from resources_db.directory.terms import Resource
from tests.bot.exchange.made_up_cards import cards

FORMULA = ("=", "+", "-", "@", "\t", "\r")
several = st.integers(1, 3).flatmap(lambda n: st.tuples(*(cards(f"x-{i}") for i in range(n))))


def write(kind: str, resources: tuple[Resource, ...] | list[Resource], folder: Path) -> Path:
    """An export of the cards."""
    path = folder / f"annuaire.{kind}"
    writer = {"csv": table_out.write_csv, "xlsx": table_out.write_xlsx}[kind]
    writer(table_out.lines(resources), path)
    return path


QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking workbooks takes minutes
)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@QUICK
@given(resources=several)
def test_any_card_comes_back_as_it_was(
    kind: str, resources: tuple[Resource, ...], reading: Reading, tmp_path: Path
) -> None:
    """Every field of every card, whatever its texts."""
    found = list(formats.read(write(kind, resources, tmp_path), reading))
    cards_back = [one.resource for one in found if isinstance(one, Taken)]
    assert cards_back == list(resources)
    assert [*map(to_json, cards_back)] == [*map(to_json, resources)]
    assert [one for one in found if not isinstance(one, Taken)] == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_facts_come_back_as_they_were(
    kind: str, resources: list[Resource], reading: Reading, tmp_path: Path
) -> None:
    """The directory that ships with the assistant, the hidden records too."""
    found = list(formats.read(write(kind, resources, tmp_path), reading))
    assert [one.resource for one in found if isinstance(one, Taken)] == resources


@QUICK
@given(resource=cards())
def test_no_cell_can_begin_a_formula(resource: Resource, tmp_path: Path) -> None:
    """In a CSV as in a workbook."""
    with write("csv", [resource], tmp_path).open(encoding="utf-8-sig", newline="") as file:
        assert [
            c for row in csv.reader(file, delimiter=";") for c in row if c.startswith(FORMULA)
        ] == []
    book = load_workbook(write("xlsx", [resource], tmp_path))
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    assert [c for row in rows for c in row if str(c or "").startswith(FORMULA)] == []
