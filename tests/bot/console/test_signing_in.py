"""Signing in to the console by link and code, over real HTTP."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from resources_db.accounts.tables import AccountRow, SignInLinkRow
from resources_db.actions import Actor, Role
from resources_db.door import perform
from resources_db.people.actions import EndRole
from resources_db.people.tables import MembershipRow
from tests.bot.console.house import House

EVERY_PAGE = ("/", "/taches", "/mon-compte", "/installer-code", "/code")


async def test_the_first_administrator_claims_the_installation(house: House) -> None:
    """By the link of the terminal, once; then the code, then the first page."""
    first, second = house.link(None), house.link(None)
    browser = await house.browser().go(f"/lien/{first}")
    await browser.send(
        "/installer",
        given_name="Inès",
        family_name="Ökten",
        email="ines@ville.example",
        service="Service Jeunesse",
        coordinates="yes",
    )
    assert browser.where == "/equipe/installer-code"
    found = re.search(r"<code>([A-Z2-7 ]{32,})</code>", browser.text)
    assert found is not None
    browser.secret = found[1].replace(" ", "")
    await browser.send("/installer-code", code=browser.code(house.clock))
    assert len(re.findall(r"<li><code>", browser.text)) == 10
    await browser.go("/")
    assert (browser.status, browser.where) == (200, "/equipe/")
    assert "Inès Ökten" in browser.text
    for link in (first, second):
        again = await house.browser().go(f"/lien/{link}")
        assert again.status == 410
        forced = await again.post(
            "/installer",
            {"token": link, "given_name": "X", "email": "x@x.example", "service": "S"},
        )
        assert forced.status == 410
    assert len(house.database.read_now(lambda s: s.scalars(select(AccountRow)).all())) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("given_name", " "), ("email", "nobody"), ("service", ""), ("given_name", "x" * 301)],
)
async def test_a_claim_that_is_refused_leaves_nothing(house: House, field: str, value: str) -> None:
    """The page comes back with what was typed, and the link still works."""
    link = house.link(None)
    filled = {"given_name": "Inès", "email": "ines@ville.example", "service": "Service"}
    browser = await house.browser().go(f"/lien/{link}")
    await browser.send("/installer", **{**filled, field: value})
    assert browser.status == 409
    assert "ines@ville.example" in browser.text or field == "email"
    assert house.database.read_now(lambda s: s.scalars(select(MembershipRow)).all()) == []
    await browser.send("/installer", **filled)
    assert browser.where == "/equipe/installer-code"


async def test_looking_at_a_link_does_not_use_it(house: House) -> None:
    """Machines that check mail open links; the button uses it."""
    person = house.hire("lea@ville.example", Role.AGENT)
    link = house.link(house.account_of(person))
    for _ in range(3):
        assert (await house.browser().go(f"/lien/{link}")).status == 200
    used = await (await house.browser().go(f"/lien/{link}")).send("/entrer")
    assert used.where == "/equipe/installer-code"
    assert (await house.browser().go(f"/lien/{link}")).status == 410


async def test_dead_links_look_the_same(house: House) -> None:
    """Used, late, made up: one answer."""
    account = house.account_of(house.hire("lea@ville.example", Role.AGENT))
    used, late = house.link(account), house.link(account)
    await (await house.browser().go(f"/lien/{used}")).send("/entrer")
    house.clock.passes(days=4)
    seen = {
        ((await house.browser().go(f"/lien/{token}")).text)
        for token in (used, late, "made-up", "%F0%9F%98%80")
    }
    stripped = {re.sub(r"nonce.*?>", "", text) for text in seen}
    assert len(stripped) == 1


async def test_nothing_is_seen_before_the_second_proof(house: House) -> None:
    """Half signed in, every page leads to the code."""
    account = house.account_of(house.hire("lea@ville.example", Role.ADMINISTRATOR))
    first = house.browser()
    await first.come_in(house.link(account), house.clock)
    house.clock.passes(minutes=1)
    half = house.browser()
    await (await half.go(f"/lien/{house.link(account)}")).send("/entrer")
    for path in EVERY_PAGE:
        assert (await half.go(path)).where == "/equipe/code", path
    await half.send("/code", code="000000")
    assert half.status == 403
    half.secret = first.secret
    await half.send("/code", code=half.code(house.clock))
    assert half.where == "/equipe/"
    replay = house.browser()
    await (await replay.go(f"/lien/{house.link(account)}")).send("/entrer")
    await replay.send("/code", code=half.code(house.clock))
    assert replay.status == 403


async def test_wrong_codes_wait_longer_and_longer(house: House) -> None:
    """The page says until when."""
    account = house.account_of(house.hire("lea@ville.example", Role.AGENT))
    first = house.browser()
    await first.come_in(house.link(account), house.clock)
    half = house.browser()
    await (await half.go(f"/lien/{house.link(account)}")).send("/entrer")
    for _ in range(4):
        await half.send("/code", code="000000")
    assert "Trop d'essais" not in half.text
    await half.send("/code", code="000000")
    assert "Trop d&#39;essais" in half.text


async def test_signed_out_every_page_leads_to_the_door(house: House) -> None:
    """And a form is refused with a sentence."""
    for path in EVERY_PAGE:
        browser = await house.browser().go(path)
        assert browser.where == "/equipe/connexion"
        posted = await browser.post("/taches/fin", {"task": "1"})
        assert posted.status == 403


async def test_a_role_removed_while_the_page_is_open(house: House) -> None:
    """The next request, page or form, is refused and the session is over."""
    browser = await house.signed_in(Role.AGENT)
    await browser.go("/taches")
    membership = house.database.read_now(lambda s: s.scalars(select(MembershipRow)).one()).id
    boss = house.hire("boss@ville.example", Role.COORDINATOR)

    def end(session: object) -> object:
        actor = Actor(frozenset({Role.COORDINATOR}), person=boss)
        return perform(session, actor, EndRole(membership), house.clock())  # type: ignore[arg-type]

    house.database.write_now(end)
    house.clock.passes(seconds=1)
    await browser.go("/taches")
    assert (browser.status, "compte" in browser.text) == (403, True)
    assert (await browser.go("/")).where == "/equipe/connexion"


async def test_a_session_ends_by_itself(house: House) -> None:
    """After half an hour without a page, or ten hours."""
    browser = await house.signed_in(Role.AGENT)
    house.clock.passes(minutes=29)
    assert (await browser.go("/")).status == 200
    assert browser.where == "/equipe/"
    house.clock.passes(minutes=31)
    assert (await browser.go("/")).where == "/equipe/connexion"


async def test_signing_out(house: House) -> None:
    """Here, then everywhere."""
    browser = await house.signed_in(Role.AGENT)
    await browser.send("/deconnexion")
    assert "déconnecté" in browser.text
    assert (await browser.go("/")).where == "/equipe/connexion"


async def test_signing_out_everywhere(house: House) -> None:
    """A telephone left in a bus."""
    here = await house.signed_in(Role.AGENT)
    there = house.browser()
    account = house.database.read_now(lambda s: s.scalars(select(AccountRow)).one()).id
    house.clock.passes(minutes=1)
    await (await there.go(f"/lien/{house.link(account)}")).send("/entrer")
    there.secret = here.secret
    await there.send("/code", code=there.code(house.clock))
    assert there.where == "/equipe/"
    await (await here.go("/mon-compte")).send("/mon-compte/partout")
    assert (await there.go("/")).where == "/equipe/connexion"
    assert (await here.go("/")).where == "/equipe/connexion"


async def test_whether_a_mailbox_has_an_account_is_not_told(house: House) -> None:
    """The same page for everyone, however often it is asked."""
    house.hire("lea@ville.example", Role.AGENT)
    pages: set[str] = set()
    for email in ("lea@ville.example", "nobody@ville.example", "no mailbox", "x" * 5000, "\x00"):
        for _ in range(5):
            browser = await house.browser().go("/connexion")
            await browser.send("/connexion", email=email)
            pages.add(browser.text)
    assert len(pages) == 1
    links = house.database.read_now(lambda s: s.scalars(select(SignInLinkRow)).all())
    assert len(links) == 4  # three free ones, and the one that closes the way


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}],
)
async def test_a_form_of_another_site_does_nothing(house: House, headers: dict[str, str]) -> None:
    """Even with the right cookie and the right token."""
    browser = await house.signed_in(Role.AGENT)
    await browser.go("/mon-compte")
    await browser.post("/mon-compte/partout", browser.hidden("/mon-compte/partout"), headers)
    assert browser.status == 403
    assert (await browser.go("/")).where == "/equipe/"


@pytest.mark.parametrize("csrf", ["", "0" * 64, "é", None])
async def test_a_form_without_its_token_does_nothing(house: House, csrf: str | None) -> None:
    """A page of another session, or none at all."""
    browser = await house.signed_in(Role.AGENT)
    await browser.go("/mon-compte")
    fields = browser.hidden("/mon-compte/partout") | {"csrf": csrf or ""}
    if csrf is None:
        del fields["csrf"]
    assert (await browser.post("/mon-compte/partout", fields)).status == 400
    assert (await browser.go("/")).where == "/equipe/"


async def test_every_answer_is_protected(house: House) -> None:
    """Strict policy, nothing cached, nothing indexed; the cookie is out of reach of scripts."""
    browser = await house.signed_in(Role.AGENT)
    for path in ("/", "/taches", "/nowhere", "/connexion"):
        await browser.go(path)
        assert "default-src 'none'" in browser.headers["Content-Security-Policy"]
        assert browser.headers["Cache-Control"] == "no-store"
        assert "noindex" in browser.headers["X-Robots-Tag"]
        assert "<script" not in browser.text
        assert " style=" not in browser.text
    response = await browser.client.post("/equipe/connexion", data={"email": "a@b.example"})
    assert "Set-Cookie" not in response.headers


async def test_over_https_the_cookie_belongs_to_this_host_alone(house: House) -> None:
    """Behind a proxy that we believe; see the settings."""
    account = house.account_of(house.hire("lea@ville.example", Role.AGENT))
    browser = house.browser()
    response = await browser.client.post(
        "/equipe/entrer", data={"token": house.link(account)}, allow_redirects=False
    )
    [cookie] = response.headers.getall("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/equipe" in cookie
