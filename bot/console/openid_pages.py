"""Signing in at an OpenID provider: going there, and coming back."""

from __future__ import annotations

import hmac

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import sentences
from bot.console.cookies import attempt_cookie, keep_attempt
from bot.console.sign_in import let_in, sign_in_trouble
from bot.console.visit import Visit
from bot.openid.attempt import Attempt
from bot.openid.client import Trouble, Vouched
from resources_db.accounts.openid import account_vouched_for
from resources_db.accounts.sessions import FirstProof, begin_session

_SAYS = {
    Trouble.UNREACHABLE: sentences.PROVIDER_SILENT,
    Trouble.NOT_BELIEVED: sentences.PROVIDER_NOT_BELIEVED,
    Trouble.DECLINED: sentences.PROVIDER_DECLINED,
}
_BACK = "/openid/retour"


async def go(visit: Visit) -> web.StreamResponse:
    """A link, not a form: the page's policy lets no form lead to another site."""
    console = visit.console
    if console.provider is None:
        raise web.HTTPNotFound
    attempt = Attempt.begin(visit.at)
    to = await console.provider.begin(attempt, console.address(visit.request, _BACK))
    if isinstance(to, Trouble):
        return sign_in_trouble(visit, _SAYS[to])
    response = web.Response(status=303, headers={"Location": to})
    sealed = attempt.sealed(console.database.keys)
    keep_attempt(response, visit.request, sealed, trust_proxy=console.trust_proxy)
    return response


async def come_back(visit: Visit) -> web.StreamResponse:
    """The browser is back with a code: only in the browser that left, and once."""
    vouched = await _vouched(visit)
    if isinstance(vouched, Trouble):
        response = sign_in_trouble(visit, _SAYS[vouched])
    else:
        response = await _let_in(visit, vouched)
    keep_attempt(response, visit.request, "", trust_proxy=visit.console.trust_proxy)
    return response


async def _vouched(visit: Visit) -> Vouched | Trouble:
    console, query = visit.console, visit.request.query
    if console.provider is None:
        raise web.HTTPNotFound
    cookie = attempt_cookie(visit.request, trust_proxy=console.trust_proxy)
    attempt = Attempt.opened(cookie, console.database.keys, visit.at)
    state = query.get("state", "").encode("utf-8", "replace")
    if attempt is None or not hmac.compare_digest(state, attempt.state.encode()):
        return Trouble.NOT_BELIEVED
    if "code" not in query:
        return Trouble.DECLINED
    back = console.address(visit.request, _BACK)
    return await console.provider.finish(attempt, query["code"], back)


async def _let_in(visit: Visit, vouched: Vouched) -> web.Response:
    """The provider's word is both proofs: it has its own second one."""
    proof = FirstProof("oidc", visit.request.headers.get("User-Agent", ""), vouched.id_token)

    def begin(session: Session) -> str | None:
        account = account_vouched_for(session, vouched.issuer, vouched.subject, vouched.email)
        if account is None:
            return None
        limits = visit.console.limits
        return begin_session(session, account.id, visit.at, limits, proof, whole=True)

    secret = await visit.write(begin)
    if secret is None:
        return sign_in_trouble(visit, sentences.NOT_KNOWN)
    return let_in(visit, secret, "/")
