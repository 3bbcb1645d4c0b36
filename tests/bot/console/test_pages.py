"""The pages of the console, each as a person uses it, over real HTTP."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from aiohttp import FormData
from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts.tables import AccountRow
from resources_db.actions import Role
from resources_db.city.reading import value_on
from resources_db.city.tables import CitySettingRow
from resources_db.city.terms import CityField
from resources_db.messages import inbox
from resources_db.messages.inbox import Claim, Received
from resources_db.messages.tables import OutboxRow
from resources_db.people.tables import MembershipRow, OrganisationRow, PersonRow
from resources_db.sendings import sending
from resources_db.sendings.tables import SmsMonthRow
from resources_db.sendings.terms import State
from resources_db.tasks.opening import HUMAN_ASKED, MISTAKE, UPDATE_SET_ASIDE, open_task, open_tasks
from tests.bot.console.house import START, Browser, House
from tests.resources_db.examples_about_accounts import PNG

PAGES = {
    "/": set(Role) - {Role.VISITOR, Role.SYSTEM, Role.GUARDIAN, Role.YOUNG_PERSON},
    "/taches": {
        Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR, Role.EDITOR, Role.ADMINISTRATOR,
    },
    "/personnes": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "/envois": {
        Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR, Role.ADMINISTRATOR,
    },
    "/reglages": {Role.COORDINATOR, Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER},
    "/journal": {Role.DATA_PROTECTION_OFFICER},
}  # fmt: skip
KINDS = {
    Role.SCHOOL_HEAD: "school",
    Role.CPE: "school",
    Role.SCHOOL_REFERENT: "school",
    Role.PARTNER: "apre",
    Role.CDEN: "education_authority",
}
NAMES = (
    "Ñandú 🙂", "محمد علي", "李小龍", "Олександра", "O'Brien-Ökten", "<script>alert(1)</script>",
)  # fmt: skip


@pytest.mark.parametrize("role", sorted(PAGES["/"]))
async def test_each_role_sees_its_pages_and_no_other(house: House, role: Role) -> None:
    """Asked for by hand, a page of another role is refused, and the menu does not name it."""
    person = house.hire("lea@ville.example", role, kind=KINDS.get(role, "youth_service"))
    browser = house.browser()
    await browser.come_in(house.link(house.account_of(person)), house.clock)
    menu = browser.text
    for path, roles in PAGES.items():
        named = f'href="/equipe{path}"' in menu
        assert named is (role in roles), path
        assert (await browser.go(path)).status == (200 if role in roles else 403), path


async def _asks_for_someone(house: House) -> int:
    def work(session: Session) -> int:
        received = Received("web", "1", "anna", b"{}", "fr")
        address = inbox.store(session, received, START, Claim("nobody", -START.resolution)).address
        detail = "evening interpreter:ar"
        return open_task(session, HUMAN_ASKED, START, address=address, detail=detail)

    return house.database.write_now(work)


async def test_answering_someone(house: House) -> None:
    """The words appear in the conversation, once, and the task ends."""
    task = await _asks_for_someone(house)
    browser = await house.signed_in(Role.AGENT)
    assert "1 tâche attend" in browser.text
    await browser.go("/taches")
    assert "avec un interprète (arabe)" in browser.text
    form = browser.hidden("/taches/reponse") | {"words": "Je vous appelle à 18 h."}
    for _ in range(2):  # the same form sent twice
        await browser.post("/taches/reponse", form)
    bodies = house.database.read_now(lambda s: s.scalars(select(OutboxRow)).all())
    assert len(bodies) == 1
    assert "18 h" in str(bodies[0].body)
    assert house.database.read_now(open_tasks) == []
    assert task


async def test_a_call_is_taken_noted_and_comes_back(
    house: House,
) -> None:
    """Colleagues see who has it, and what was agreed; one tap ends it."""
    await _asks_for_someone(house)
    browser = await house.signed_in(Role.AGENT)
    await (await browser.go("/taches")).send("/taches/prendre")
    assert "La tâche est à vous" in browser.text
    assert "S&#39;en occupe" in browser.text
    await browser.send("/taches/note", words="Rappeler après 18 h")
    assert "Rappeler après 18 h" in browser.text
    await browser.send("/taches/note", words="x" * 501)
    assert browser.status == 409
    await browser.send("/taches/fin", outcome="voicemail")
    [again] = house.database.read_now(open_tasks)
    assert again.due is not None
    await (await browser.go("/taches")).send("/taches/fin", outcome="reached")
    assert house.database.read_now(open_tasks) == []
    await browser.post("/taches/fin", {"csrf": browser.csrf, "task": "1", "outcome": "reached"})
    assert browser.status == 409


async def test_an_empty_answer_is_not_sent(house: House) -> None:
    """The page says so, and the task stays."""
    await _asks_for_someone(house)
    browser = await house.signed_in(Role.AGENT)
    await (await browser.go("/taches")).send("/taches/reponse", words="  ")
    assert browser.status == 422
    assert len(house.database.read_now(open_tasks)) == 1


async def test_tasks_are_for_those_whose_work_they_are(house: House) -> None:
    """The editor sees cards, the service people; nobody settles what they do not see."""
    await _asks_for_someone(house)
    house.database.write_now(lambda s: open_task(s, MISTAKE, START, resource="x", detail="closed"))
    aside = house.database.write_now(lambda s: open_task(s, UPDATE_SET_ASIDE, START, update=1))
    browser = await house.signed_in(Role.EDITOR)
    await browser.go("/taches")
    assert browser.text.count("C&#39;est réglé") == 1
    forms = browser.hidden("/taches/fin")
    await browser.post("/taches/fin", forms | {"task": str(aside), "outcome": "done"})
    assert browser.status == 409
    assert len(house.database.read_now(open_tasks)) == 3
    await (await browser.go("/taches")).send("/taches/fin", outcome="done")
    assert "La tâche est réglée" in browser.text
    assert len(house.database.read_now(open_tasks)) == 2


async def _invite(browser: Browser, **more: str) -> Browser:
    await browser.go("/personnes")
    role = re.search(r'value="(\d+:agent)"', browser.text)
    assert role is not None
    fields = {"given_name": "Max", "family_name": "Petit", "email": "max@ville.example"}
    return await browser.send("/personnes/inviter", **{**fields, "role": role[1], **more})


async def test_inviting_a_colleague(house: House) -> None:
    """The link is shown once, to hand over; the colleague comes in by it."""
    browser = await house.signed_in(Role.COORDINATOR)
    await _invite(browser)
    link = re.search(r"https://accroche.ville.example/equipe/lien/([\w-]{43})", browser.text)
    assert link is not None
    colleague = house.browser()
    await colleague.come_in(link[1], house.clock)
    assert "Max Petit" in colleague.text
    assert "max@ville.example" in (await browser.go("/personnes")).text


@pytest.mark.parametrize("name", [*NAMES, "é" * 300])
async def test_names_of_every_script(house: House, name: str) -> None:
    """Kept and shown as they were typed, and never as markup."""
    browser = await house.signed_in(Role.COORDINATOR)
    await _invite(browser, given_name=name)
    assert browser.status == 200
    await browser.go("/personnes")
    assert "<script>" not in browser.text
    kept = house.database.read_now(
        lambda s: [row.given_name for row in s.scalars(select(PersonRow))]
    )
    assert name in kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("given_name", ""), ("given_name", "x" * 301), ("email", "max"), ("role", ""),
        ("role", "999:agent"), ("role", "1:god"), ("email", "lea@ville.example"),
    ],
)  # fmt: skip
async def test_an_invitation_that_is_refused_leaves_nothing(
    house: House, field: str, value: str
) -> None:
    """All or nothing, with a sentence and what was typed."""
    browser = await house.signed_in(Role.COORDINATOR)
    await _invite(browser, **{field: value})
    assert browser.status == 409
    assert 'role="alert"' in browser.text
    assert len(house.database.read_now(lambda s: s.scalars(select(PersonRow)).all())) == 1
    assert len(house.database.read_now(lambda s: s.scalars(select(AccountRow)).all())) == 1


async def test_a_coordinator_gives_no_way_into_an_administrators_account(house: House) -> None:
    """Nor its role, nor a new link, nor new codes."""
    boss = house.hire("boss@ville.example", Role.ADMINISTRATOR)
    browser = await house.signed_in(Role.COORDINATOR)
    await browser.go("/personnes")
    csrf = {"csrf": browser.hidden("/personnes/inviter")["csrf"]}
    for path in ("lien", "code", "fermer"):
        await browser.post(f"/personnes/{path}", csrf | {"person": str(boss)})
        assert browser.status == 409, path
        assert "/equipe/lien/" not in browser.text


async def test_adding_a_school(house: House) -> None:
    """With its national number; the same twice is refused."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    for status in (200, 409):
        await browser.go("/personnes")
        await browser.send(
            "/personnes/organisme",
            kind="school", name="Collège Inventé", uai="0760001a", zone="B",
        )  # fmt: skip
        assert browser.status == status
    schools = select(OrganisationRow).where(OrganisationRow.kind == "school")
    assert len(house.database.read_now(lambda s: s.scalars(schools).all())) == 1


async def test_ending_a_role_closes_the_pages(house: House) -> None:
    """At once."""
    boss = await house.signed_in(Role.ADMINISTRATOR, email="boss@ville.example")
    house.clock.passes(minutes=1)
    colleague = await house.signed_in(Role.AGENT, email="max@ville.example")
    await boss.go("/personnes")
    rows = house.database.read_now(
        lambda s: s.scalars(select(MembershipRow).where(MembershipRow.role == "agent")).all()
    )
    form = boss.hidden("/personnes/retirer") | {"membership": str(rows[0].id)}
    await boss.post("/personnes/retirer", form)
    assert "le rôle compte dès maintenant" in boss.text
    house.clock.passes(seconds=1)
    assert (await colleague.go("/taches")).status == 403


async def test_settings_are_dated(house: House) -> None:
    """What is decided for tomorrow does not hold today."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    csrf = browser.hidden("/deconnexion")["csrf"]
    for value, since in (("Rouen", "2026-11-23"), ("Elbeuf", "2026-11-24")):
        fields = {"csrf": csrf, "field": "name", "value": value, "since": since}
        assert (await browser.post("/reglages", fields)).status == 200
    today = START.date()
    tomorrow = today + timedelta(days=1)

    def held(session: Session) -> list[str | None]:
        return [value_on(session, CityField.NAME, day) for day in (today, tomorrow)]

    assert house.database.read_now(held) == ["Rouen", "Elbeuf"]


@pytest.mark.parametrize(
    "fields",
    [
        {"field": "name", "value": "", "since": "2026-11-23"},
        {"field": "name", "value": "x" * 300, "since": "2026-11-23"},
        {"field": "name", "value": "Rouen", "since": "2026-02-30"},
        {"field": "school_zone", "value": "Z", "since": "2026-11-23"},
        {"field": "logo", "value": "0" * 64, "since": "2026-11-23"},
        {"field": "god", "value": "x", "since": "2026-11-23"},
    ],
)
async def test_settings_that_make_no_sense(house: House, fields: dict[str, str]) -> None:
    """Refused with a sentence; nothing is kept."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    csrf = browser.hidden("/deconnexion")["csrf"]
    assert (await browser.post("/reglages", {"csrf": csrf, **fields})).status in {409, 422}


async def test_the_officer_signs_what_touches_the_law(house: House) -> None:
    """« 8 jours » holds once it is signed, not before."""
    boss = await house.signed_in(Role.ADMINISTRATOR, email="boss@ville.example")
    csrf = boss.hidden("/deconnexion")["csrf"]
    fields = {"field": "exclusion_day", "value": "school_days", "since": "2026-11-23"}
    await boss.post("/reglages", {"csrf": csrf, **fields})

    def held() -> str | None:
        return house.database.read_now(lambda s: value_on(s, CityField.EXCLUSION_DAY, START.date()))

    assert held() is None
    assert "/reglages/valider" not in boss.text
    house.clock.passes(minutes=1)
    officer = await house.signed_in(Role.DATA_PROTECTION_OFFICER, email="dpo@ville.example")
    await (await officer.go("/reglages")).send("/reglages/valider")
    assert held() == "school_days"


async def _upload(browser: Browser, content: bytes) -> Browser:
    form = FormData()
    form.add_field("csrf", browser.hidden("/deconnexion")["csrf"])
    form.add_field("file", content, filename="logo.png", content_type="image/png")
    return await browser.took(await browser.client.post("/equipe/reglages/logo", data=form))


async def test_the_logo(house: House) -> None:
    """A PNG is taken and shown; anything else is refused."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    assert (await browser.go("/reglages/logo.png")).status == 404
    await _upload(await browser.go("/"), b"<svg onload=alert(1)>")
    assert browser.status == 409
    await _upload(await browser.go("/"), PNG)
    assert browser.status == 200
    response = await browser.client.get("/equipe/reglages/logo.png")
    assert (response.content_type, await response.read()) == ("image/png", PNG)


async def test_a_scan_of_40_megabytes_is_refused_at_the_door(house: House) -> None:
    """Without being read."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    form = FormData()
    form.add_field("file", io.BytesIO(b"0" * 40_000_000), filename="scan.png")
    response = await browser.client.post("/equipe/reglages/logo", data=form)
    assert response.status == 413
    assert "trop gros" in await response.text()


async def test_the_officer_reads_who_did_what(house: House) -> None:
    """With names; an ordinary agent does not."""
    officer = await house.signed_in(Role.DATA_PROTECTION_OFFICER)
    await officer.go("/journal")
    assert "SetUpCodes" in officer.text
    assert "Léa Martin" in officer.text
    for cursor in ("0", "-1", "x", "9" * 40):
        assert (await officer.go(f"/journal?avant={cursor}")).status == 200


async def test_what_was_sent_and_what_it_costs(house: House) -> None:
    """Counts and euros beside the ceiling; nobody is named. Before anything went, it says so."""
    browser = house.browser()
    person = house.hire("ana@ville.example", Role.COORDINATOR)
    await browser.come_in(house.link(house.account_of(person)), house.clock)
    await browser.go("/envois")
    assert "est encore parti." in browser.text
    assert "Aucune limite de dépense" in browser.text

    def spend(session: Session) -> None:
        session.add(SmsMonthRow(month="2026-11", messages=3, parts=4, cents=24))
        for field, value in (
            (CityField.SMS_MONTHLY_CEILING_CENTS, "25"),
            (CityField.SMS_PART_COST_CENTS, "6"),
        ):
            since = START.date()
            session.add(CitySettingRow(field=field.value, value=value, since=since, set_at=START))
        ref = sending.plan(session, "sms", 1, 1, 1, START, urgent=False)
        row = sending.named(session, ref)
        assert row is not None
        row.state, row.why = State.UNDELIVERED.value, "expired"

    house.database.write_now(spend)
    await browser.go("/envois")
    for told in ("4 SMS comptés", "0,24", "0,25", "La limite du mois est atteinte", "expired"):
        assert told in browser.text.replace("\u00a0", " ").replace("\u202f", " "), told
