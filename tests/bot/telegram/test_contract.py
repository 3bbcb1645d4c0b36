"""The contract of every way to be connected to Telegram: each test runs for each of them."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.messages import stored_bodies
from bot.telegram.layout import words
from resources_db.messages import inbox
from resources_db.messages.tables import InboxRow, OutboxRow
from tests.bot.telegram.kit import Assistant
from tools.telegram_emulator.person import Person, until
from tools.telegram_emulator.shapes import CONTENTS, group, membership, message, press


async def stored(assistant: Assistant) -> int:
    """Updates in the inbox."""
    count = select(func.count()).select_from(InboxRow)
    return await assistant.house.database.read(lambda s: s.scalars(count).one())


def outbox_texts(session: Session) -> list[str]:
    """Everything that was to be said, in order."""
    rows = session.scalars(select(OutboxRow).order_by(OutboxRow.id))
    return [words(stored_bodies.from_json(row.body)) for row in rows]


async def test_a_greeting_is_answered_with_buttons(assistant: Assistant, anna: Person) -> None:
    """The menu, in the language of the person's application, its ways out two a row."""
    anna.say("bonjour")
    await anna.is_offered("Parler à quelqu'un")
    john = assistant.person("John", "en-GB")
    john.say("hello")
    await john.is_offered("Talk to someone")
    assert assistant.state.refusals == []


async def test_a_press_is_answered_and_shown(assistant: Assistant, anna: Person) -> None:
    """The button's clock stops, and the question shows what was chosen instead of its buttons."""
    anna.say("/start")
    await anna.is_offered("Parler à quelqu'un")
    shown, label = anna.chat.messages[-1], anna.labels[0]
    question = shown["text"]
    anna.press(label)
    await until(assistant.state, lambda: "edit_date" in shown)
    await anna.hears(len(anna.chat.messages))
    assert shown["text"] == f"{question}\n\n▸ {label}"
    assert "reply_markup" not in shown
    assert assistant.state.open_queries == set()
    assert assistant.state.refusals == []


async def test_a_whole_search(assistant: Assistant, anna: Person) -> None:
    """A sentence, a commune, then cards with their source, links and bold names as entities."""
    anna.say("mon fils ne va plus au collège")
    await anna.is_offered("Je préfère ne pas dire")
    anna.press("Je préfère ne pas dire")
    await anna.reads("Source")
    cards = next(it for it in anna.chat.messages if "Source" in it.get("text", ""))
    bold = next(it for it in cards["entities"] if it["type"] == "bold")
    units = cards["text"].encode("utf-16-le")
    name = units[2 * bold["offset"] : 2 * (bold["offset"] + bold["length"])].decode("utf-16-le")
    assert name
    assert "\n" not in name
    assert assistant.state.refusals == []


async def test_place_on_the_map(assistant: Assistant, anna: Person) -> None:
    """Where the person is becomes the name of the nearest commune."""
    anna.say("mon fils ne va plus au collège")
    await anna.is_offered("Je préfère ne pas dire")
    await anna.sends_place(49.4431, 1.0993)
    await anna.reads("Rouen")
    assert anna.chat.asks_place == "Envoyer ma position"
    assert assistant.state.refusals == []


async def test_wordless_messages(assistant: Assistant) -> None:
    """A kind answer says what can be written instead, and nothing is downloaded."""
    for kind in ("sticker", "voice", "photo", "document", "poll", "contact"):
        person = assistant.person(kind)
        person.send(CONTENTS[kind])
        assert "crivez" in (await person.hears(1))[0]
    assert assistant.state.calls("getFile") == []


async def test_edited_message(assistant: Assistant, anna: Person) -> None:
    """What was changed afterwards is not taken for a new message."""
    anna.edit("autre chose")
    seen = await anna.hears(1)
    assert "modifié" in seen[0]


async def test_a_caption_is_read(assistant: Assistant, anna: Person) -> None:
    """Danger is heard even under a photo."""
    anna.send(CONTENTS["photo"] | {"caption": "je veux mourir"})
    await anna.reads("3114")


async def test_links_that_start_a_conversation(assistant: Assistant, anna: Person) -> None:
    """A code that names a need begins there; any other begins at the menu."""
    anna.say("/start absenteisme")
    await anna.is_offered("Je préfère ne pas dire")
    bilal = assistant.person("Bilal")
    bilal.say("/start x%00y")
    await bilal.is_offered("Parler à quelqu'un")


async def test_commands_of_the_menu(assistant: Assistant, anna: Person) -> None:
    """They mean the same everywhere, also with the bot's name behind them."""
    anna.say("/langue@accroche_bot")
    await anna.is_offered("English")


async def test_in_a_group(assistant: Assistant, anna: Person) -> None:
    """« En privé », once, and it leaves."""
    place = group(-100123)
    state = assistant.state
    chat = Person(state, -100123).chat
    chat.shape.clear()
    chat.shape.update(place)
    state.add("my_chat_member", membership(place, anna.shape, state.me, "left", "member"))
    state.add("message", message(77, place, anna.shape, {"text": "bonjour tout le monde"}))
    await until(state, lambda: not chat.reachable)
    await until(state, lambda: state.calls("leaveChat") != [])
    assert [("privé" in text) for text in (it["text"] for it in chat.messages)] == [True]


async def test_nothing_is_handled_twice(assistant: Assistant, anna: Person) -> None:
    """Every update is given twice: one row, one answer."""
    assistant.state.twice = True
    for text in ("/menu", "/langue", "/stop"):
        anna.say(text)
    await until(assistant.state, lambda: not assistant.state.updates)
    await assistant.house.desk.close()
    answered = await assistant.house.database.read(outbox_texts)
    await anna.hears(len(answered))
    assert anna.sees == answered
    assert await stored(assistant) == 3
    assert len(set(answered)) == len(answered)


async def test_a_poisoned_update_is_set_aside(assistant: Assistant, anna: Person) -> None:
    """One that nobody can decode, among others: these are answered."""
    assistant.state.add_raw({"message": {"message_id": "x", "chat": "no chat"}})
    assistant.state.add_raw({"callback_query": []})
    odd = {"text": "?", "reply_markup": {"inline_keyboard": 5}, "entities": 3}
    question = message(1, anna.chat.shape, assistant.state.me, odd)
    assistant.state.add_raw({"callback_query": press("odd", anna.shape, question, "x")})
    anna.say("bonjour")
    await anna.is_offered("Parler à quelqu'un")
    await until(assistant.state, lambda: not assistant.state.updates)
    await assistant.house.desk.close()
    aside = select(func.count()).where(InboxRow.state == inbox.ASIDE)
    assert await assistant.house.database.read(lambda s: s.scalars(aside).one()) == 2


async def test_nothing_typed_becomes_markup(assistant: Assistant, anna: Person) -> None:
    """No call ever carries a parse mode."""
    anna.say("<b>*bonjour*</b> [x](http://y) `z`")
    await anna.hears(1)
    assert all("parse_mode" not in call.params for call in assistant.state.asked)


async def test_menu_of_commands_in_each_language(assistant: Assistant) -> None:
    """One for everybody, then one for each language of the house."""
    await until(assistant.state, lambda: len(assistant.state.calls("setMyCommands")) >= 3)
    menus = assistant.state.calls("setMyCommands")
    assert [it.params.get("language_code") for it in menus][:2] == [None, "fr"]
    names = [it["command"] for it in menus[0].params["commands"]]
    assert names == ["menu", "humain", "langue", "stop"]
