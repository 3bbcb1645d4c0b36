"""Answering in the chat: by the reminder's buttons, in one's own words, after a move, twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.library import Library
from bot.meetings.calendar_file import calendar_file
from resources_db.meetings.answering import CALL_BACK, CANNOT_COME
from resources_db.messages.notes import words_of
from resources_db.storage.database import Database
from tests.bot.meetings.chatting import STARTS, Home, button, settle_in

COMING, NOT_COMING, CALL, WHERE = (
    "Je viens", "Je ne peux pas venir", "Être rappelé", "Où est-ce ?",
)  # fmt: skip
DAY = timedelta(days=1)


@pytest.fixture
def home(database: Database, library: Library) -> Home:
    return settle_in(database, library)


async def test_a_reminder_is_answered_in_one_tap(home: Home) -> None:
    """Day and hour in the message, six buttons; « je viens » is noted and said back."""
    home.book()
    [body] = await home.beat()
    assert body.text == "Vous avez un rendez-vous : jeudi 3 décembre 2026, à 9\u00a0h."
    assert len(body.choices) == 6
    mother = await home.person().press_token(button(body, COMING))
    assert mother.sees[0] == "C'est noté : vous venez jeudi 3 décembre 2026, à 9\u00a0h."
    assert home.line().answer == "coming"


async def test_saying_no_is_as_easy_and_becomes_a_task_at_once(home: Home) -> None:
    """The organiser has it before any other question; a wished moment is added to it."""
    home.book()
    [body] = await home.beat()
    mother = await home.person().press_token(button(body, NOT_COMING))
    [task] = home.tasks(CANNOT_COME)
    assert (task.person, task.situation) == (home.mother, home.town.situation)
    assert task.assigned is not None
    await mother.press("Le soir")
    assert (home.line().answer, home.line().wished) == ("not_coming", "evening")
    assert len(home.tasks(CANNOT_COME)) == 1


async def test_one_changes_ones_mind_on_the_old_message(home: Home) -> None:
    """Yes, then no a day later on the first message, then yes: the last one counts."""
    home.book()
    [body] = await home.beat()
    mother = await home.person().press_token(button(body, COMING))
    home.clock.forward(DAY)
    await mother.press_token(button(body, NOT_COMING))
    assert home.line().answer == "not_coming"
    assert len(home.tasks(CANNOT_COME)) == 1
    await mother.press_token(button(body, COMING))
    assert home.line().answer == "coming"
    assert not home.tasks(CANNOT_COME)


async def test_a_second_tap_is_silent_and_the_next_reminder_is_not(home: Home) -> None:
    """A double tap adds nothing; the same button under a new message answers again."""
    home.book()
    [first] = await home.beat()
    mother = await home.person().press_token(button(first, COMING))
    assert (await mother.press_token(button(first, COMING))).lines == []
    [second] = await home.beat(timedelta(days=8))
    assert second.text.startswith("Rappel")
    await mother.press_token(button(second, COMING))
    assert mother.sees[0].startswith("C'est noté")


async def test_a_button_of_before_a_move_answers_nothing(home: Home) -> None:
    """A yes to Thursday is no yes to Friday: what is so now is shown, and can be answered."""
    home.book()
    [body] = await home.beat()
    home.move(STARTS + DAY)
    mother = await home.person().press_token(button(body, COMING))
    assert (
        mother.sees[0]
        == "Ce rendez-vous a changé depuis ce message. Voici ce qui est prévu maintenant."
    )
    assert "vendredi 4 décembre" in mother.sees[1]
    assert home.line().answer is None
    await mother.press(COMING)
    assert home.line().answer == "coming"


async def test_several_reminders_keep_their_own_buttons(home: Home) -> None:
    """Five appointments, a search in between: each button answers its own."""
    made = [home.book(STARTS + number * DAY) for number in (0, 1, 4, 5, 6)]
    bodies = await home.beat()
    mother = home.person()
    await mother.say("bonjour")
    await mother.press("Trouver de l'aide")
    await mother.press_token(button(bodies[0], COMING))
    await mother.press_token(button(bodies[3], CALL))
    answers = [home.line(one).answer for one in made]
    assert answers == ["coming", None, None, "call_me", None]
    assert len(home.tasks(CALL_BACK)) == 1


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("jpeu pa demain", "not_coming"),
        ("ok on sera la", "coming"),
        ("ok", "coming"),
        ("je serai en retard", "late"),
        ("gelemeyeceğim", "not_coming"),
        ("не зможу прийти", "not_coming"),
        ("سأحضر إن شاء الله", "coming"),
    ],
)
async def test_words_are_an_answer(home: Home, said: str, answer: str) -> None:
    """In the languages of the house, however they are spelt."""
    home.book()
    await home.beat()
    await home.person().say(said)
    assert home.line().answer == answer


async def test_bare_words_answer_only_what_was_shown_last(home: Home) -> None:
    """« ok » to another question is not a yes to the appointment; clear words still are."""
    home.book()
    await home.beat()
    mother = await home.person().say("bonjour, que faites-vous ?")
    await mother.say("ok")
    assert home.line().answer is None
    await mother.say("en fait je pourrai pas venir")
    assert home.line().answer == "not_coming"


async def test_a_reason_goes_to_the_organiser_encrypted_and_is_not_repeated(home: Home) -> None:
    """Neither in the journal nor in the reply."""
    home.book()
    await home.beat()
    mother = await home.person().say("je ne peux pas venir demain je travaille au CHU de nuit")
    [task] = home.tasks(CANNOT_COME)
    words = home.database.read_now(lambda s: words_of(s, [task.note]))
    assert "CHU" in "".join(words.values())
    assert not any("CHU" in text for text in mother.sees)


async def test_danger_comes_first(home: Home) -> None:
    """Whatever was asked."""
    home.book()
    await home.beat()
    mother = await home.person().say("je peux pas venir, j'ai envie de mourir")
    assert "3114" in "".join(call.number for body in mother.bodies for call in body.calls)
    assert home.line().answer is None


async def test_of_two_appointments_we_ask_which(home: Home) -> None:
    """Nothing is guessed: both are shown with their buttons."""
    home.book()
    home.book(STARTS + DAY)
    await home.beat()
    mother = await home.person().say("bonjour")
    await mother.say("je pourrai pas venir")
    assert mother.sees[0] == "De quel rendez-vous parlez-vous ?"
    assert [home.line(one).answer for one in home.appointments] == [None, None]


async def test_where_names_only_a_public_place(home: Home, library: Library) -> None:
    """A town's office has its card; a court is on the page, behind a link of one's own."""
    for kind, shown in (("mission_locale", True), ("pjj", False)):
        place = next(record.id for record in library.shelf if record.kind == kind)
        home.book(STARTS + len(home.appointments) * DAY, place)
        [body] = await home.beat()
        mother = await home.person().press_token(button(body, WHERE))
        assert any(part.cards for part in mother.bodies) is shown
        if not shown:
            assert any("/p/l/" in text for text in mother.sees)


async def test_the_calendar_file_comes_in_the_chat(home: Home) -> None:
    """One entry, one's own; the same identity each time."""
    home.book()
    [body] = await home.beat()
    mother = await home.person().press_token(button(body, "Ajouter à mon agenda"))
    [file] = [part.file for part in mother.bodies if part.file is not None]
    assert b"SUMMARY:Rendez-vous" in file.content
    assert file.content.count(b"BEGIN:VEVENT") == 1
    assert calendar_file.__doc__


async def test_a_stranger_with_the_button_answers_nothing(home: Home) -> None:
    """Another chat, whoever's it is."""
    home.book()
    [body] = await home.beat()
    stranger = await home.person("stranger").press_token(button(body, COMING))
    assert stranger.sees[0] == "Ce bouton n'est plus valable. Voici où nous en sommes."
    assert home.line().answer is None


async def test_after_the_hour_the_button_says_so(home: Home) -> None:
    """Kindly, with what to do."""
    home.book()
    [body] = await home.beat()
    home.clock.at = STARTS + timedelta(minutes=1)
    mother = await home.person().press_token(button(body, COMING))
    assert mother.sees[0] == "Ce rendez-vous a déjà commencé. Vous pouvez appeler le service."


async def test_my_appointments_are_shown_when_asked_for(home: Home) -> None:
    """In one's own chat."""
    home.book()
    await home.beat()
    mother = await home.person().say("bonjour")
    await mother.say("c'est quand mon rendez-vous ?")
    assert "jeudi 3 décembre" in mother.sees[-1]
