"""A measure on the pages of its family: signed, kept in a calendar, told, looked back on."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

from icalendar import Calendar
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Role
from resources_db.city.actions import SetCity
from resources_db.city.terms import CityField
from resources_db.door import perform
from resources_db.measures.actions import (
    ArrangeReturn,
    MarkHalfDay,
    PlanDays,
    RaiseAlarm,
    WriteAsTutor,
)
from resources_db.measures.finding import half_days
from resources_db.measures.machine import State
from resources_db.measures.tables import LearntRow, MeasureRow, SignatureRow
from resources_db.measures.terms import Mark, Writing
from resources_db.meetings.tables import AttendeeRow
from tests.bot.web.personal.conftest import Client, Site
from tests.bot.web.personal.test_appointments import ask
from tests.bot.web.personal.test_personal_pages import answer, opened, read, send, text_path
from tests.resources_db.measures import making
from tests.resources_db.town import AT, Town

PHONE = "02 35 00 00 00"


def make(site: Site, stage: Callable[[Session, Town], int]) -> int:
    """A measure so far."""
    return site.database.write_now(lambda s: stage(s, site.town))


def row_of(site: Site, measure: int) -> MeasureRow:
    """As it stands."""
    return site.database.read_now(lambda s: s.get_one(MeasureRow, measure))


def path_of(site: Site, measure: int) -> str:
    """Its page."""
    return f"/p/mesure/{row_of(site, measure).code}"


async def father(site: Site) -> Client:
    """The other parent's browser."""
    browser = await site.browser()
    await send(browser, site.hand_over(site.town.other_parent, "1"), code="1")
    return browser


async def press(browser: Client, path: str, status: int = 200, **fields: str) -> str:
    """Send the first form of a page, as it is, with what is pressed or typed."""
    page = await read(browser, path)
    form = page.split('<form method="post" action="/p/mesure', 1)[1].split("</form>")[0]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    return await send(browser, path, status, **{**hidden, **fields})


async def test_the_first_page_says_one_thing_to_do_first(site: Site) -> None:
    """The contract, with its button; the days are one series, not a list of appointments."""
    measure = make(site, making.planned)
    browser = await opened(site)
    page = await read(browser, "/p")
    assert page.index("Ce qui est attendu de vous") < page.index("On attend votre réponse")
    assert f'href="{path_of(site, measure)}/signer' in page
    assert "/p/rdv/" not in page


async def test_the_days_are_one_series_with_one_calendar_file(site: Site) -> None:
    """Every day, where, with whom, who is responsible, whom to call; the file tells no reason."""
    later = making.TOMORROW + timedelta(days=1)
    measure = make(
        site,
        lambda s, t: making.running(
            s, t, (making.reception(), making.mission(t), making.mission(t, later))
        ),
    )
    ask(site, SetCity(CityField.SERVICE_PHONE, PHONE, AT.date()), Role.ADMINISTRATOR)
    browser = await opened(site)
    page = await read(browser, path_of(site, measure))
    for told in ("Mission d'intérêt général", "club", "Peinture", PHONE.replace(" ", "\xa0")):
        assert told in page, told
    assert "responsabilité de l'établissement" in page
    assert "referent_de_parcours" in page
    assert 'href="tel:0235000000"' in page
    async with browser.get(f"{path_of(site, measure)}.ics") as response:
        file = await response.read()
    calendar: Any = Calendar.from_ical(file)
    events = calendar.walk("VEVENT")
    assert len(events) == 2
    assert b"exclusion" not in file.lower()


async def test_a_guardian_signs_on_the_terms_that_were_shown(site: Site) -> None:
    """One tap, a proof to keep; the same form twice is one signature."""
    measure = make(site, making.planned)
    browser, path = await opened(site), path_of(site, measure)
    page = await press(browser, f"{path}/signer")
    assert "Votre preuve de signature" in page
    [signed] = signatures(site)
    assert (signed.signer, signed.person_id) == ("holder", site.town.people[Role.GUARDIAN])
    async with browser.get(f"{path}/preuve/{signed.id}.json") as response:
        assert (await response.json())["contract"]["sha256"] == signed.terms_hash
    async with browser.get(f"{path}/preuve/{signed.id}.pdf") as response:
        words = " ".join(
            one.extract_text() for one in PdfReader(BytesIO(await response.read())).pages
        )
    assert "Preuve de signature" in " ".join(words.split())
    other = await father(site)
    await read(other, f"{path}/preuve/{signed.id}", 404)
    assert "Vous avez signé" not in await read(other, f"{path}/signer")


async def test_terms_that_changed_meanwhile_are_read_again(site: Site) -> None:
    """A form shown before the days changed signs nothing."""
    measure = make(site, making.planned)
    browser, path = await opened(site), path_of(site, measure)
    said = await press(browser, f"{path}/signer", 409, terms="0" * 64)
    assert 'role="alert"' in said
    assert not signatures(site)


async def test_what_changed_since_one_signed_is_said(site: Site) -> None:
    """Other days: another contract, with those that were signed."""
    measure = make(site, making.planned)
    browser, path = await opened(site), path_of(site, measure)
    await press(browser, f"{path}/signer")
    days = (making.reception(making.TOMORROW),)
    site.later(1)
    assert isinstance(ask(site, PlanDays(site.town.situation, measure, days)), Done)
    page = await read(browser, f"{path}/signer")
    assert "les jours ne sont plus les mêmes" in page
    assert "Les jours que vous aviez signés" in page
    assert "Les jours ont changé. Relisez" in await read(browser, "/p")


async def test_refusing_takes_one_tap_and_only_a_holders_counts(site: Site) -> None:
    """It is the withdrawal of the agreement; the pupil is told who may stop it."""
    measure = make(site, making.planned)
    browser, path = await opened(site), path_of(site, measure)
    page = await read(browser, f"{path}/signer")
    form = page.split('action="/p/texte/', 1)[1].split("</form>")[0]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    where = "/p/texte/" + form.split('"', 1)[0].split("?")[0]
    assert "Vous avez retiré votre accord" in await send(
        browser, where, answer="withdrawn", **hidden
    )
    assert row_of(site, measure).state == State.REFUSED
    assert "Vous avez retiré votre accord" in await read(browser, path)
    assert "retiré" not in await read(await father(site), path)


async def test_the_pupil_is_told_that_only_a_holder_stops_it(site: Site) -> None:
    """And signs by themselves."""
    measure = make(site, making.planned)
    browser, path = await opened(site, Role.YOUNG_PERSON), path_of(site, measure)
    page = await read(browser, f"{path}/signer")
    assert "seul le refus d'une personne qui a l'autorité parentale" in page
    assert "/p/texte/" not in page
    await press(browser, f"{path}/signer")
    assert [one.signer for one in signatures(site)] == ["pupil"]


async def test_the_contract_is_read_in_ones_language_with_french_beside(site: Site) -> None:
    """From right to left, the French from left to right."""
    measure = make(site, making.planned)
    browser, path = await opened(site), path_of(site, measure)
    page = await read(browser, f"{path}/signer?lang=ar")
    assert '<html lang="ar" dir="rtl"' in page
    assert '<span class="french" lang="fr" dir="ltr">Ce à quoi chacun s' in page
    assert 'class="french"' not in await read(browser, f"{path}/signer")


async def test_an_absence_is_told_with_what_to_do(site: Site) -> None:
    """R22: on the page, never in a messenger; each parent by themselves."""
    measure = make(site, making.running)
    first = site.database.read_now(lambda s: half_days(s, measure)[0].id)
    ask(site, MarkHalfDay(site.town.situation, first, Mark.ABSENT))
    for browser in (await opened(site), await father(site)):
        page = await read(browser, path_of(site, measure))
        assert "Ce qui s'est passé" in page
        assert "absent" in page
        assert "appelez le service Jeunesse" in page
    ask(site, MarkHalfDay(site.town.situation, first, Mark.ACCIDENT))
    page = await read(await opened(site), path_of(site, measure))
    assert "appelez le 15" in page
    assert "Appelez maintenant le service Jeunesse." in page


async def test_three_taps_look_back(site: Site) -> None:
    """One by one, each of the family by themselves; nothing is kept before the third."""
    measure = make(site, making.completed)
    browser, path = await opened(site), f"{path_of(site, measure)}/bilan"
    assert "Question 1 sur 3" in await read(browser, path)
    assert "Question 2 sur 3" in await press(browser, path, answer="yes")
    assert "Question 3 sur 3" in await send(browser, path, answer="no", before="yes")
    assert not learnt(site)
    page = await send(browser, path, answer="a_little", before="yes no")
    assert "Merci" in page
    assert [(one.person_id, one.answers) for one in learnt(site)] == [
        (site.town.people[Role.GUARDIAN], "yes no a_little")
    ]
    assert "Question 1 sur 3" in await read(await father(site), path)
    await send(browser, path, 404, answer="perhaps")


async def test_the_return_is_answered_first_then_what_was_learnt(site: Site) -> None:
    """Its meeting is among the appointments, with its buttons."""
    measure = make(site, making.completed)
    starts = site.at + timedelta(days=9)
    back = ArrangeReturn(site.town.situation, measure, starts, starts + timedelta(hours=1))
    assert isinstance(ask(site, back), Done)
    browser = await opened(site)
    page = await read(browser, "/p")
    assert "Un rendez-vous prépare le retour en classe" in page
    assert 'value="coming"' in page
    [code] = set(re.findall(r"/p/rdv/([\w-]+)\?", page))
    await send(browser, f"/p/rdv/{code}", answer="coming")
    assert "Trois questions courtes" in await read(browser, "/p")
    page = await read(browser, path_of(site, measure))
    assert "n'ajoute rien à la décision" in page
    assert "et pas avant le" in page


async def test_the_papers_of_a_family(site: Site) -> None:
    """The contract and the booklet; those of another family are not there."""
    measure = make(site, making.running)
    browser, path = await opened(site), path_of(site, measure)
    for paper in ("contrat", "livret", "presences"):
        async with browser.get(f"{path}/{paper}.pdf") as response:
            assert response.content_type == "application/pdf", paper
    await read(browser, f"{path}/fin.pdf", 404)
    stranger = await site.browser()
    await read(stranger, f"{path}/contrat.pdf", 403)


async def test_neither_parent_learns_anything_of_the_other(site: Site) -> None:
    """Their signature, answers, name, number: on no page of the measure."""
    measure = make(site, making.planned)
    path = path_of(site, measure)
    mother = await opened(site)
    await press(mother, f"{path}/signer")
    number = site.town.contacts[site.town.people[Role.GUARDIAN]]
    browser = await father(site)
    for page in ("", "/signer", "/livret", "/bilan"):
        words = await read(browser, f"{path}{page}")
        for told in ("guardian", "Vous avez signé", f"/preuve/{number}"):
            assert told not in words, page


async def test_a_guardian_reads_the_tutors_words_and_no_others(site: Site) -> None:
    """The booklet is the young person's."""
    measure = make(site, making.running)
    ask(site, WriteAsTutor(site.town.situation, measure, "Bravo pour le mur."), Role.MISSION_TUTOR)
    page = await read(await opened(site), f"{path_of(site, measure)}/livret")
    assert "Bravo pour le mur." in page
    assert "<textarea" not in page


async def test_what_a_tutor_fears_is_not_read_by_a_parent(site: Site) -> None:
    """Words that alarmed stay between the tutor, the young person and the service."""
    measure = make(site, making.running)
    feared = "Il dit que son père le frappe."
    ask(site, WriteAsTutor(site.town.situation, measure, feared), Role.MISSION_TUTOR)
    alarm = RaiseAlarm(site.town.situation, measure, Writing.TUTOR, certain=True, danger="violence")
    site.database.write_now(lambda s: perform(s, Actor.system(), alarm, site.at))
    path = f"{path_of(site, measure)}/livret"
    assert feared not in await read(await opened(site), path)
    assert feared in await read(await opened(site, Role.YOUNG_PERSON), path)


async def test_one_tap_says_that_one_comes_to_all_the_days(site: Site) -> None:
    """The others of the family say so by themselves."""
    later = making.TOMORROW + timedelta(days=1)
    measure = make(
        site, lambda s, t: making.running(s, t, (making.reception(), making.mission(t, later)))
    )
    browser, path = await opened(site), path_of(site, measure)
    assert "Je viens à tous ces jours" in await read(browser, path)
    page = await send(browser, f"{path}/venir")
    assert "Le service le voit tout de suite" in page
    assert "Je viens à tous ces jours" not in page
    answers = site.database.read_now(
        lambda s: s.scalars(select(AttendeeRow.person_id).where(AttendeeRow.answer == "coming"))
    ).all()
    assert answers == [site.town.people[Role.GUARDIAN]]
    assert "Je viens à tous ces jours" in await read(await father(site), path)


async def test_a_draft_asks_for_the_agreement(site: Site) -> None:
    """Of a holder who has not answered; the others wait."""
    measure = make(site, making.drafted)
    assert row_of(site, measure).state == State.DRAFTED
    page = await read(await opened(site), "/p")
    assert "Lisez ce que propose le service Jeunesse" in page
    await answer(await opened(site), text_path(site.town, "accompaniment"), "yes")
    assert row_of(site, measure).state == State.AGREED


def signatures(site: Site) -> list[SignatureRow]:
    """Every one."""
    return list(site.database.read_now(lambda s: s.scalars(select(SignatureRow)).all()))


def learnt(site: Site) -> list[LearntRow]:
    """Every answer."""
    return list(site.database.read_now(lambda s: s.scalars(select(LearntRow)).all()))
