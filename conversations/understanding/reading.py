"""What understanding makes of a message: a value, never a sentence.

``read.read(text, knowledge)`` produces a :class:`Reading`; the conversation decides what to do
with it. Codes are those of ``taxonomy.json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resources_db.directory.terms import CommuneCode, NeedCode


class Intent(StrEnum):
    """What the person wants (``intents`` of the taxonomy)."""

    FIND_HELP = "find_help"
    DIRECTORY_LOOKUP = "directory_lookup"
    OPENING_HOURS = "opening_hours"
    EMERGENCY = "emergency"
    MY_APPOINTMENTS = "my_appointments"
    CANNOT_COME = "cannot_come"
    CONSENT_GIVE = "consent_give"
    CONSENT_WITHDRAW = "consent_withdraw"
    LANGUAGE_CHANGE = "language_change"
    WHAT_IS = "what_is"
    MY_DATA_RIGHTS = "my_data_rights"
    TALK_TO_HUMAN = "talk_to_human"
    STAFF_SCHEDULE = "staff_schedule"
    OUT_OF_SCOPE = "out_of_scope"
    SMALLTALK = "smalltalk"


class Command(StrEnum):
    """Words that mean the same everywhere, whatever question is open."""

    MENU = "menu"
    BACK = "back"
    HUMAN = "human"
    STOP = "stop"
    LANGUAGE = "language"


class Aside(StrEnum):
    """Words about the conversation itself, heard after the open question's own answers."""

    WAIT = "wait"
    """« attends »: the question stays open."""
    WRONG = "wrong"
    """« ce n'est pas ça »: what was understood is not what was meant."""


class Urgency(StrEnum):
    """How sure we are that someone is in danger."""

    NONE = "none"
    DOUBT = "doubt"
    """One gentle line with the right number, then the normal answer."""
    CERTAIN = "certain"
    """The numbers first, nothing above them."""


class Danger(StrEnum):
    """The kinds of emergency, each with its own numbers."""

    SUICIDE = "suicide"
    VIOLENCE = "violence"
    """Violence in the family or the couple."""
    CHILD_ABUSE = "child_abuse"
    RUNAWAY = "runaway"
    IMMEDIATE = "immediate"
    """Someone is hurt or attacked now."""
    NO_ROOF = "no_roof"


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, read."""

    text: str
    """As written, cut to a length that no real message reaches. Never stored, never logged."""
    words: tuple[str, ...]
    """Folded words, in order."""
    intent: Intent
    needs: tuple[NeedCode, ...] = ()
    """Likeliest first."""
    guesses: tuple[NeedCode, ...] = ()
    """Less likely needs, likeliest first: never answered by, only told to who measures."""
    is_sure: bool = True
    """False when the two likeliest needs are nearly as likely: better ask which."""
    urgency: Urgency = Urgency.NONE
    dangers: tuple[Danger, ...] = ()
    communes: tuple[CommuneCode, ...] = ()
    """Communes named in the message; several when the name or postcode is shared."""
    age: int | None = None
    command: Command | None = None
    aside: Aside | None = None
    language: str | None = None
    """ISO code asked for, with ``Command.LANGUAGE`` (« en arabe svp ») or the wish for another."""
    asks_case_data: bool = False
    """True when the message asks for the case or the data of somebody else: to be refused."""
    written_in: str | None = None
    """Language the message seems to be written in (ISO code), None when it cannot be told."""
