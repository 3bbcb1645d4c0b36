"""The replies of a turn as messages: few, each within the limits, nothing left out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.messages import stored_bodies
from bot.messages.body import Body, Button, File, PlaceButton, Spot
from bot.rendering.limits import TEXT_UNITS, utf16_units
from bot.telegram.calls import SendDocument, SendText, SendVenue
from bot.telegram.composing import compose
from bot.telegram.layout import messages, words
from resources_db.storage.types import Json
from tests.bot.telegram.test_layout import CARD

QUESTION = Body("fr", "Et ensuite ?", choices=(Button("Oui", "o"),), exits=(Button("Menu", "m"),))
SPOT = Spot(49.44, 1.09, "Espace jeunes", "1 rue du Port, Rouen")
LONG = replace(CARD, description="Une longue phrase. " * 80)


def test_what_is_said_together_is_one_message() -> None:
    """A sentence, cards and the question after them; the buttons are the question's."""
    (joined,) = compose([Body("fr", "Voici :", (CARD, CARD)), QUESTION])
    (sent,) = messages(7, joined)
    assert isinstance(sent, SendText)
    assert sent.text.startswith("Voici :\n\nEspace 🌙 jeunes")
    assert sent.text.endswith("\n\nEt ensuite ?")
    assert [len(row) for row in sent.keyboard] == [1, 1]


def test_buttons_end_a_message() -> None:
    """What comes after a question is another message."""
    first, second = compose([QUESTION, Body("fr", "Encore un mot.")])
    assert first == QUESTION
    assert second == Body("fr", "Encore un mot.")


def test_cards_that_do_not_fit_together_are_not_cut() -> None:
    """A message ends between two cards, never inside one."""
    made = compose([Body("fr", "Voici :", (LONG, LONG, LONG, LONG)), QUESTION])
    assert len(made) > 1
    assert [len(messages(7, one)) for one in made] == [1] * len(made)
    assert sum(words(one).count(LONG.description) for one in made) == 4
    assert [bool(one.choices) for one in made] == [False] * (len(made) - 1) + [True]


def test_one_place_is_shown_on_a_map_first() -> None:
    """Then the words; several places are compared in words."""
    there = replace(CARD, spot=SPOT)
    place, told = compose([Body("fr", "Voici :", (there,)), QUESTION])
    assert messages(7, place) == [SendVenue(7, 49.44, 1.09, SPOT.title, SPOT.address)]
    assert told.choices == QUESTION.choices
    assert len(compose([Body("fr", "Voici :", (there, there)), QUESTION])) == 1


def test_place_button_and_file_stand_alone() -> None:
    """Neither can share a message with the question's buttons."""
    file = File("agenda.ics", "text/calendar", b"\x00BEGIN")
    button = PlaceButton("Envoyer ma position", "Vous pouvez aussi…")
    asked, filed, hinted = compose([replace(QUESTION, place_button=button, file=file)])
    assert asked == QUESTION
    assert messages(7, filed) == [SendDocument(7, "agenda.ics", b"\x00BEGIN")]
    assert messages(7, hinted) == [SendText(7, button.hint, ask_place=button.label)]


def test_french_beside_what_is_vital() -> None:
    """Where a translation was not reviewed, the French stands under it here too."""
    assert words(Body("uk", "…", french="Appelez le 15.")) == "…\nAppelez le 15."


def test_stored_and_read_again() -> None:
    """Joined messages, files and places survive the outbox; so do messages stored before them."""
    file = File("a.ics", "text/calendar", bytes(range(256)))
    body = Body("fr", "", file=file, spot=SPOT, before=(Body("fr", "x", (CARD,), file=file),))
    assert stored_bodies.from_json(stored_bodies.to_json(body)) == body
    old: Json = {"lang": "fr", "text": "x", "cards": [], "calls": [], "choices": [], "exits": []}
    assert stored_bodies.from_json(old) == Body("fr", "x")


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=5), st.integers(0, 3))
def test_nothing_is_lost_and_all_fits(lengths: list[int], cards: int) -> None:
    """Whatever is said, each message is one call within Telegram's limit."""
    bodies = [Body("fr", "mots " * (length // 5), (CARD,) * cards) for length in lengths]
    made = compose([*bodies, QUESTION])
    said = "".join(words(one) for one in made)
    assert said.count("mots") == sum(length // 5 for length in lengths)
    assert said.count(CARD.source) == cards * len(lengths)
    sent = [part for one in made for part in messages(7, one)]
    assert len(sent) == len(made)
    assert all(isinstance(it, SendText) and utf16_units(it.text) <= TEXT_UNITS for it in sent)
