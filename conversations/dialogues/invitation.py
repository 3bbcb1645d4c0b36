"""Opening one's invitation in the chat: from then on the service can announce things there.

The messenger announces, the page opens: nothing about the family is said here.
"""

from __future__ import annotations

from typing import assert_never

from conversations.journal import Json
from conversations.refusals import sentence
from conversations.starts import text
from conversations.steps import Act, Dialogue, Ending, Say, Then
from conversations.texts import _, vital
from resources_db.accounts.actions import CHAT_PREFIX, OpenStaffChat
from resources_db.actions import Done, Reason, Refused
from resources_db.invitations.actions import OpenInvitation, ReportMisopened

NAME = "invitation"
INVITATION_LENGTH = 43
"""Signs of a link's secret; no need of the taxonomy has a code as long."""


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: the secret of the link."""
    token = text(start, "token") or ""
    return _of_the_staff(token) if token.startswith(CHAT_PREFIX) else invitation(token)


def invites(code: str) -> bool:
    """Whether what a link carries has the shape of an invitation, or of a code of the staff."""
    bare = code.removeprefix(CHAT_PREFIX)
    return INVITATION_LENGTH in {len(code), len(bare)}


def invitation(token: str) -> Dialogue[Ending]:
    """Opened, or a kind word that says nothing of whose it was."""
    act = Act("open_invitation", OpenInvitation(token))
    outcome = act.decode((yield act))
    match outcome:
        case Done():
            yield Say(
                vital(
                    _(
                        "C'est fait. Le service Jeunesse pourra vous prévenir ici, sans jamais "
                        "écrire de nom ni de raison. Ce qui vous concerne se lit sur votre page."
                    )
                )
            )
        case Refused(reason=Reason.INVITATION_UNKNOWN) as refused:
            yield Say(sentence(refused))
            yield from _report(token)
        case Refused() as refused:
            yield Say(sentence(refused))
        case _:
            assert_never(outcome)
    return Then("menu")


def _of_the_staff(code: str) -> Dialogue[Ending]:
    """A colleague's chat with the staff's bot; whatever opens nothing is answered alike."""
    act = Act("open_staff_chat", OpenStaffChat(code))
    outcome = act.decode((yield act))
    if isinstance(outcome, Refused):
        yield Say(sentence(outcome))
    else:
        yield Say(
            _("C'est fait. Les alertes de l'équipe arriveront ici, sans jamais nommer personne.")
        )
    return Then("menu")


def _report(token: str) -> Dialogue[None]:
    """If it was someone else's, the service makes them a new one."""
    act = Act("report_misopened", ReportMisopened(token))
    outcome = act.decode((yield act))
    if isinstance(outcome, Refused):
        yield Say(sentence(outcome))
