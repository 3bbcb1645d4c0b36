"""The composition root: settings in, a running assistant out. Nothing is wired elsewhere."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.port import Channel
from bot.channels.ways import host_of, offered_channels, open_ways
from bot.city_start import note_commune
from bot.clock import Clock, system_clock
from bot.console.app import mount_console
from bot.installation import open_database, when_alone
from bot.library import Librarian
from bot.meetings.chat import Desk as Appointments
from bot.messages.body import Card
from bot.messages.decoding import decode_page
from bot.messages.delivery import Sender
from bot.messages.desk import MessageDesk
from bot.messages.draining import Drains
from bot.messages.turns import WAKE_SENDER, Bot, Turns
from bot.metronome import Metronome
from bot.regular import regular_jobs
from bot.rendering.catalogs import SOURCE
from bot.rendering.replies import Wording
from bot.rubbish import sought_later
from bot.settings import Settings
from bot.shelves import folder_of, renewal
from bot.sms.webhook import add_route
from bot.telegram.bots import Bots
from bot.web.app import make_app
from bot.web.embedding import let_show
from bot.web.front import WEB
from bot.web.personal.site import add_personal_pages
from bot.web.schools.site import add_school_pages
from bot.web.tutors.site import add_tutor_pages
from conversations.texts import Text
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.opening.of_record import CityDays
from resources_db.directory.terms import CommuneCode, ResourceId
from resources_db.health.beats import Beat, beats
from resources_db.meetings.channels import SMS
from resources_db.messages.inbox import forget_claims
from resources_db.storage import leases, wake
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable

TERMINAL = "terminal"
PAGES = {WEB: Bot(decode_page, pulled=True), TERMINAL: Bot(decode_page, pulled=True)}
"""The pages that updates come from, and that read their own log."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """Everything that runs, for the commands that start it."""

    database: Database
    librarian: Librarian
    desk: MessageDesk
    sender: Sender
    metronome: Metronome
    app: web.Application


def _to_nobody(_sentence: str) -> None:
    """Where sentences go when nobody asked for them."""


@asynccontextmanager
async def open_assistant(
    settings: Settings,
    *,
    clock: Clock = system_clock,
    bots: Mapping[str, Bot] = PAGES,
    channels: Mapping[str, Channel] | None = None,
    tell: Callable[[str], None] = _to_nobody,
    beating: bool = True,
) -> AsyncGenerator[Assistant]:
    """A migrated database, a filled directory, and the regular work under way.

    ``beating`` False: the caller moves the clock, and calls ``metronome.beat()`` after it.
    ``tell`` is given sentences for whoever runs Accroche: what keeps a bot from working.
    """
    telegram = Bots.open(settings, tell)
    bots = {**bots, **telegram.decoders}
    channels = {**(channels or {}), **telegram.channels(clock)}
    with open_database(settings) as database:
        await database.write(lambda session: ensure_loaded(session, clock()))
        await database.write(lambda session: note_commune(session, settings, clock()))
        with when_alone(settings) as alone:
            if alone:
                await database.write(_free_everything)
            assistant = await _wire(settings, database, clock, bots, channels)
            async with _at_work(assistant, beating=beating), _receiving(telegram, assistant, clock):
                yield assistant


async def _wire(
    settings: Settings,
    database: Database,
    clock: Clock,
    bots: Mapping[str, Bot],
    channels: Mapping[str, Channel],
) -> Assistant:
    days = settings.trace_days
    city = CityDays(CommuneCode(settings.commune), settings.city_days)
    folder, renew = folder_of(settings), renewal(settings, database)
    with sought_later():
        librarian = await database.read(
            lambda session: Librarian.open(session, days, city, folder, renew)
        )
    lease = timedelta(seconds=settings.lease_seconds)
    ways = open_ways(settings, database, clock, librarian)
    sender = Sender(database, {**ways.channels, **channels}, clock, lease)
    turns = Turns(librarian, bots, settings.timezone, _appointments(settings))
    drains = Drains(database, turns, clock, lease, sender.wake)
    catalogs = librarian.present.catalogs
    languages = _with_first(settings.default_language, catalogs.languages)
    desk = MessageDesk(database, drains, languages)
    metronome = Metronome(
        database,
        drains,
        sender,
        clock,
        settings.timezone,
        settings.trace_days,
        lease,
        history_days=settings.directory_history_days,
        also=regular_jobs(settings, database, librarian, sender, clock, ways),
    )

    def say(text: Text, lang: str) -> str:
        return catalogs.sentence(text, lang)

    async def healthy() -> bool:
        try:
            await database.read(lambda session: session.execute(select(1)).one())
        except StorageUnavailable:
            return False
        return True

    async def beating() -> Sequence[Beat]:
        return await database.read(lambda session: beats(session, clock()))

    async def card_of(id_: str, lang: str) -> Card | None:
        library = await database.read(librarian.library)
        at = clock()
        today = at.astimezone(settings.timezone).date()
        return Wording(library, lang, settings.timezone, today, at).card(ResourceId(id_))

    app = make_app(
        desk,
        say,
        healthy,
        languages=languages,
        unreviewed=catalogs.unreviewed,
        trust_proxy=settings.trust_proxy,
        card_of=card_of,
        beats=beating,
    )
    _add_pages_of_links(app, settings, database, clock, librarian)
    add_route(app, ways.door)
    let_show(app, settings.embed_origins)
    mount_console(app, settings, database, librarian, clock, lambda text: say(text, SOURCE))
    return Assistant(database, librarian, desk, sender, metronome, app)


def _add_pages_of_links(
    app: web.Application,
    settings: Settings,
    database: Database,
    clock: Clock,
    librarian: Librarian,
) -> None:
    """What opens without an account, by a link: of a family, of a school, of a tutor."""
    host, offered, zone = host_of(settings), offered_channels(settings), settings.timezone
    add_personal_pages(app, database, clock, zone, librarian, host, offered)
    add_school_pages(app, database, clock, zone)
    add_tutor_pages(app, database, clock, zone, librarian, texts=SMS in offered)


def _appointments(settings: Settings) -> Appointments:
    """Where the links of a chat lead: the public address, or this machine while there is none."""
    here = f"http://{settings.host}:{settings.port}"
    base = (settings.public_url or here).rstrip("/")
    return Appointments(settings.timezone, base, host_of(settings))


@asynccontextmanager
async def _at_work(assistant: Assistant, *, beating: bool) -> AsyncGenerator[None]:
    """The metronome beats and the sender listens, until the assistant is closed."""
    loop = asyncio.get_running_loop()
    sender = assistant.sender

    def heard(_channel: str, bot: str) -> None:
        loop.call_soon_threadsafe(sender.wake, bot)

    listening = wake.listen(assistant.database, [WAKE_SENDER], heard)
    delivery = asyncio.create_task(sender.deliver_when_woken())
    scheduler = assistant.metronome.start() if beating else None
    await assistant.metronome.sweep()
    try:
        yield
    finally:
        await sender.close()  # first: what follows would cut a sending short
        if scheduler is not None:
            scheduler.shutdown(wait=False)
        await assistant.desk.close()
        delivery.cancel()
        with suppress(asyncio.CancelledError):
            await delivery
        await asyncio.to_thread(listening.close)


@asynccontextmanager
async def _receiving(telegram: Bots, assistant: Assistant, clock: Clock) -> AsyncGenerator[None]:
    """The Telegram bots take updates in, and send, until the assistant is closed."""
    catalogs = assistant.librarian.present.catalogs
    lease = assistant.metronome.lease
    started = telegram.start(assistant.desk, assistant.app, catalogs.sentence, clock, lease)
    if started.running:
        gc.collect()
        gc.freeze()  # what was imported never goes: looking it over again costs the slowest turns
    try:
        yield
    finally:
        await started.stop_receiving()
        await assistant.sender.close()
        await started.close()


def _free_everything(session: Session) -> None:
    """The only process of a database finds claims and leases of processes that are dead."""
    forget_claims(session)
    leases.release_all(session)


def _with_first(first: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(languages, key=lambda lang: lang != first))
