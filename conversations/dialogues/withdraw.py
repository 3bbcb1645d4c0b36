"""« Je retire mon accord » (R10, R11): taken back at once, as easily as it was given."""

from __future__ import annotations

from typing import assert_never

from conversations.choosing import Option, choose
from conversations.journal import Json
from conversations.refusals import sentence
from conversations.starts import text
from conversations.steps import Act, Dialogue, Ending, Say, Then
from conversations.texts import Text, _, plural, vital
from resources_db.actions import Done, Refused
from resources_db.agreements.actions import WithdrawAgreements
from resources_db.directory.words import fold

NAME = "withdraw"
_SAID_PLAINLY = frozenset(
    fold(words)
    for words in (
        "je retire mon accord",
        "je retire mes accords",
        "retirer mon accord",
        "I withdraw my agreement",
        "I withdraw my consent",
        "أسحب موافقتي",
        "onayımı geri çekiyorum",
        "retiro o meu acordo",
        "я відкликаю свою згоду",
        "retiro mi acuerdo",
        "îmi retrag acordul",
    )
)
"""Words that leave no doubt: what they ask is done without asking again."""


def said_plainly(words: str) -> bool:
    """Whether this message leaves no doubt.

    >>> said_plainly("Je retire mon accord."), said_plainly("j'ai retiré mon fils")
    (True, False)
    """
    return fold(words) in _SAID_PLAINLY


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: whether it was said plainly."""
    return withdraw(sure=True if text(start, "sure") else None)


def withdraw(*, sure: bool | None) -> Dialogue[Ending]:
    """One tap where there is a doubt; then what came of it."""
    wanted = yield from choose(
        "withdraw",
        vital(_("Voulez-vous retirer tout ce que vous avez accepté ?")),
        [
            Option("yes", _("Oui, je retire mes accords"), True),
            Option("no", _("Non, je les garde"), False),
        ],
        given=sure,
    )
    if not wanted:
        return Then("menu")
    act = Act("withdraw_agreements", WithdrawAgreements())
    outcome = act.decode((yield act))
    match outcome:
        case Done(id=taken_back):
            yield Say(_taken_back(taken_back or 0))
        case Refused() as refused:
            yield Say(sentence(refused))
            return Then("talk_to_human")
        case _:
            assert_never(outcome)
    return Then("menu")


def _taken_back(count: int) -> Text:
    if count == 0:
        return vital(_("Vous n'aviez rien accepté : il n'y a rien à retirer."))
    return vital(
        plural(
            "C'est fait : {count} accord est retiré. Le service est prévenu. Vous n'avez rien à "
            "expliquer.",
            "C'est fait : {count} accords sont retirés. Le service est prévenu. Vous n'avez rien "
            "à expliquer.",
            count,
        )
    )
