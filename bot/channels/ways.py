"""The family's channels beyond the chats, wired: text messages and e-mail.

Each is there where the settings give what it takes. Where they do not, an :class:`Absent` one
hands what was meant for it on to the next channel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.channels.absent import Absent
from bot.channels.port import Channel
from bot.clock import Clock
from bot.library import Librarian
from bot.mail.channel import MailChannel
from bot.mail.opening import open_mailer
from bot.meetings.reminding import Words
from bot.meetings.ways import MailWords, SmsWords
from bot.settings import Settings
from bot.sms.channel import SmsChannel
from bot.sms.hearing import Hearing
from bot.sms.opening import open_provider
from bot.sms.webhook import Door
from resources_db.agreements import asked
from resources_db.meetings.channels import EMAIL, SMS
from resources_db.storage.database import Database


@dataclass(frozen=True, slots=True)
class Ways:
    """How these channels send, word, and hear."""

    channels: Mapping[str, Channel]
    words: Mapping[str, Words]
    hearing: Hearing | None = None
    """Reads what the provider of text messages brings."""
    door: Door | None = field(default=None, repr=False)
    """Where it brings it."""


def open_ways(settings: Settings, database: Database, clock: Clock, librarian: Librarian) -> Ways:
    """Both channels, as the settings want them."""
    channels: dict[str, Channel] = {SMS: Absent(), EMAIL: Absent()}
    zone, public_url = settings.timezone, (settings.public_url or "").rstrip("/") or None
    mailer, provider = open_mailer(settings, clock), open_provider(settings)
    words: dict[str, Words] = {
        SMS: SmsWords(clock, zone, settings.sms_replies),
        EMAIL: MailWords(clock, zone, host_of(settings), public_url),
    }
    if mailer is not None:
        channels[EMAIL] = MailChannel(mailer, database, clock)
    if provider is None:
        return Ways(channels, words)
    channels[SMS] = SmsChannel(provider, database, clock, settings.sms_replies)
    secret = settings.sms_webhook_secret
    door = None
    if secret is not None:
        door = Door(provider.secret_header, secret.get_secret_value(), database, clock)
    return Ways(channels, words, Hearing(database, provider, clock, librarian), door)


def offered_channels(settings: Settings) -> frozenset[str]:
    """What a family can be asked for: the channels that this installation has."""
    has = {
        asked.TELEGRAM: settings.families_bot_token is not None,
        asked.SMS: open_provider(settings) is not None,
        asked.EMAIL: settings.smtp_host is not None,
    }
    return frozenset(channel for channel, there in has.items() if there)


def host_of(settings: Settings) -> str:
    """A name of ours, for what has to be unique in the world."""
    named = urlsplit(settings.public_url or "").hostname
    return named or settings.mail_from.rpartition("@")[2]
