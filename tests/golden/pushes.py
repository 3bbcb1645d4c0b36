"""Every text that is pushed, in one language: to a phone, to a calendar, to a mailbox.

One file a language in ``pushes/``, for a reader of that language to review.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.library import Library
from bot.meetings.chat import reminder_body
from bot.meetings.morning import letter
from bot.rendering.replies import Wording
from conversations.pushes import Push, no_news, sentence, subject
from resources_db.directory.terms import ResourceId
from resources_db.meetings.digests import Digest
from resources_db.meetings.handing import Told
from resources_db.meetings.terms import Kind, Sign

FOLDER = Path(__file__).with_name("pushes")
PARIS = ZoneInfo("Europe/Paris")
STARTS = datetime(2026, 12, 3, 8, tzinfo=UTC)
DAY, HOUR = date(2026, 12, 3), time(9)


def pushed(library: Library, lang: str) -> str:
    """The whole file of a language."""
    blocks = [*_reminders(library, lang), *_buttons(library, lang), *_staff(library, lang)]
    return "\n\n".join(blocks) + "\n"


def _reminders(library: Library, lang: str) -> Iterator[str]:
    wording = Wording(library, lang, PARIS, DAY)
    place = next(r.id for r in library.shelf if r.kind == "mission_locale")
    for kind in Kind:
        for where, sign in ((None, None), (ResourceId(place), None), (None, Sign.MOON)):
            push = Push(kind, DAY, HOUR, where, sign)
            yield f"[{kind.value}] {wording.say(subject(push))}\n{wording.say(sentence(push))}"


def _buttons(library: Library, lang: str) -> Iterator[str]:
    told = Told(Kind.LAST, STARTS, None, lang, "families", 1, 1, attendee=1, address=1)
    body = reminder_body(told, library, PARIS)
    yield "\n".join(("[buttons]", *(button.label for button in body.choices)))


def _staff(library: Library, lang: str) -> Iterator[str]:
    wording = Wording(library, lang, PARIS, DAY)
    for families in (1, 2):
        yield f"[no_news] {wording.say(no_news(families, DAY, HOUR))}"
    digest = Digest("person:1", "agent@ville.example", DAY, 3, 2, 1, 4)
    mail = letter(digest, wording.say, "https://accroche.example")
    yield f"[digest] {mail.subject}\n{mail.body.rstrip()}"
