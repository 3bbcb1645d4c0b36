"""The arrangement of the directory is small, and comes back from its bytes as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources_db.directory import arrangement_file
from resources_db.directory.arrangement import Arrangement
from resources_db.directory.entries import REMOTE, Entries
from resources_db.directory.postings import Postings
from resources_db.directory.record_access import RecordList, in_order
from resources_db.directory.terms import NeedCode, Resource
from tests.resources_db.directory.made_up import a_resource, directories


@given(pairs=st.lists(st.tuples(st.text(max_size=3), st.integers(0, 9))))
def test_postings_hold_the_numbers_of_each_key(pairs: list[tuple[str, int]]) -> None:
    """All of them, in the order in which they came, and none under another key."""
    held = Postings.of(pairs)
    for key in {key for key, _ in pairs} | {"nobody"}:
        assert list(held.under(key)) == [number for other, number in pairs if other == key]


@settings(deadline=None)
@given(directory=directories())
def test_it_comes_back_from_its_bytes(directory: list[Resource]) -> None:
    """A folder gives the same arrangement as memory."""
    arranged = Arrangement.of(in_order(RecordList(directory)))
    assert arrangement_file.load(arrangement_file.dump(arranged)) == arranged


@pytest.mark.parametrize("damaged", [b"", b"{}", b"\n\n", b'{"kinds":[]}\n'])
def test_other_bytes_are_no_arrangement(damaged: bytes) -> None:
    """They are refused with an error that opening a folder expects."""
    with pytest.raises((ValueError, KeyError)):
        arrangement_file.load(damaged)


def test_an_entry_says_what_ordering_needs(resources: list[Resource]) -> None:
    """Kind, first need, reach, ages and marks are those of the record."""
    records = RecordList(resources)
    entries = Arrangement.of(in_order(records)).entries
    for number in range(len(records)):
        record, entry = records.at(number), entries[number]
        assert entry.number == number
        assert (entry.kind, entry.reach) == (record.kind, record.reach)
        assert (entry.age_min, entry.age_max) == (record.age_min, record.age_max)
        assert entry.has(REMOTE) == record.a_distance
        if record.needs:
            assert entry.first_need == record.needs[0]


def test_a_record_costs_some_bytes() -> None:
    """Twenty at most in the entries: 150,000 services take three megabytes."""
    many = [(a_resource(f"x-{number}"), 0) for number in range(1000)]
    entries = Entries.of(many)
    assert len(entries) == 1000
    assert len(entries.rows) + entries.helps.itemsize * len(entries.helps) <= 20 * 1000


def test_a_need_that_nobody_serves_has_no_door(resources: list[Resource]) -> None:
    """No error for a code that no record has."""
    arranged = Arrangement.of(in_order(RecordList(resources)))
    assert arranged.entries.for_need(NeedCode("inconnu"), range(5)) == []
