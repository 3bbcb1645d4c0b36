"""The pictures of needs, groups and menu entries: each its own, small, and with words for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.library import all_catalogs
from bot.web import pictures as room
from bot.web.pictures import Picture, read_pictures
from conversations.dialogues.menu import menu
from conversations.dialogues.need_groups import NEED_GROUPS
from conversations.steps import Question
from conversations.texts import Text
from resources_db.directory.taxonomy import needs
from tests.bot.web.conftest import Client

FOLDER = Path(room.__file__).parent / "pictures"
HEAVIEST = 700
PICTURES = read_pictures()
CODES = sorted(PICTURES)


def menu_labels() -> Mapping[str, str]:
    """Picture and label of each entry of the menu."""
    asked = next(menu(welcome=False))
    assert isinstance(asked, Question)
    labels = {
        choice.picture: choice.label.msgid
        for choice in asked.choices()
        if isinstance(choice.label, Text)
    }
    return {code: label for code, label in labels.items() if code is not None}


def labels() -> Mapping[str, str]:
    """What each picture stands for: the label that it is shown above."""
    of_needs = {str(need.code): need.label for need in needs().values()}
    of_groups = {f"group-{group.code}": group.label.msgid for group in NEED_GROUPS}
    return {**of_needs, **of_groups, **menu_labels()}


def test_every_need_group_and_menu_entry_has_its_picture() -> None:
    """32 needs, 8 groups and the menu, each with the label as its text alternative."""
    wanted = labels()
    assert len(needs()) == 32
    assert len(wanted) == 32 + len(NEED_GROUPS) + len(menu_labels())
    assert {code: PICTURES[code].title for code in wanted} == dict(wanted)


def test_every_drawing_is_its_own() -> None:
    """No two pictures show the same thing, nor say the same words."""
    drawings = {sha256(picture.drawing.encode()).digest() for picture in PICTURES.values()}
    assert len(drawings) == len(PICTURES)
    assert len({picture.title for picture in PICTURES.values()}) == len(PICTURES)


@pytest.mark.parametrize("lang", all_catalogs().languages)
def test_alternatives_are_distinct_in_every_language(lang: str) -> None:
    """What a picture stands for is translated, and never the same words twice."""
    catalogs = all_catalogs()
    told = {code: catalogs.wording(Text(label), lang) for code, label in labels().items()}
    assert {spoken for _words, spoken in told.values()} == {lang}
    assert len({words for words, _spoken in told.values()}) == len(told)


@pytest.mark.parametrize("code", CODES)
def test_picture_is_small_and_plain(code: str) -> None:
    """Light, without letters, colours, scripts, styles or anything from elsewhere."""
    file = FOLDER / f"{code}.svg"
    root = ET.fromstring(file.read_text("utf-8"))
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert file.stat().st_size < HEAVIEST
    assert root.get("viewBox") == "0 0 48 48"
    assert root.get("stroke") == "currentColor"
    assert names <= {"svg", "title", "g", "path", "circle", "ellipse", "rect"}
    assert not attributes & {"style", "href", "class", "id"}
    assert not re.search(r"#[0-9a-f]{3}|rgb|url", PICTURES[code].drawing)


def test_beside_its_label_a_picture_is_decoration() -> None:
    """Hidden from screen readers and without a title: the label is not said twice."""
    inline = Picture("Titre", "<path d='M0 0'/>", b"").inline()
    assert 'aria-hidden="true"' in inline
    assert "Titre" not in inline


async def test_picture_is_served_as_a_file(client: Client) -> None:
    """Those who build on the JSON face find the drawing of a code; another code is a 404."""
    response = await client.get("/pictures/fugue.svg")
    assert response.content_type == "image/svg+xml"
    assert await response.read() == (FOLDER / "fugue.svg").read_bytes()
    assert (await client.get("/pictures/..%2Fapp.svg")).status == 404
    assert (await client.get("/pictures/none.svg")).status == 404


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    """A drawing without its words does not start: the mistake is seen at once."""
    (tmp_path / "mute.svg").write_text("<svg viewBox='0 0 48 48'><path d='M0 0'/></svg>")
    with pytest.raises(ValueError, match=r"mute\.svg"):
        read_pictures(tmp_path)
