"""What an installation does regularly, beside delivering messages and forgetting old traces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from functools import partial

from bot.channels.ways import Ways
from bot.clock import Clock
from bot.health.beating import Job
from bot.health.watching import Watch
from bot.library import Librarian
from bot.mail.opening import open_mailer
from bot.measures.looking_after import LookingAfter
from bot.measures.tutor_letters import open_tutor_letters
from bot.meetings.chasing import LEASE, Chasing
from bot.meetings.chat import in_chat
from bot.meetings.morning import Morning
from bot.meetings.reminding import Reminding
from bot.messages.delivery import Sender
from bot.metronome import WATCH
from bot.rendering.catalogs import SOURCE
from bot.schools.letters import open_letters
from bot.settings import Settings
from resources_db.health.beats import Daily, Every
from resources_db.meetings.channels import TELEGRAM
from resources_db.storage.database import Database

OFTEN = Every(timedelta(seconds=2))
"""For what someone waits for: a reminder that is due, an answer that came in."""
LETTERS = Every(timedelta(seconds=20))
EACH_MINUTE = Every(timedelta(minutes=1))
MORNING = time(7, 30)
"""Hour at which whoever works today is told what it holds."""


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
    words = {**ways.words, TELEGRAM: in_chat(zone)}
    reminding = Reminding(database, librarian, sender, clock, zone, words)
    chasing = Chasing(database, sender, clock, zone, LEASE, sentence)
    to_staff = partial(sentence, lang=SOURCE)
    mailer = open_mailer(settings, clock)
    watch = Watch(database, sender, clock, zone, mailer, settings.public_url, sentence)
    letters = open_letters(settings, database, clock, to_staff)
    morning = Morning(database, mailer, clock, zone, settings.public_url, to_staff)
    tutors = open_tutor_letters(settings, database, sender, clock, to_staff)
    measures = LookingAfter(database, librarian, sender, mailer, clock, settings.public_url)
    jobs = [
        Job("remind", reminding.sweep, OFTEN),
        Job("tell", measures.tell, OFTEN),
        Job("measures", measures.look, EACH_MINUTE),
        Job(WATCH, watch.look, EACH_MINUTE),
        Job("chase", chasing.look, EACH_MINUTE),
        Job("letters", letters.sweep, LETTERS),
        Job("tutors", tutors.sweep, LETTERS),
        Job("digest", morning.write, Daily(MORNING, zone)),
    ]
    if ways.hearing is not None:
        jobs.append(Job("hear", ways.hearing.sweep, OFTEN))
    return jobs
