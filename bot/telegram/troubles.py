"""What keeps a bot from working, each said once, in one sentence, to whoever runs Accroche."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.logs import event
from bot.telegram import api

Tell = Callable[[str], None]


class Trouble(StrEnum):
    """Why a bot cannot work for now; all of them are tried again with growing pauses."""

    NO_TOKEN = "no_token"  # noqa: S105 -- a trouble, not a secret
    SAME_TOKEN = "same_token"  # noqa: S105 -- a trouble, not a secret
    BAD_TOKEN = "bad_token"  # noqa: S105 -- a trouble, not a secret
    CLASH = "clash"
    UNREACHED = "unreached"
    BAD_WEBHOOK = "bad_webhook"


_SENTENCES = {
    Trouble.NO_TOKEN: (
        "Le bot {bot} ne démarre pas : {setting} n'a pas la forme d'un jeton de @BotFather "
        "(« 123456:ABC… »). Corrigez-le, puis relancez Accroche ; le reste fonctionne."
    ),
    Trouble.SAME_TOKEN: (
        "Le bot {bot} ne démarre pas : {setting} est aussi le jeton d'un autre bot. Demandez-en "
        "un second à @BotFather, puis relancez Accroche ; le reste fonctionne."
    ),
    Trouble.BAD_TOKEN: (
        "Telegram refuse le jeton du bot {bot} : vérifiez {setting}, ou demandez-en un nouveau "
        "à @BotFather. Accroche réessaie de temps en temps ; le reste fonctionne."
    ),
    Trouble.CLASH: (
        "Un autre programme reçoit déjà les messages du bot {bot} : arrêtez-le, ou donnez-lui "
        "un autre jeton que {setting}. Accroche réessaie de temps en temps ; le reste fonctionne."
    ),
    Trouble.UNREACHED: (
        "Telegram ne répond pas au bot {bot} : vérifiez la connexion à Internet et "
        "ACCROCHE_TELEGRAM_API_URL. Accroche réessaie de temps en temps ; le reste fonctionne."
    ),
    Trouble.BAD_WEBHOOK: (
        "Telegram refuse l'adresse de webhook du bot {bot} : ACCROCHE_TELEGRAM_WEBHOOK_URL doit "
        "commencer par https:// et être visible d'Internet. Accroche réessaie de temps en temps."
    ),
}
_OF_ANSWER: dict[type[api.Answer], Trouble] = {
    api.BadToken: Trouble.BAD_TOKEN,
    api.Clash: Trouble.CLASH,
    api.Refused: Trouble.BAD_WEBHOOK,
}


def trouble_of(answer: api.Answer) -> Trouble:
    """What an answer that is not the hoped-for one means for the bot."""
    return _OF_ANSWER.get(type(answer), Trouble.UNREACHED)


@dataclass(slots=True)
class Troubles:
    """The troubles of one bot: each is told when it begins."""

    bot: str
    setting: str
    """The variable of its token."""
    tell: Tell
    _present: Trouble | None = None

    def meet(self, trouble: Trouble) -> None:
        """It does not work, and why."""
        if trouble is not self._present:
            self._present = trouble
            event("telegram.trouble", logging.WARNING, bot=self.bot, reason=trouble.value)
            self.tell(_SENTENCES[trouble].format(bot=self.bot, setting=self.setting))

    def over(self) -> None:
        """It works."""
        if self._present is not None:
            self._present = None
            event("telegram.works_again", bot=self.bot)
            self.tell(f"Le bot {self.bot} fonctionne à nouveau.")
