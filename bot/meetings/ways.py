"""How a reminder is worded on the channels that are not a chat: text messages and e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.library import Library
from bot.logs import event
from bot.mail.wording import letter_of
from bot.meetings.discretion import is_public
from bot.meetings.entries import entries_file
from bot.messages.body import Body
from bot.rendering.replies import Wording
from bot.sms.wording import text_message
from conversations.pushes import Push, betrays
from resources_db.meetings.handing import Told
from resources_db.meetings.mine import by_appointment
from resources_db.meetings.terms import NOTICES, Kind, Sign
from resources_db.sendings import sending
from resources_db.sendings.budget import custom_at

_URGENT = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class SmsWords:
    """Words text messages."""

    clock: Clock
    zone: tzinfo
    replies: bool
    """Whether answers come back; the text then says whom it is from."""

    def __call__(self, session: Session, told: Told, library: Library) -> Body:
        """The whole message, and the name under which its provider knows it."""
        at = self.clock()
        custom, here = custom_at(session, at), told.starts.astimezone(self.zone)
        wording = Wording(library, told.lang, self.zone, here.date())

        def worded(push: Push) -> str:
            city = custom.city if self.replies else None
            return text_message(
                push, here, wording, city=city, call=custom.call, answers=self.replies
            )

        push = discreet(told, library, self.zone)
        text = worded(push)
        if push.place is not None and betrays(text) is not None:
            event("reminder.place_left_out")
            text = worded(_without_place(push))
        return Body(told.lang, text, ref=_planned(session, told, at))


@dataclass(frozen=True, slots=True)
class MailWords:
    """Words e-mails, with their calendar file."""

    clock: Clock
    zone: tzinfo
    host: str
    """Name that our calendar entries are unique under."""
    public_url: str | None
    """Where the link to stop leads; None: a letter says whom to call."""

    def __call__(self, session: Session, told: Told, library: Library) -> Body:
        """The whole letter."""
        at = self.clock()
        custom, here = custom_at(session, at), told.starts.astimezone(self.zone)
        wording = Wording(library, told.lang, self.zone, here.date())
        ref, push = _planned(session, told, at), discreet(told, library, self.zone)
        mine = by_appointment(session, told.person, told.appointment)
        theirs = () if mine is None else (mine,)
        return letter_of(
            push,
            wording,
            entries_file(session, told.person, theirs, wording, host=self.host, at=at),
            call=custom.call,
            stop=None if self.public_url is None else f"{self.public_url}/p/arret/{ref}",
            ref=ref,
        )


def discreet(told: Told, library: Library, zone: tzinfo) -> Push:
    """What may be pushed of it: a place whose name would betray is left out."""
    here = told.starts.astimezone(zone)
    sign = None if told.sign is None else Sign(told.sign)
    record = None if told.place is None else library.record(told.place)
    named = record is not None and is_public(record) and betrays(record.nom) is None
    place = record.id if named and record is not None else None
    return Push(told.kind, here.date(), here.time(), place, sign)


def _without_place(push: Push) -> Push:
    return Push(push.kind, push.day, push.hour, None, push.sign)


def _planned(session: Session, told: Told, at: datetime) -> str:
    """Put the message on record, under its name."""
    changes = told.kind in NOTICES and told.kind is not Kind.ANNOUNCED
    return sending.plan(
        session,
        told.channel,
        told.reminder,
        told.appointment,
        told.person,
        at,
        urgent=changes and told.starts - at < _URGENT,
    )
