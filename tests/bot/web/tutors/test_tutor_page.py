"""A tutor without an account: the link of the day, one tap, who is told, and when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.mail.port import Sending
from conversations.pushes import betrays
from resources_db.actions import Role
from resources_db.charter.signing import charter
from resources_db.charter.tables import CharterSignatureRow
from resources_db.measures.actions import Acknowledge, ChooseStaffChannels, EndMeasure
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.measures.tables import BookletRow, MarkRow, NoticeRow
from resources_db.measures.telling import HAPPENED, Told
from resources_db.measures.terms import EndGround
from resources_db.tutoring.sending import TUTOR_TO_CALL
from resources_db.tutoring.tables import TutorLinkRow
from tests.bot.web.tutors.town_of_tutors import MAILBOX, Tutoring, read
from tests.resources_db.measures import making
from tests.resources_db.town import AT

NAMES = ["young_person", "guardian", "school", "club"]


def tap(tutoring: Tutoring, mark: str, half_day: int | None = None) -> dict[str, str]:
    """One of the five buttons."""
    return {"half_day": str(half_day or tutoring.half_day), "mark": mark}


async def test_the_link_of_the_day_leaves_once_and_names_nobody(tutoring: Tutoring) -> None:
    """Not before seven, once a day, to the tutor; the page says a first name and what to do."""
    tutoring.clock.at = AT - timedelta(hours=3, minutes=1)
    await tutoring.letters.sweep()
    assert not tutoring.post.got
    await tutoring.letters.sweep()
    tutoring.clock.forward(timedelta(minutes=1))
    for _beat in range(3):
        await tutoring.letters.sweep()
    assert [letter.to for letter in tutoring.post.got] == [MAILBOX]
    letter = tutoring.post.got[0]
    assert betrays(letter.subject + letter.body.replace(tutoring.link, ""), NAMES) is None

    tutoring.clock.at = AT
    browser = await tutoring.browser()
    assert "Ouvrir ma page du jour" in await read(await browser.get(tutoring.link))
    page = await read(await browser.post(tutoring.link))
    assert "young_person" in page
    assert "Peinture" in page
    assert "de 9 h 30" in page, "on the wall clock of the city"
    for hidden in ("exclusion", "guardian", "school", "4e B", "A. B.", "contrat"):
        assert hidden not in page, hidden
    for number in ("tel:15", "tel:18", "tel:112"):
        assert number in page


async def test_one_tap_marks_and_a_second_corrects(tutoring: Tutoring) -> None:
    """Until the evening; the half-day to come waits for its hour."""
    browser = await tutoring.opened()
    page = await read(await browser.post("/t/pointer", data=tap(tutoring, "present")))
    assert "Présent, noté à 10 h" in page
    assert "Vous pourrez le dire dès le début" in page
    page = await read(await browser.post("/t/pointer", data=tap(tutoring, "late")))
    assert "En retard, noté à 10 h" in page
    marks = tutoring.database.read_now(lambda s: list(s.scalars(select(MarkRow.mark))))
    assert marks == ["present", "late"]
    refused = await browser.post("/t/pointer", data=tap(tutoring, "present", tutoring.half_day + 1))
    assert refused.status == 409, "this afternoon has not begun"


async def test_an_accident_from_the_tap_to_the_second_person(tutoring: Tutoring) -> None:
    """R7, R8, R22, through the page: every channel within a minute, a second person after 15."""
    browser = await tutoring.opened()
    letters, texts = len(tutoring.post.got), len(tutoring.phone.got)
    page = await read(await browser.post("/t/pointer", data=tap(tutoring, "accident")))
    first = page.partition('id="first"')
    assert first[1], "whom to call comes first"
    assert "La direction : le message part" in page
    assert "Le service Jeunesse est prévenu" in page

    await tutoring.beat(seconds=2)
    assert [one.to for one in tutoring.post.got[letters:]] == ["direction@college.example"]
    assert len(tutoring.phone.got) - texts == 2, "the head and a guardian, by text message"
    said = [got[1] for got in tutoring.phone.got[texts:]]
    assert [betrays(text, NAMES) for text in said] == [None, None]
    page = await read(await browser.get("/t"))
    assert "La direction est prévenue (10 h)" in page
    assert "La famille est prévenue" in page
    assert HAPPENED in tutoring.tasks()

    await tutoring.beat(minutes=14, seconds=57)
    assert _told(tutoring, Told.ACCIDENT) == {Role.SCHOOL_HEAD, Role.GUARDIAN}
    await tutoring.beat(seconds=1)
    assert _told(tutoring, Told.ACCIDENT) == {Role.SCHOOL_HEAD, Role.GUARDIAN, Role.CPE}


async def test_a_correction_reaches_whoever_was_told(tutoring: Tutoring) -> None:
    """An accident that was none; the page no longer puts the emergency numbers first."""
    browser = await tutoring.opened()
    await browser.post("/t/pointer", data=tap(tutoring, "accident"))
    page = await read(await browser.post("/t/pointer", data=tap(tutoring, "present")))
    assert 'id="first"' not in page
    assert Role.SCHOOL_HEAD in _told(tutoring, Told.CORRECTED)


async def test_links_that_do_not_open_say_nothing(tutoring: Tutoring) -> None:
    """Used, of yesterday, forged: one page; of today, a new link leaves for the tutor."""
    browser = await tutoring.opened()
    first, other = tutoring.link, await tutoring.browser()
    used, forged = await other.post(first), await other.post("/t/" + "f" * 43)
    assert used.status == forged.status == 403
    assert await used.text() == await forged.text()
    await tutoring.beat(minutes=10)
    assert tutoring.link != first
    assert (await browser.get("/t")).status == 403, "the earlier page is closed with its link"
    assert (await other.post(tutoring.link)).status == 200
    tutoring.clock.at = AT + timedelta(hours=14)
    late = await other.get("/t")
    assert late.status == 403, "the day is over"
    assert (await other.post("/t/pointer", data=tap(tutoring, "absent"))).status == 403


async def test_the_page_is_of_this_tutor_and_this_day_only(tutoring: Tutoring) -> None:
    """Another tutor's half-day, one of another day, nonsense: nothing is marked."""
    browser = await tutoring.opened()
    reception = tutoring.half_day - 1
    for fields in (
        tap(tutoring, "absent", reception),
        tap(tutoring, "absent", 999_999),
        {"half_day": "x" * 40, "mark": "absent"},
        tap(tutoring, "eaten"),
    ):
        assert (await browser.post("/t/pointer", data=fields)).status == 200
    assert not tutoring.database.read_now(lambda s: list(s.scalars(select(MarkRow.id))))


async def test_words_are_kept_and_read_for_danger(tutoring: Tutoring) -> None:
    """A word for the booklet; a grave one opens a task at once and shows whom to call."""
    browser = await tutoring.opened()
    said = {"half_day": str(tutoring.half_day), "words": "Bravo pour la peinture."}
    page = await read(await browser.post("/t/mot", data=said))
    assert "Votre mot est dans le livret" in page
    assert "Bravo pour la peinture." in page
    said["words"] = "Il m'a dit que son beau-père le frappe tous les soirs."
    page = await read(await browser.post("/t/mot", data=said))
    assert "va le lire maintenant" in page
    assert "tel:119" in page
    assert WORDS_OF_DANGER in tutoring.tasks()
    words = tutoring.database.read_now(lambda s: list(s.scalars(select(BookletRow.words))))
    assert len(words) == 2, "kept all the same"


async def test_the_charter_comes_first(tutoring: Tutoring) -> None:
    """R35: nobody is named before it is signed; signed once, the day opens."""
    tutoring.database.write_now(lambda s: s.execute(delete(CharterSignatureRow)))
    browser = await tutoring.opened()
    page = await read(await browser.get("/t"))
    assert "young_person" not in page
    assert "Peinture" not in page
    said = {"version": charter().version, "hash": charter().hash}
    page = await read(await browser.post("/t/charte", data=said))
    assert "young_person" in page


async def test_a_tutor_whom_nothing_reaches_is_called(tutoring: Tutoring) -> None:
    """A server that refuses: the service calls, once."""
    tutoring.post.answers = [Sending.REFUSED]
    await tutoring.letters.sweep()
    assert tutoring.tasks().count(TUTOR_TO_CALL) == 1
    await tutoring.letters.sweep()
    assert tutoring.tasks().count(TUTOR_TO_CALL) == 1


async def test_text_messages_are_chosen_on_the_page(tutoring: Tutoring) -> None:
    """The next link leaves by both; taken back as simply."""
    browser = await tutoring.opened()
    page = await read(await browser.post("/t/sms", data={"wanted": "yes"}))
    assert "aussi ce lien par SMS" in page
    tutoring.database.write_now(lambda s: s.execute(delete(TutorLinkRow)))
    before = len(tutoring.phone.got)
    await tutoring.beat(minutes=1)
    assert len(tutoring.phone.got) == before + 1
    assert "/t/" in tutoring.phone.got[-1][1]


async def test_nobody_comes_any_more(tutoring: Tutoring) -> None:
    """R9: the head ends it; the page says so and takes no mark."""
    browser = await tutoring.opened()
    ending = EndMeasure(tutoring.town.situation, tutoring.measure, EndGround.SAFETY)
    tutoring.database.write_now(
        lambda s: making.done(making.ask(s, tutoring.town, ending, Role.SCHOOL_HEAD))
    )
    page = await read(await browser.get("/t"))
    assert "Annulé : personne ne vient." in page
    assert 'name="mark"' not in page


async def test_closing_the_page(tutoring: Tutoring) -> None:
    """On a telephone that is someone else's; no secret is stored as it is."""
    browser = await tutoring.opened()
    row = tutoring.database.read_now(lambda s: s.scalars(select(TutorLinkRow)).one())
    known = [tutoring.link.removeprefix("/t/"), *(one.value for one in browser.session.cookie_jar)]
    assert not {row.token_hash, row.session_hash} & set(known)
    await browser.post("/t/fermer")
    assert (await browser.get("/t")).status == 403


@pytest.mark.parametrize("path", ["/t/pointer", "/t/mot", "/t/charte", "/t/sms", "/t/fermer"])
async def test_another_site_can_send_nothing(tutoring: Tutoring, path: str) -> None:
    """The browser says where a form comes from."""
    browser = await tutoring.opened()
    foreign = {"Sec-Fetch-Site": "cross-site"}
    answer = await browser.post(path, data=tap(tutoring, "absent"), headers=foreign)
    assert answer.status == 403
    assert not tutoring.database.read_now(lambda s: list(s.scalars(select(MarkRow.id))))


def _told(tutoring: Tutoring, kind: Told) -> set[Role]:
    """In what quality each of those who were told is one of the town."""
    quality = {person: role for role, person in tutoring.town.people.items()}
    wanted = select(NoticeRow.person_id).where(NoticeRow.kind == kind.value)
    found = tutoring.database.read_now(lambda s: list(s.scalars(wanted)))
    return {quality[one] for one in found if one in quality}


async def test_the_page_never_says_told_before_it_is(tutoring: Tutoring) -> None:
    """A server that is away: the message is still leaving; one that refuses: the service calls."""
    browser = await tutoring.opened()
    leave = ChooseStaffChannels(frozenset())
    tutoring.database.write_now(
        lambda s: making.done(making.ask(s, tutoring.town, leave, Role.SCHOOL_HEAD))
    )
    tutoring.post.answers = [Sending.UNREACHABLE, Sending.REFUSED]
    await browser.post("/t/pointer", data=tap(tutoring, "incident"))
    await tutoring.beat(seconds=2)
    assert "La direction : le message part" in await read(await browser.get("/t"))
    await tutoring.beat(seconds=2)
    assert "La direction : le service l'appelle" in await read(await browser.get("/t"))
    knows = Acknowledge(tutoring.town.situation, tutoring.measure)
    tutoring.database.write_now(
        lambda s: making.done(making.ask(s, tutoring.town, knows, Role.SCHOOL_HEAD))
    )
    assert "elle est au courant" in await read(await browser.get("/t"))
