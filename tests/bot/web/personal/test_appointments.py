"""One's own appointments on one's own page: read, answered, kept in a calendar, wished for."""

from __future__ import annotations

import re
from datetime import timedelta

from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

from conversations.pushes import betrays
from resources_db.actions import Action, Actor, Done, Outcome, Role
from resources_db.door import perform
from resources_db.invitations.actions import GivePageSecret, OpenMyPage
from resources_db.invitations.page_links import LIFETIME, token_of
from resources_db.meetings.actions import (
    ArrangeInterpreter,
    Attendee,
    BookAppointment,
    CancelAppointment,
    MoveAppointment,
)
from resources_db.meetings.answering import CANNOT_COME
from resources_db.meetings.mine import ahead_of
from resources_db.meetings.signs import signs_of
from resources_db.meetings.tables import AttendeeRow, ReminderWishRow
from resources_db.meetings.terms import Interpreting, Means, MeetingKind, Part
from resources_db.messages.inbox import address_for
from resources_db.people.links import link
from resources_db.tasks.opening import open_tasks
from resources_db.tasks.tables import CallNoteRow
from tests.bot.web.personal.conftest import Client, Site
from tests.bot.web.personal.test_personal_pages import opened, read, send

HOUR = timedelta(hours=1)
CODE = "042017"


def ask(site: Site, action: Action, role: Role = Role.AGENT) -> Outcome:
    """Something asked at the door."""
    actor = site.town.actor(role)
    return site.database.write_now(lambda s: perform(s, actor, action, site.at))


def book(site: Site, bring: str | None = "Le carnet de liaison") -> int:
    """Both parents, the pupil and an agent, next week."""
    town, starts = site.town, site.at + timedelta(days=8)
    expected = (
        Attendee(town.people[Role.GUARDIAN], Part.GUARDIAN, interpreter="ar"),
        Attendee(town.other_parent, Part.GUARDIAN),
        Attendee(town.people[Role.AGENT], Part.SERVICE),
    )
    made = ask(
        site,
        BookAppointment(
            town.situation,
            MeetingKind.FAMILY,
            starts,
            starts + HOUR,
            expected,
            place_words="12 rue Verte, Rouen",
            bring=bring,
        ),
    )
    assert isinstance(made, Done)
    assert made.id is not None
    return made.id


def path_of(site: Site) -> str:
    """The page of the mother's next appointment."""
    person = site.town.people[Role.GUARDIAN]
    [one, *_] = site.database.read_now(lambda s: ahead_of(s, person, site.at))
    return f"/p/rdv/{one.code}"


def line(site: Site) -> AttendeeRow:
    """What is noted of the mother."""
    wanted = select(AttendeeRow).where(AttendeeRow.person_id == site.town.people[Role.GUARDIAN])
    return site.database.read_now(lambda s: s.scalars(wanted).one())


async def test_the_detail_is_on_the_page_and_nothing_of_the_other_parent(site: Site) -> None:
    """When, where, what to bring, with whom: never whether the other parent comes."""
    book(site)
    browser = await opened(site)
    page = await read(browser, path_of(site))
    for told in ("2026", "12 rue Verte", "carnet de liaison", "agent"):
        assert told in page
    assert "Nous cherchons un interprète" in page
    assert "other parent" not in page


async def test_one_tap_answers_from_the_first_page(site: Site) -> None:
    """Without JavaScript; the organiser has it at once."""
    book(site)
    browser = await opened(site)
    page = await read(browser, "/p")
    [path] = re.findall(r'action="(/p/rdv/[^"]+)"', page)
    [nonce] = re.findall(r'name="nonce" value="([^"]+1)"', page)
    assert "Le service le voit tout de suite" in await send(
        browser, path, answer="not_coming", nonce=nonce
    )
    assert line(site).answer == "not_coming"
    assert [task.kind for task in site.database.read_now(open_tasks)].count(CANNOT_COME) == 1


async def test_a_reason_and_a_moment_are_optional_and_kept_encrypted(site: Site) -> None:
    """They go with the task of whoever arranged it."""
    book(site)
    browser = await opened(site)
    path = path_of(site)
    await send(browser, path, answer="not_coming", wished="evening", words="Je travaille le jour")
    assert line(site).wished == "evening"
    [note] = site.database.read_now(lambda s: s.scalars(select(CallNoteRow)).all())
    assert note.words == "Je travaille le jour"
    await send(browser, path, 404, answer="anything")


async def test_someone_elses_appointment_is_not_found(site: Site) -> None:
    """Whoever asks."""
    town, starts = site.town, site.at + timedelta(days=8)
    expected = (Attendee(town.other_parent, Part.GUARDIAN),)
    ask(
        site,
        BookAppointment(town.situation, MeetingKind.FAMILY, starts, starts + HOUR, expected),
    )
    [theirs] = site.database.read_now(lambda s: ahead_of(s, town.other_parent, site.at))
    browser = await opened(site)
    for path in (f"/p/rdv/{theirs.code}", f"/p/rdv/{theirs.code}.ics", "/p/rdv/nothing"):
        await read(browser, path, 404)
    await read(await site.browser(), f"/p/rdv/{theirs.code}", 403)


async def calendar(browser: Client, path: str) -> tuple[Calendar, bytes]:
    """The file, and what a calendar makes of it."""
    async with browser.get(f"{path}.ics") as response:
        assert response.status == 200
        assert response.content_type == "text/calendar"
        raw = await response.read()
    read_back = Calendar.from_ical(raw)
    assert isinstance(read_back, Calendar)
    return read_back, raw


async def test_the_calendar_follows_moves_and_the_cancellation(site: Site) -> None:
    """One UID, a growing SEQUENCE, CANCEL at the end; discreet throughout."""
    number = book(site)
    browser = await opened(site)
    path, seen = path_of(site), list[tuple[str, int, str]]()
    starts = site.at + timedelta(days=9)
    changes: tuple[Action | None, ...] = (
        None,
        MoveAppointment(site.town.situation, number, starts, starts + HOUR),
        CancelAppointment(site.town.situation, number),
    )
    for change in changes:
        if change is not None:
            assert isinstance(ask(site, change), Done)
        file, raw = await calendar(browser, path)
        [event] = file.events
        seen.append((str(event["uid"]), int(str(event["sequence"])), str(file["method"])))
        assert betrays(raw.decode(), ["guardian", "Benali"]) is None
        assert b"rue Verte" not in raw
    uids, sequences, methods = zip(*seen, strict=True)
    assert len(set(uids)) == 1
    assert list(sequences) == sorted(set(sequences))
    assert methods == ("PUBLISH", "PUBLISH", "CANCEL")
    assert "Annulé" in await read(browser, path)


async def test_an_interpreter_is_told_of_once_confirmed(site: Site) -> None:
    """« Un interprète sera là »; the name stays with the service."""
    number = book(site)
    done = ask(
        site,
        ArrangeInterpreter(
            site.town.situation,
            number,
            site.town.people[Role.GUARDIAN],
            Interpreting.CONFIRMED,
            "ar",
            Means.PERSON,
            "Samia Traduction",
            "0235000000",
            adult=True,
        ),
    )
    assert isinstance(done, Done)
    page = await read(await opened(site), path_of(site))
    assert "Un interprète sera là." in page
    assert "Samia" not in page


async def test_wishes_and_signs_are_chosen_on_the_page(site: Site) -> None:
    """One sign a child, and only one's own children."""
    browser = await opened(site)
    page = await read(browser, "/p/rappels")
    assert "young_person" in page
    assert "enregistré" in await send(browser, "/p/rappels", wish="only_one")
    child, mother = site.town.people[Role.YOUNG_PERSON], site.town.people[Role.GUARDIAN]
    await send(browser, "/p/rappels", child=str(child), sign="🌙")
    assert site.database.read_now(lambda s: signs_of(s, mother)) == {child: "🌙"}
    other = str(site.town.strangers["young"])
    await send(browser, "/p/rappels", 409, child=other, sign="☀")
    wish = site.database.read_now(lambda s: s.get_one(ReminderWishRow, mother))
    assert wish.wish == "only_one"


def own_link(site: Site) -> str:
    """A link asked for in the mother's chat."""
    mother = site.town.people[Role.GUARDIAN]

    def work(session: Session) -> str:
        address = address_for(session, "families", "mother", "fr", site.at)
        link(session, address, mother, site.at, invitation=None)
        made = perform(session, Actor.visitor(address), OpenMyPage(), site.at)
        assert isinstance(made, Done)
        assert made.id is not None
        token = token_of(session, made.id)
        assert token is not None
        return f"/p/l/{token}"

    return site.database.write_now(work)


def give_secret(site: Site) -> None:
    """The desk gives the mother her second secret."""
    done = ask(site, GivePageSecret(site.town.people[Role.GUARDIAN], CODE))
    assert isinstance(done, Done)


async def test_a_new_device_gives_the_second_secret_once(site: Site) -> None:
    """Then the same browser opens the next link without it, and another one does not."""
    give_secret(site)
    browser, other = await site.browser(), await site.browser()
    path = own_link(site)
    await read(browser, path)
    assert 'name="code"' in await send(browser, path, sent="yes")
    assert "pas le bon code" in await send(browser, path, 403, code="111111")
    assert "Votre page" in await send(browser, path, code="042 017")
    again = own_link(site)
    assert "Vos rappels" in await send(browser, again, sent="yes")
    assert 'name="code"' in await send(other, again, sent="yes")


async def test_a_link_dies_soon_and_a_newer_one_kills_it(site: Site) -> None:
    """An hour; and only the last one opens."""
    give_secret(site)
    browser, first = await site.browser(), own_link(site)
    second = own_link(site)
    assert "ne s'ouvre pas ici" in await send(browser, first, 403, code=CODE)
    site.at += LIFETIME
    assert "trop de temps a passé" in await send(browser, second, 403, code=CODE)


async def test_a_reissued_secret_closes_what_was_open(site: Site) -> None:
    """A lost telephone: the desk gives another one, and the old device is asked again."""
    give_secret(site)
    browser, path = await site.browser(), own_link(site)
    await send(browser, path, code=CODE)
    done = ask(site, GivePageSecret(site.town.people[Role.GUARDIAN], "999111"))
    assert isinstance(done, Done)
    await read(browser, "/p", 403)
    assert 'name="code"' in await send(browser, own_link(site), sent="yes")


async def test_five_wrong_secrets_lock_it_and_the_desk_is_told(site: Site) -> None:
    """The right one opens nothing any more."""
    give_secret(site)
    browser, path = await site.browser(), own_link(site)
    for _ in range(5):
        await send(browser, path, 403, code="111111")
    assert "pas le bon code" in await send(browser, path, 403, code=CODE)
    kinds = [task.kind for task in site.database.read_now(open_tasks)]
    assert kinds == ["page_code_locked"]
