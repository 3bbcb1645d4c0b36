"""Signing in at an OpenID provider, against one of our own over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from joserfc.jwk import RSAKey

from resources_db.actions import Role
from resources_db.storage.database import Database
from tests.bot.console.house import Browser, Clock, House, open_house
from tests.bot.console.provider import CLIENT, SECRET, Bend, FakeProvider, running_provider


@pytest.fixture
async def provider(bare_environment: None) -> AsyncIterator[FakeProvider]:
    async with running_provider(Clock()) as provider:
        yield provider


@pytest.fixture
async def house(database: Database, provider: FakeProvider) -> AsyncIterator[House]:
    settings: dict[str, object] = {
        "openid_issuer": provider.issuer,
        "openid_client_id": CLIENT,
        "openid_client_secret": SECRET,
        "openid_name": "ProConnect",
    }
    async with open_house(database, **settings) as house:
        yield house


async def _come_back(house: House) -> Browser:
    """Go to the provider by hand, as its address is not ours, and come back."""
    browser = house.browser()
    gone = await browser.client.get("/equipe/openid", allow_redirects=False)
    assert gone.status == 303, await gone.text()
    there = await browser.client.session.get(gone.headers["Location"], allow_redirects=False)
    back = there.headers["Location"].partition("/equipe")[2]
    return await browser.go(back)


async def test_the_provider_lets_in(house: House, provider: FakeProvider) -> None:
    """State, nonce, PKCE, client secret; the mailbox finds the account, then the subject does."""
    house.hire("lea@ville.example", Role.AGENT)
    assert "Se connecter avec ProConnect" in (await house.browser().go("/connexion")).text
    browser = await _come_back(house)
    assert browser.where == "/equipe/", browser.text
    assert provider.asked["redirect_uri"] == "https://accroche.ville.example/equipe/openid/retour"
    assert min(len(provider.asked[name]) for name in ("state", "nonce")) >= 32
    assert provider.asked["code_challenge_method"] == "S256"
    provider.person["email"] = "another@ville.example"
    again = await _come_back(house)
    assert again.where == "/equipe/"
    await again.send("/deconnexion")
    assert f"{provider.issuer}/session/end?id_token_hint=" in again.text.replace("&amp;", "&")


@pytest.mark.parametrize("signed", [True, False])
async def test_as_proconnect_does(house: House, provider: FakeProvider, signed: bool) -> None:
    """No parameter that it does not know (PKCE), the « userinfo » signed or not."""
    provider.pkce, provider.signed_userinfo = False, signed
    house.hire("lea@ville.example", Role.AGENT)
    assert (await _come_back(house)).where == "/equipe/"
    assert "code_challenge" not in provider.asked


def _other_key(provider: FakeProvider) -> None:
    provider.published = RSAKey.generate_key(2048, {"kid": "1"})


BENT: dict[str, Bend] = {
    "another issuer": lambda p: p.claims.update(iss="https://evil.example"),
    "for another client": lambda p: p.claims.update(aud="someone-else"),
    "for us among others, asked by another": lambda p: p.claims.update(
        aud=[CLIENT, "other"], azp="other"
    ),
    "too old": lambda p: p.claims.update(exp=1),
    "of the future": lambda p: p.claims.update(iat=4_000_000_000),
    "another nonce": lambda p: p.claims.update(nonce="x" * 43),
    "no subject": lambda p: p.claims.update(sub=""),
    "another subject in userinfo": lambda p: p.claims.update(sub="43"),
    "a key that is not its own": _other_key,
}


@pytest.mark.parametrize("how", BENT)
async def test_what_does_not_hold_is_not_believed(
    house: House, provider: FakeProvider, how: str
) -> None:
    """One sentence, no session."""
    house.hire("lea@ville.example", Role.AGENT)
    BENT[how](provider)
    browser = await _come_back(house)
    assert "vérifiée" in browser.text
    assert (await browser.go("/")).where == "/equipe/connexion"


async def test_a_stranger_is_not_let_in(house: House, provider: FakeProvider) -> None:
    """Known to the provider, not to us; and a mailbox it has not checked counts for nothing."""
    house.hire("lea@ville.example", Role.AGENT)
    provider.person["email"] = "stranger@ville.example"
    assert "n&#39;ouvre pas cet espace" in (await _come_back(house)).text
    provider.person.update(email="lea@ville.example", email_verified=False)
    assert "n&#39;ouvre pas cet espace" in (await _come_back(house)).text


async def test_coming_back_in_another_browser(house: House, provider: FakeProvider) -> None:
    """The code is worth nothing without the cookie of the browser that left (login CSRF)."""
    house.hire("lea@ville.example", Role.AGENT)
    browser = house.browser()
    gone = await browser.client.get("/equipe/openid", allow_redirects=False)
    there = await browser.client.session.get(gone.headers["Location"], allow_redirects=False)
    back = there.headers["Location"].partition("/equipe")[2]
    victim = await house.browser().go(back)
    assert "vérifiée" in victim.text
    assert (await victim.go("/")).where == "/equipe/connexion"
    for query in ("", "?state=x", "?code=the-code", "?error=access_denied", "?state=%F0%9F%98%80"):
        assert (await house.browser().go(f"/openid/retour{query}")).status == 200


async def test_a_provider_that_does_not_answer(house: House, provider: FakeProvider) -> None:
    """The page says so, and offers the link by mail."""
    provider.issuer = "http://127.0.0.1:9"
    browser = await house.browser().go("/openid")
    assert browser.status == 200
    assert "/equipe/connexion" in browser.text
