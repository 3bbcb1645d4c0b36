"""Updates and messages in the Bot API's documented shapes."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
"""An object of the Bot API, as JSON."""
SINCE = 1_795_000_000
"""Date of what nobody dates."""


def user(id_: int, name: str, lang: str | None) -> Json:
    """A ``User``."""
    shape: Json = {"id": id_, "is_bot": False, "first_name": name}
    return shape | ({"language_code": lang} if lang else {})


def private_chat(id_: int, name: str) -> Json:
    """A ``Chat`` with one person."""
    return {"id": id_, "type": "private", "first_name": name}


def group(id_: int, title: str = "Classe de 3e B") -> Json:
    """A ``Chat`` of several people."""
    return {"id": id_, "type": "supergroup", "title": title}


def bot_user(id_: int, username: str) -> Json:
    """The ``User`` that a bot is."""
    return {"id": id_, "is_bot": True, "first_name": username, "username": username}


def message(id_: int, chat: Json, author: Json, content: Json, date: int = SINCE) -> Json:
    """A ``Message``; ``content`` is its text, a sticker, a place."""
    return {"message_id": id_, "date": date, "chat": chat, "from": author, **content}


def press(id_: str, author: Json, of: Json, data: str) -> Json:
    """A ``CallbackQuery`` on a button of a message."""
    return {"id": id_, "from": author, "chat_instance": "1", "message": of, "data": data}


def membership(chat: Json, author: Json, bot: Json, before: str, after: str) -> Json:
    """A ``ChatMemberUpdated``: the bot was added, removed, blocked or unblocked."""
    return {
        "chat": chat,
        "from": author,
        "date": SINCE,
        "old_chat_member": _member(bot, before),
        "new_chat_member": _member(bot, after),
    }


def _member(bot: Json, status: str) -> Json:
    return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})


CONTENTS: dict[str, Json] = {
    "sticker": {
        "sticker": {
            "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 512,
            "height": 512, "is_animated": False, "is_video": False,
        }
    },
    "voice": {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    "photo": {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}]},
    "document": {"document": {"file_id": "d", "file_unique_id": "d"}},
    "poll": {
        "poll": {
            "id": "1", "question": "?", "options": [
                {"text": "a", "voter_count": 0, "persistent_id": "a"},
                {"text": "b", "voter_count": 0, "persistent_id": "b"},
            ],
            "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
            "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
        }
    },
    "contact": {"contact": {"phone_number": "+33100000000", "first_name": "Zoé"}},
    "location": {"location": {"latitude": 49.4431, "longitude": 1.0993}},
}  # fmt: skip
"""A message of each kind that holds no words."""
