"""What an installation does regularly, beside delivering messages and forgetting old traces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.channels.ways import Ways
from bot.clock import Clock
from bot.health.beating import Job
from bot.health.watching import Watch
from bot.library import Librarian
from bot.mail.opening import open_mailer
from bot.measures.looking_after import LookingAfter
from bot.meetings.reminding import Reminding
from bot.messages.delivery import Sender
from bot.rendering.catalogs import SOURCE
from bot.schools.letters import open_letters
from bot.settings import Settings
from resources_db.health.beats import Every
from resources_db.storage.database import Database

OFTEN = Every(timedelta(seconds=2))
"""For what someone waits for: a reminder that is due, an answer that came in."""
LETTERS = Every(timedelta(seconds=20))
WATCH = Every(timedelta(minutes=1))
MEASURES = Every(timedelta(minutes=1))


def regular_jobs(
    settings: Settings,
    database: Database,
    librarian: Librarian,
    sender: Sender,
    clock: Clock,
    ways: Ways,
) -> Sequence[Job]:
    """The jobs that this installation's settings call for."""
    sentence = librarian.present.catalogs.sentence
    zone = settings.timezone
    reminding = Reminding(database, librarian, sender, clock, zone, ways.words)
    mailer = open_mailer(settings, clock)
    watch = Watch(database, sender, clock, zone, mailer, settings.public_url, sentence)
    letters = open_letters(settings, database, clock, lambda text: sentence(text, SOURCE))
    looking = LookingAfter(database, librarian, sender, mailer, clock, settings.public_url)
    jobs = [
        Job("remind", reminding.sweep, OFTEN),
        Job("watch", watch.look, WATCH),
        Job("tell", looking.tell, OFTEN),
        Job("measures", looking.look, MEASURES),
    ]
    if ways.hearing is not None:
        jobs.append(Job("hear", ways.hearing.sweep, OFTEN))
    if letters is not None:
        jobs.append(Job("letters", letters.sweep, LETTERS))
    return jobs
