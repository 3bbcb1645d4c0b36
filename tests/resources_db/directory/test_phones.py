"""Phone numbers: every one of the directory can be dialled in one tap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources_db.directory.phones import digits, tel_href
from resources_db.directory.terms import Resource


def test_every_phone_of_the_directory_can_be_dialled(resources: list[Resource]) -> None:
    """Short numbers stay short; the others are written for any phone in the world."""
    phones = {r.telephone for r in resources if r.telephone}
    assert len(phones) > 25
    for phone in phones:
        short = len(digits(phone)) < 9
        expected = digits(phone) if short else "+33" + digits(phone)[1:]
        assert tel_href(phone) == f"tel:{expected}"


@pytest.mark.parametrize(
    ("phone", "href"),
    [
        ("15", "tel:15"),
        ("119", "tel:119"),
        ("3018", "tel:3018"),
        ("116 006", "tel:116006"),
        ("39 89", "tel:3989"),
        ("0 800 12 25 00", "tel:+33800122500"),
        ("02.35.08.69.00", "tel:+33235086900"),
        ("+33 (0)2 35 08 69 00", "tel:+33235086900"),
        ("+1 650 253 0000", "tel:+16502530000"),
    ],
)
def test_numbers_as_people_write_them(phone: str, href: str) -> None:
    """Spaces, points, the international form."""
    assert tel_href(phone) == href


@pytest.mark.parametrize(
    "phone",
    ["", "cf. site", "00", "1", "1234567", "02 35 08", "9" * 40, "02 35 ou mairie", "\ud800"],
)
def test_what_cannot_be_dialled_has_no_link(phone: str) -> None:
    """Words, unknown short numbers, numbers cut short."""
    assert tel_href(phone) is None


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    """Whatever an import brings, a link holds only what a phone understands."""
    href = tel_href(text)
    assert href is None or href.removeprefix("tel:").lstrip("+").isdecimal()
