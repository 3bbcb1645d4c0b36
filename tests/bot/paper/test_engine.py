"""The engine: words stay words, the same values make the same bytes, nothing is fetched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.paper.engine import FONTS, TEMPLATES, CannotTypeset, Json, typeset
from bot.paper.logos import BrokenLogo, logo, logos_of
from bot.paper.signs import UNKNOWN, fonts, printable
from tests.bot.paper.reading import read

DAY = date(2026, 11, 22)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
    b'<rect width="9" height="9"/></svg>'
)
MARKUP = (
    "#panic()",
    '#read("kit.typ")',
    '#import "@preview/x:0.1.0"',
    "$ x^2 $ `raw` *b* _i_ = h @ref <label> \\ // c /* d */",
    "]) #emit[x",
    "https://example.org/ -- ... ~",
)


def _page(told: str) -> bytes:
    words: dict[str, Json] = {"text": told, "lang": "fr", "rtl": False, "french": None}
    values: dict[str, Json] = {
        "title": {**words, "text": "Essai"},
        "author": "Essai",
        "footer": {**words, "text": "Essai"},
        "language": {"lang": "fr", "rtl": False},
        "logos": [],
        "sender": [],
        "recipient": [],
        "blocks": [{"is": "paragraph", "words": words, "strong": False}],
    }
    return typeset("document.typ", values, DAY)


@pytest.mark.parametrize("told", MARKUP)
def test_words_are_never_markup(told: str) -> None:
    """What looks like a command is printed as it was written, to the letter."""
    assert read(_page(told)).holds(told)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_can_be_printed(told: str) -> None:
    """No text of any script, sign or half of a sign stops a document."""
    assert read(_page(told)).pages >= 1


def test_a_name_of_many_signs_stays_on_its_page() -> None:
    """One word of 300 letters is a document all the same."""
    assert read(_page("W" * 300)).pages == 1


def test_every_sign_of_the_coverage_is_printed() -> None:
    """The list of signs is the fonts': the engine refuses a sign that no font has."""
    signs = [chr(code) for font in fonts() for code in sorted(font) if code > 32]
    assert read(_page(" ".join(signs))).holds("ABC")


def test_a_sign_that_no_font_has_is_seen_to_be_missing() -> None:
    """Nothing vanishes without a trace; what turns the direction of the rest does."""
    assert printable("名 é\u202e x") == f"{UNKNOWN} é x"
    assert printable("e\u0301") == "é"


def test_a_mark_stands_on_a_sign_of_its_own_font() -> None:
    """A mark of one script on a letter of another, which no font can draw, is left out."""
    assert printable("ж\u0651 \u0628\u0651") == "ж \u0628\u0651"


def test_same_values_same_bytes() -> None:
    """A document can be made again, to the byte."""
    assert _page("Bonjour") == _page("Bonjour")


def test_only_our_fonts() -> None:
    """No font of the machine: the document is the same everywhere."""
    assert read(_page("Bonjour مرحبا")).fonts == {
        "NotoSans-Regular",
        "NotoSans-Bold",
        "IBMPlexSansArabic-Regular",
    }
    assert {file.suffix for file in FONTS.iterdir()} == {".ttf", ".txt", ".md"}


def test_templates_fetch_nothing() -> None:
    """No template imports a package or an address."""
    for template in TEMPLATES.glob("*.typ"):
        written = template.read_text("utf-8")
        assert "@preview" not in written
        assert "http" not in written


def test_a_broken_value_is_told() -> None:
    """What the engine refuses is an exception of ours."""
    with pytest.raises(CannotTypeset):
        typeset("logo.typ", {"logo": {"party": "x", "format": "png", "content": [1, 2]}}, DAY)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("Ville.png", b"\x89PNG\r\n\x1a\n broken", "abîmé"),
        ("Ville.svg", b"<svg", "abîmé"),
        ("Ville.jpeg", b"\xff\xd8", "convertissez"),
        ("Ville.svg", b"<svg" + b" " * 3_000_000, "2 Mo"),
    ],
)
def test_a_broken_logo_is_named(name: str, content: bytes, why: str) -> None:
    """The file and the mend are in the message."""
    with pytest.raises(BrokenLogo, match=why) as raised:
        logo(name, content)
    assert name in str(raised.value)


def test_a_logo_is_read_aloud() -> None:
    """The number that orders a file is not the party's name."""
    assert logo("1 Ville_de Rouen.svg", SVG).party == "Ville de Rouen"


def test_no_folder_no_logo() -> None:
    """A city that gave none has none."""
    assert logos_of(FONTS / "nowhere") == ()
