"""Every page and form of the console × every role, and everyone it is none of: nothing opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from resources_db.accounts.actions import STAFF
from resources_db.actions import Role
from tests.bot.console.desks import SQLITE, at_desk, page_of, settle
from tests.bot.console.house import House
from tests.resources_db.town import Town

pytestmark = SQLITE
SERVICE = {Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR}
DESK = {Role.AGENT, Role.COORDINATOR}
SCHOOL = {Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT}
BOUND = SERVICE | SCHOOL | {Role.PARTNER, Role.MISSION_TUTOR}
TASKS = SERVICE | {Role.EDITOR, Role.ADMINISTRATOR}
LEADS = {Role.COORDINATOR, Role.ADMINISTRATOR}
DIRECTORY = {Role.EDITOR, Role.ADMINISTRATOR}
CITY = LEADS | {Role.DATA_PROTECTION_OFFICER}
HEALTH = SERVICE | {Role.ADMINISTRATOR}
ARCHIVES = {Role.COORDINATOR, Role.DATA_PROTECTION_OFFICER}
BOARDS = LEADS | {Role.AGENT, Role.SCHOOL_HEAD, Role.SCHOOL_REFERENT}
SENDINGS = SERVICE | {Role.ADMINISTRATOR}
EVERYBODY = set(STAFF)

TABLE: Mapping[str, set[Role]] = {
    "/": EVERYBODY,
    "/taches": TASKS,
    "/taches/fin": TASKS,
    "/taches/reponse": TASKS,
    "/taches/prendre": SERVICE,
    "/taches/note": SERVICE,
    "/taches/relais": SERVICE,
    "/taches/appels.pdf": SERVICE,
    "/taches/{task}/lettre.pdf": SERVICE,
    "/taches/{task}/danger": SERVICE,
    "/envois": SENDINGS,
    "/situations": BOUND,
    "/situations/{code}": BOUND,
    "/bilan": SERVICE | {Role.SCHOOL_HEAD},
    "/bilan.pdf": SERVICE | {Role.SCHOOL_HEAD},
    "/bilan.csv": SERVICE | {Role.SCHOOL_HEAD},
    "/personnes/logo": LEADS,
    "/personnes/logo/{organisation}.png": LEADS,
    "/mesures": BOUND,
    "/mesures/{code}": BOUND,
    "/mesures/semaine": SERVICE,
    "/mesures/{code}/mot": SERVICE | {Role.MISSION_TUTOR},
    "/fiches": SCHOOL | DESK,
    "/fiches/nouvelle": SCHOOL,
    "/fiches/{code}": SCHOOL | DESK,
    "/fiches/{code}/accepter": DESK,
    "/fiches/{code}/demander": DESK,
    "/fiches/{code}/decliner": DESK,
    "/fiches/{code}/repondre": SCHOOL,
    "/rendez-vous": SERVICE,
    "/appel": DESK,
    "/mesures/{code}/planifier": SERVICE,
    "/mesures/{code}/accord": SERVICE,
    "/mesures/{code}/lien": SERVICE,
    "/mesures/{code}/file": SERVICE,
    "/mesures/{code}/changer": SERVICE,
    "/places": SERVICE,
    "/accords": SERVICE,
    "/textes": BOUND | CITY,
    "/conventions": BOARDS,
    "/conventions/revue": LEADS,
    "/conventions/conge": LEADS,
    "/conventions/conseil": BOARDS,
    "/charte": BOUND | LEADS,
    "/annuaire": DIRECTORY,
    "/annuaire/ecarter": DIRECTORY,
    "/annuaire/importer": DIRECTORY,
    "/annuaire/importer/faire": DIRECTORY,
    "/annuaire/fiche/{id}": DIRECTORY,
    "/annuaire/fiche/{id}/retablir": DIRECTORY,
    "/personnes": LEADS,
    "/personnes/organisme": LEADS,
    "/personnes/inviter": LEADS,
    "/personnes/lien": LEADS,
    "/personnes/role": LEADS,
    "/personnes/retirer": LEADS,
    "/personnes/fermer": LEADS,
    "/personnes/code": LEADS,
    "/etablissements": LEADS,
    "/etablissements/boite": LEADS,
    "/etablissements/fichier": LEADS,
    "/etablissements/ajouter": LEADS,
    "/jours-de-classe": SCHOOL | DESK,
    "/jours-de-classe/{school}": SCHOOL | DESK,
    "/essai": LEADS,
    "/essai/effacer": LEADS,
    "/archives": ARCHIVES,
    "/archives/detruire": ARCHIVES,
    "/etat": HEALTH,
    "/etat/reessayer": HEALTH,
    "/reglages": CITY,
    "/reglages/valider": CITY,
    "/reglages/logo": CITY,
    "/reglages/logo.png": CITY,
    "/reglages/courriel": CITY,
    "/reglages/sauvegardes": CITY,
    "/journal": {Role.DATA_PROTECTION_OFFICER},
    "/mon-compte": EVERYBODY,
    "/mon-compte/session": EVERYBODY,
    "/mon-compte/partout": EVERYBODY,
    "/mon-compte/canaux": SERVICE | SCHOOL | {Role.MISSION_TUTOR},
    "/mon-compte/telegram": EVERYBODY,
    "/mon-compte/telegram/fin": EVERYBODY,
}
"""A new page has its line here: who comes to it."""
INSIDE = {
    "/situations/{code}/": "/situations/{code}",
    "/mesures/{code}/": "/mesures/{code}",
    "/rendez-vous/": "/rendez-vous",
}
"""What begins so is open to whom its page is open to."""
WAYS_IN = (
    "/connexion", "/lien/", "/entrer", "/installer", "/openid", "/code", "/deconnexion", "/static/",
)  # fmt: skip
"""What is open before one is wholly signed in; ``test_signing_in`` is about them."""
SECRETS = ("A. B.", "code-", "+3363998", "other parent", "4e B")


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


def doors(house: House) -> Iterator[tuple[str, str]]:
    """Each address that is asked for or sent to, with its method; once, asked for first."""
    seen = set[str]()
    routes = [route for resource in house.app.router.resources() for route in resource]
    for route in sorted(routes, key=lambda one: one.method != "GET"):
        path = "" if route.resource is None else route.resource.canonical.removeprefix("/equipe")
        if route.method in {"GET", "POST"} and path and path not in seen:
            seen.add(path)
            if not path.startswith(WAYS_IN):
                yield route.method, path


def filled(path: str, code: str) -> str:
    """The address with something where it has a hole."""
    holes = {"{code}": code, "{id}": "no-such-card"}
    holes |= dict.fromkeys(("{task}", "{organisation}", "{school}"), "1")
    for hole, value in holes.items():
        path = path.replace(hole, value)
    return f"/equipe{path}"


def opened_to(path: str) -> set[Role]:
    """Who comes to an address, by the table."""
    if path in TABLE:
        return TABLE[path]
    return TABLE[next((page for inside, page in INSIDE.items() if path.startswith(inside)), path)]


async def test_every_address_is_in_the_table(house: House) -> None:
    """A page cannot be added without saying who comes to it."""
    inside = tuple(INSIDE)
    every = {path for _method, path in doors(house)}
    found = {path for path in every if path in TABLE or not path.startswith(inside)}
    assert found == set(TABLE)


async def test_a_page_opens_to_its_roles_and_to_no_other(house: House, town: Town) -> None:
    """Asked for by hand: refused in one and the same way, whatever there is behind."""
    code = page_of(house, town.situation)[12:]
    browsers = {role: at_desk(house, town.people[role]) for role in sorted(EVERYBODY)}
    for (role, browser), (method, path) in product(browsers.items(), tuple(doors(house))):
        if method == "POST" and role in opened_to(path):
            continue  # without the secret of its page no form is taken; other tests send them
        response = await browser.client.request(
            method, filled(path, code), allow_redirects=False, data=None
        )
        text = await response.text(errors="replace")
        if role in opened_to(path):
            assert response.status in {200, 404}, (role, path)
        else:
            assert response.status == 403, (role, path)
            assert "n&#39;est pas ouverte à votre compte" in text
            assert not [secret for secret in SECRETS if secret in text], path


async def test_signed_out_there_is_nothing(house: House, town: Town) -> None:
    """A page leads to the sign-in, a form is not taken; neither tells whether it exists."""
    browser, code = house.browser(), page_of(house, town.situation)[12:]
    for method, path in doors(house):
        response = await browser.client.request(
            method, filled(path, code), allow_redirects=False, data=None
        )
        if method == "GET":
            assert response.headers["Location"] == "/equipe/connexion", path
        else:
            assert response.status == 403, path
            assert "Votre session est finie" in await response.text()


async def test_for_another_school_it_is_as_if_there_were_nothing(house: House, town: Town) -> None:
    """The page, each of its forms, and a code that was never drawn: the same answer."""
    page, guardian = page_of(house, town.situation), str(town.people[Role.GUARDIAN])
    forms = [path for _m, path in doors(house) if path.startswith("/situations/{code}/")]
    elsewhere = ("cpe", "head", "referent", "partner", "tutor")
    for who, path in product(elsewhere, ("/situations/{code}", *forms)):
        browser = at_desk(house, town.strangers[who])
        csrf = (await browser.go("/mon-compte")).csrf
        told = set[str]()
        for code in (page[12:], "never-drawn"):
            here = filled(path, code).removeprefix("/equipe")
            if path in forms:
                await browser.post(here, {"csrf": csrf, "person": guardian, "part": "1"})
            else:
                await browser.go(here)
            assert browser.status == 404, path
            told.add(browser.text.replace(code, ""))
        assert not [text for text in told if any(secret in text for secret in SECRETS)], path


async def test_a_family_never_comes_to_the_console(house: House, town: Town) -> None:
    """Even with an account made by mistake: the first page is refused, and the session ends."""
    page = page_of(house, town.situation)
    mine = (town.people[Role.GUARDIAN], town.people[Role.YOUNG_PERSON], town.other_parent)
    for person in (*mine, town.strangers["guardian"], town.strangers["young"]):
        browser = at_desk(house, person)
        assert (await browser.go(page)).status == 403
        assert not [secret for secret in SECRETS if secret in browser.text]
        assert (await browser.go(page)).where == "/equipe/connexion"


async def test_a_role_taken_back_while_its_page_is_open(house: House, town: Town) -> None:
    """The next click is refused kindly, and does nothing."""
    boss = at_desk(house, town.people[Role.ADMINISTRATOR])
    agent, path = at_desk(house, town.people[Role.AGENT]), page_of(house, town.situation)
    form = (await agent.go(path)).hidden(f"{path}/clore")
    await boss.go("/personnes")
    name = boss.text.partition("<h3>agent</h3>")[2]
    membership = name.partition('name="membership" value="')[2].partition('"')[0]
    await boss.post("/personnes/retirer", {"csrf": boss.csrf, "membership": membership})
    assert "le rôle compte dès maintenant" in boss.text
    house.clock.passes(seconds=1)
    await agent.post(f"{path}/clore", form)
    assert agent.status == 403
    assert "n&#39;est pas ouverte à votre compte" in agent.text
    coordinator = at_desk(house, town.people[Role.COORDINATOR])
    assert f"{path}/clore" in (await coordinator.go(path)).text, "it is not closed"
