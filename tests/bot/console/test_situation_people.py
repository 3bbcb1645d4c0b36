"""A situation's page: people, numbers, authority and protection, each by one form."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, update

from resources_db.actions import Role
from resources_db.agreements.terms import Answer
from resources_db.people.tables import ContactRow, OrganisationRow, PersonRow
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part
from resources_db.storage.tables import Base
from resources_db.tasks.opening import CONTACT_WRONG, open_tasks
from tests.bot.console.desks import SQLITE, at_desk, page_of, settle
from tests.bot.console.house import Browser, House
from tests.resources_db.town import BEFORE, Town, answer

GUARDIAN = {
    "part": "guardian", "given_name": "Şerife", "family_name": "Öztürk", "lang": "tr",
    "interpreter": "1", "phone": "06 39 98 55 55", "post": "1 rue de l'Exemple\n76000 Rouen",
    "authority": "alone", "proof": "court_decision",
}  # fmt: skip
LONG = ("é" * 300, "李" * 300, "محمد " * 50, "🙂 " * 90 + "a")


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


def count(house: House, row: type[Base]) -> int:
    """How many rows a table has."""
    wanted = select(func.count()).select_from(row)
    return house.database.read_now(lambda s: s.scalar(wanted)) or 0


def desk(house: House, town: Town, role: Role = Role.AGENT) -> tuple[Browser, str]:
    """Someone of the service at the page of the situation."""
    return at_desk(house, town.people[role]), page_of(house, town.situation)


async def test_a_guardian_comes_in_by_one_form(house: House, town: Town) -> None:
    """Name, language, numbers, authority and the proof seen; the same form twice is one person."""
    browser, path = desk(house, town)
    await browser.go(path)
    form = browser.hidden(f"{path}/famille") | GUARDIAN
    before = count(house, PersonRow)
    for _ in range(2):
        await browser.post(f"{path}/famille", form)
        assert browser.status == 200
    assert count(house, PersonRow) == before + 1
    assert browser.where.endswith(path)
    for words in ("Şerife Öztürk", "+33639985555", "76000 Rouen", "turc", "Avec un interprète"):
        assert words in browser.text, words
    assert "décision de justice" in browser.text
    assert "Öztürk" not in browser.where


@SQLITE
async def test_a_form_that_is_refused_leaves_nobody(house: House, town: Town) -> None:
    """All of it or nothing; what was typed stays, and a sentence says why."""
    browser, path = desk(house, town)
    before = [count(house, row) for row in (PersonRow, PartRow, ContactRow)]
    for wrong in (
        {"phone": "12"}, {"email": "x"}, {"given_name": ""}, {"lang": "xx"},
        {"given_name": "x" * 301}, {"part": "tutor"}, {"part": "god"},
    ):  # fmt: skip
        await (await browser.go(path)).send(f"{path}/famille", **{**GUARDIAN, **wrong})
        assert browser.status == 409, wrong
        assert 'role="alert"' in browser.text
        assert [count(house, row) for row in (PersonRow, PartRow, ContactRow)] == before, wrong
    await browser.send(f"{path}/famille", **{**GUARDIAN, "phone": "12"})
    assert 'value="Şerife"' in browser.text


@SQLITE
async def test_names_of_every_script_300_signs_long(house: House, town: Town) -> None:
    """Kept and shown whole."""
    browser, path = desk(house, town)
    for name in LONG:
        await (await browser.go(path)).send(f"{path}/famille", **{**GUARDIAN, "given_name": name})
        assert browser.status == 200, name
        assert name.strip() in browser.text


@SQLITE
async def test_the_pupil_has_initials_until_the_family_agrees(house: House, town: Town) -> None:
    """Known, reached and invited without being named; named afterwards. There is one."""
    browser, path = desk(house, town)
    await browser.go(path)
    assert "young_person" not in browser.text
    assert "Élève" in browser.text
    assert 'id="pupil-given"' not in browser.text
    who = town.people[Role.GUARDIAN]
    house.database.write_now(lambda s: answer(s, town.situation, who, Answer.YES))
    assert "young_person" in (await browser.go(path)).text


@SQLITE
async def test_professionals_come_and_go(house: House, town: Town) -> None:
    """A partner opens nothing without the family; a tutor and a référent need their role."""
    browser, path = desk(house, town)
    for part, who, status in (
        ("partner", f":{town.organisations['pjj']}", 200),
        ("tutor", f"{town.strangers['tutor']}:{town.organisations['club']}", 200),
        ("referent", f"{town.strangers['referent']}:", 200),
        ("referent", f"{town.people[Role.CPE]}:", 409),
        ("tutor", f"{town.people[Role.CPE]}:{town.organisations['school']}", 409),
        ("guardian", f"{town.people[Role.CPE]}:", 409),
    ):
        await browser.go(path)
        await browser.send(f"{path}/professionnel", part=part, who=who)
        assert browser.status == status, (part, who)
    await browser.go(path)
    assert "il faut l&#39;accord de la famille" in browser.text
    stranger = at_desk(house, town.strangers["partner"])
    assert (await stranger.go(path)).status == 404
    referent = at_desk(house, town.strangers["referent"])
    assert (await referent.go(path)).status == 200
    row = _part(house, town, Part.REFERENT, town.strangers["referent"])
    await browser.post(f"{path}/fin", {"csrf": browser.csrf, "part": str(row)})
    assert browser.status == 200
    house.clock.passes(seconds=1)
    assert (await referent.go(path)).status == 404


def _part(house: House, town: Town, part: Part, who: int) -> int:
    wanted = select(PartRow.id).where(
        PartRow.situation_id == town.situation, PartRow.part == part, PartRow.person_id == who
    )
    return house.database.read_now(lambda s: s.scalars(wanted).one())


async def test_a_wrong_number_is_silenced_at_once(house: House, town: Town) -> None:
    """It is gone from the page, and a task asks for another; twice is refused kindly."""
    browser, path = desk(house, town)
    guardian = town.people[Role.GUARDIAN]
    number = f"+3363998{guardian:04d}"
    assert number in (await browser.go(path)).text
    fields = {
        "csrf": browser.csrf, "person": str(guardian), "contact": str(town.contacts[guardian]),
    }  # fmt: skip
    await browser.post(f"{path}/confirmer", fields)
    assert "C&#39;est confirmé" in browser.text
    await browser.post(f"{path}/faux-numero", fields)
    assert number not in browser.text
    assert [row.kind for row in house.database.read_now(open_tasks)] == [CONTACT_WRONG]
    assert (await browser.post(f"{path}/faux-numero", fields)).status == 409
    await browser.post(f"{path}/contact", {**fields, "kind": "phone", "value": "06 39 98 44 44"})
    assert "+33639984444" in browser.text


@SQLITE
async def test_a_telephone_that_two_parents_share(house: House, town: Town) -> None:
    """When its owner changes, one word is enough: nothing more goes to it for either of them."""
    browser, path = desk(house, town)
    await browser.go(path)
    both = (town.people[Role.GUARDIAN], town.other_parent)
    for person in both:
        fields = {"csrf": browser.csrf, "person": str(person), "kind": "phone"}
        await browser.post(f"{path}/contact", {**fields, "value": "0639981111"})
        assert browser.status == 200
    rows = house.database.read_now(
        lambda s: s.scalars(select(ContactRow).where(ContactRow.added > BEFORE)).all()
    )
    first, second = rows
    fields = {"csrf": browser.csrf, "person": str(both[0]), "contact": str(first.id)}
    await browser.post(f"{path}/faux-numero", fields)
    assert browser.text.count("+33639981111</span> <span") == 1
    assert "à confirmer avant d&#39;y écrire" in browser.text
    assert second.person_id == both[1]


@SQLITE
async def test_a_protection_is_lifted_by_two(house: House, town: Town) -> None:
    """The first asks, and sees that it takes another; the second lifts it."""
    browser, path = desk(house, town)
    await (await browser.go(path)).send(f"{path}/lever", person=str(town.other_parent))
    assert "un deuxième collègue doit confirmer" in browser.text
    assert "Vous avez demandé à lever la protection" in browser.text
    fields = {"csrf": browser.csrf, "person": str(town.other_parent)}
    assert (await browser.post(f"{path}/lever", fields)).status == 409
    colleague, _path = desk(house, town, Role.COORDINATOR)
    await (await colleague.go(path)).send(f"{path}/lever", person=str(town.other_parent))
    assert "La protection est levée" in colleague.text
    await colleague.send(f"{path}/proteger", person=str(town.other_parent))
    assert "Le contact est protégé" in colleague.text


@SQLITE
async def test_names_are_corrected_and_authority_recorded(house: House, town: Town) -> None:
    """With what was seen; somebody of another family is not touched from here."""
    browser, path = desk(house, town)
    who, stranger = str(town.people[Role.GUARDIAN]), str(town.strangers["guardian"])
    await browser.go(path)
    change = {"csrf": browser.csrf, "given_name": "Ana", "family_name": "", "lang": "pt"}
    assert (await browser.post(f"{path}/personne", {**change, "person": who})).status == 200
    assert "portugais" in browser.text
    assert (await browser.post(f"{path}/personne", {**change, "person": stranger})).status == 409
    seen = {"csrf": browser.csrf, "authority": "delegation", "proof": "delegation_act"}
    await browser.post(f"{path}/autorite", {**seen, "person": who})
    assert "acte de délégation" in browser.text
    for wrong in ({"person": stranger}, {"person": who, "proof": "none"}, {"person": "x"}):
        assert (await browser.post(f"{path}/autorite", {**seen, **wrong})).status == 409


@SQLITE
async def test_the_school_is_asked_by_its_mailbox(house: House, town: Town) -> None:
    """Refused without one; then the question waits for its letter, and is asked anew once."""
    browser, path = desk(house, town)
    await (await browser.go(path)).send(f"{path}/etablissement", kind="link_teacher")
    assert browser.status == 409
    assert "la boîte officielle" in browser.text
    head = update(OrganisationRow).values(mailbox="ce.0760001a@ac.example")
    house.database.write_now(lambda s: s.execute(head))
    await (await browser.go(path)).send(f"{path}/etablissement", kind="link_teacher", note="Lundi")
    assert "La question part" in browser.text
    await browser.send(f"{path}/etablissement-encore")
    assert browser.status == 200
    await (await browser.go(path)).send(f"{path}/etablissement", kind="sign_contract")
    assert browser.status == 409
    assert count(house, SchoolRequestRow) == 1


async def test_closing_ends_the_work_and_not_the_reading(house: House, town: Town) -> None:
    """No form is left, and a page that was open is refused kindly."""
    browser, path = desk(house, town)
    colleague, _path = desk(house, town, Role.COORDINATOR)
    await colleague.go(path)
    await (await browser.go(path)).send(f"{path}/clore")
    assert "La situation est close" in browser.text
    house.clock.passes(seconds=1)
    for form in ("famille", "professionnel", "fin", "autorite", "clore", "contact", "lien"):
        assert f'action="/equipe{path}/{form}"' not in (await browser.go(path)).text, form
    await colleague.send(f"{path}/famille", **GUARDIAN)
    assert colleague.status == 409
    assert "Cette situation est close" in colleague.text
