"""What ``accroche doctor`` sees of the Telegram bots: their settings, then Telegram's own word."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

from bot.findings import Finding, fine, wrong
from bot.settings import Settings
from bot.telegram import api
from bot.telegram.calls import WhoAmI
from bot.telegram.libraries import open_api
from bot.telegram.plans import Plan, plans, shares_token

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{20,}", re.ASCII)


def examine_bots(settings: Settings) -> Iterator[Finding]:
    """Each bot in turn; one whose settings are wrong is not asked about on the network."""
    asked = plans(settings)
    if not asked:
        yield fine("Telegram", "aucun bot n'est réglé")
    for plan in asked:
        yield _badly_set(plan, asked, settings) or _answer_of(plan, settings.telegram_api_url)


def _badly_set(plan: Plan, asked: tuple[Plan, ...], settings: Settings) -> Finding | None:
    said = mend = ""
    if not _TOKEN.fullmatch(plan.token):
        said = f"{plan.setting} n'a pas la forme d'un jeton (« 123456:ABC… »)"
        mend = "copiez-le tel que @BotFather l'a donné"
    elif shares_token(plan, asked):
        said = f"{plan.setting} est aussi le jeton d'un autre bot"
        mend = "demandez un second bot à @BotFather : familles et équipe n'en partagent pas un"
    elif plan.mode == "webhook" and plan.webhook_url is None:
        said = "mode webhook, mais l'adresse publique manque : les messages sont cherchés"
        mend = "donnez ACCROCHE_TELEGRAM_WEBHOOK_URL, ou choisissez le mode « polling »"
    elif not (plan.webhook_url or "https://").startswith("https://") and _of_telegram(settings):
        said = "l'adresse du webhook n'est pas en https : Telegram la refusera"
        mend = "corrigez ACCROCHE_TELEGRAM_WEBHOOK_URL"
    return wrong(_name(plan), said, mend) if said else None


def _of_telegram(settings: Settings) -> bool:
    """Whether the bots talk to Telegram's own server: another one may take any address."""
    return settings.telegram_api_url.startswith("https://api.telegram.org")


def _answer_of(plan: Plan, url: str) -> Finding:
    match asyncio.run(_who_am_i(plan, url)):
        case api.Done():
            return fine(_name(plan), f"Telegram le reconnaît ({plan.library}, {plan.mode})")
        case api.BadToken():
            said = "Telegram refuse son jeton"
            mend = f"vérifiez {plan.setting}, ou demandez un nouveau jeton à @BotFather"
        case _:
            said = f"aucune réponse utilisable de {url}"
            mend = "vérifiez la connexion à Internet et ACCROCHE_TELEGRAM_API_URL"
    return wrong(_name(plan), said, mend)


async def _who_am_i(plan: Plan, url: str) -> api.Answer:
    bot = open_api(plan.library, plan.token, url)
    if bot is None:
        return api.BadToken()
    try:
        return await bot.call(WhoAmI())
    finally:
        await bot.close()


def _name(plan: Plan) -> str:
    return f"Bot {plan.name}"
