"""The words about agreements: three separate acts, and what can be answered to each."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What is asked of someone. Never two of them by one answer (RULES.md)."""

    INFORMATION = "information"
    """Owed to every family: it is read, not agreed to (R29)."""
    ACCOMPANIMENT = "accompaniment"
    """The service Jeunesse may accompany the young person (R10)."""
    LINK = "link"
    """One named other actor may be told what is strictly necessary (R11)."""
    CHANNEL = "channel"
    """To be written to on one channel."""


class Answer(StrEnum):
    """What someone said. The last one counts."""

    READ = "read"
    """Of the information: it was shown and read."""
    YES = "yes"
    NO = "no"
    TALK = "talk"
    """« Je voudrais en parler »: neither yes nor no."""
    WITHDRAWN = "withdrawn"


class Means(StrEnum):
    """How an answer reached us."""

    PAGE = "page"
    """By the person, on their own page."""
    CHAT = "chat"
    """By the person, in the conversation: only ever a withdrawal."""
    PHONE = "phone"
    """On the telephone, entered by staff."""
    PAPER = "paper"
    """Signed on paper, entered by staff."""
    DESK = "desk"
    """Said face to face, entered by staff."""
