"""How a message looks in Telegram: entities stand where they should, texts are cut kindly."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.messages.body import Body, Button, CallLine, Card, Line
from bot.rendering.limits import TEXT_UNITS, utf16_units
from bot.telegram.calls import Entity, SendText
from bot.telegram.cutting import cut
from bot.telegram.flood import BURST, EVERY, Flood, Verdict
from bot.telegram.layout import in_words
from tests.bot.messages.house import START

CARD = Card(
    "1",
    "Espace 🌙 jeunes",
    "maison",
    "Maison des adolescents",
    "",
    (
        Line("Téléphone", "02 32 00 00 00", "tel:+33232000000"),
        Line("Site", "exemple.fr", "https://exemple.fr"),
    ),
    "À confirmer par téléphone.",
    "Source : la ville, 2026",
)
BODY = Body(
    "fr",
    "Voici 🌙 :",
    (CARD,),
    (CallLine("3018", "harcèlement", "tel:3018"),),
    (Button("Oui", "o"),),
    (Button("Menu", "m"), Button("Retour", "r"), Button("Arrêter", "s")),
)


def words_of(entity: Entity, text: str) -> str:
    """What an entity covers."""
    units = text.encode("utf-16-le")
    return units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


def test_words_and_buttons() -> None:
    """Numbers and names in bold, sites linked, choices one a row, ways out two a row."""
    (message,) = in_words(7, BODY)
    marked = [(it.type, words_of(it, message.text), it.url) for it in message.entities]
    assert marked == [
        ("bold", "3018", None),
        ("bold", CARD.name, None),
        ("text_link", "exemple.fr", "https://exemple.fr"),
        ("italic", "À confirmer par téléphone.", None),
    ]
    assert [len(row) for row in message.keyboard] == [1, 2, 1]
    assert "Téléphone : 02 32 00 00 00" in message.text


def test_entities_of_a_long_message() -> None:
    """Each part keeps the entities that are in it, measured from its own beginning."""
    body = Body("fr", "x" * 4000 + ". ", (CARD, CARD))
    parts = in_words(7, body)
    assert len(parts) == 2
    bold = [
        words_of(entity, part.text)
        for part in parts
        for entity in part.entities
        if entity.type == "bold"
    ]
    assert bold == [CARD.name, CARD.name]


@given(st.text(st.sampled_from("ab .!?\n🌙é"), min_size=1), st.integers(2, 30))
def test_pieces_fit_and_lose_nothing(text: str, most: int) -> None:
    """Whatever the text, its pieces fit and joined again they are the text."""
    pieces = cut(text, most)
    assert "".join(pieces) == text
    assert all(0 < utf16_units(piece) <= most for piece in pieces)


def test_a_text_at_the_limit_is_whole() -> None:
    """4096 units are one message, one more is two."""
    assert len(cut("x" * TEXT_UNITS)) == 1
    assert len(cut("🌙" * (TEXT_UNITS // 2))) == 1
    assert len(cut("x" * (TEXT_UNITS + 1))) == 2


def test_nothing_but_words() -> None:
    """A plain sentence is a plain message."""
    assert in_words(7, Body("fr", "Bonjour")) == [SendText(7, "Bonjour")]


def test_flood_is_told_once_and_forgiven() -> None:
    """A burst is taken, the next one told, the others dropped; peace makes it forgotten."""
    flood = Flood()
    verdicts = [flood.judge(7, number, START) for number in range(BURST + 3)]
    assert verdicts == [Verdict.TAKE] * BURST + [Verdict.WARN, Verdict.DROP, Verdict.DROP]
    assert flood.judge(8, 1000, START) is Verdict.TAKE
    assert flood.judge(7, BURST, START + timedelta(hours=1)) is Verdict.WARN, "a repeat"
    later = START + BURST * EVERY
    again = [flood.judge(7, 2000 + number, later) for number in range(BURST + 1)]
    assert again == [Verdict.TAKE] * BURST + [Verdict.WARN]
