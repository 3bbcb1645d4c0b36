"""Actions about invitations and agreements, allowed and forbidden, for the one door."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from resources_db.actions import Action, Reason, Role
from resources_db.agreements.actions import GiveAnswer, StopChannel, WithdrawAgreements
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import text_of
from resources_db.door import perform
from resources_db.invitations.actions import Invite, OpenInvitation, ReportMisopened
from resources_db.invitations.tables import InvitationRow
from resources_db.invitations.tokens import new_token
from resources_db.people.tables import (
    AddressPersonRow,
)
from tests.resources_db.town import AT
from tests.resources_db.worlds import (
    Example,
    World,
    changed,
    guardian,
)

TOKEN = "A" * 43


def invited(world: World, code: str | None = None) -> str:
    """The secret of a link made for the guardian."""
    agent, town = world.town.actor(Role.AGENT), world.town
    token = new_token()
    action = Invite(town.situation, guardian(world), token, code)
    changed(world, lambda s: perform(s, agent, action, AT))
    return token


def said(world: World, answer: Answer, means: Means = Means.PHONE) -> GiveAnswer:
    """What staff notes of a telephone call with the guardian."""
    text = text_of(Act.ACCOMPANIMENT, "fr")
    return GiveAnswer(
        world.town.situation,
        guardian(world),
        Act.ACCOMPANIMENT,
        answer,
        text.version,
        text.hash,
        text.lang,
        means,
        proof="appel de ce matin",
    )


def withdrawal(world: World) -> Action:
    """From a chat that is the guardian's."""
    linked = AddressPersonRow(address_id=1, person_id=guardian(world), since=AT)
    changed(world, lambda s: s.add(linked))
    return WithdrawAgreements()


def unknown_withdrawal(world: World) -> Action:
    """From a chat that is nobody's."""
    return WithdrawAgreements()


def late(world: World) -> Action:
    """A link that waited too long."""
    token = invited(world)
    changed(world, lambda s: s.execute(update(InvitationRow).values(expires=AT)))
    return OpenInvitation(token)


def used(world: World) -> Action:
    """A link that someone opened elsewhere."""
    token = invited(world)
    changed(world, lambda s: s.execute(update(InvitationRow).values(opened=AT)))
    return OpenInvitation(token)


def misdirected(world: World) -> Action:
    """The other parent's link, in a chat that is mine."""
    mine = AddressPersonRow(address_id=1, person_id=world.town.other_parent, since=AT)
    changed(world, lambda s: s.add(mine))
    return OpenInvitation(invited(world))


AGREEMENTS_EXAMPLES: dict[type[Action], Example] = {
    Invite: lambda world: Invite(world.town.situation, guardian(world), TOKEN),
    OpenInvitation: lambda world: OpenInvitation(invited(world)),
    ReportMisopened: lambda world: ReportMisopened(invited(world)),
    GiveAnswer: lambda world: said(world, Answer.YES),
    WithdrawAgreements: withdrawal,
    StopChannel: lambda world: StopChannel(guardian(world), "sms", Means.CHAT),
}
"""For each action, one that the rules allow."""

AGREEMENTS_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "a link to a protected contact without a code": (
        lambda world: Invite(world.town.situation, world.town.other_parent, TOKEN),
        Role.AGENT,
        Reason.CODE_NEEDED,
    ),
    "a link for someone who is not of the family": (
        lambda world: Invite(world.town.situation, world.town.strangers["guardian"], TOKEN),
        Role.AGENT,
        Reason.PART_DOES_NOT_FIT,
    ),
    "a forged link": (
        lambda _world: OpenInvitation(TOKEN),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
    "a link used": (used, Role.VISITOR, Reason.INVITATION_USED),
    "a link too late": (late, Role.VISITOR, Reason.INVITATION_LATE),
    "the other parent's link": (misdirected, Role.VISITOR, Reason.INVITATION_UNKNOWN),
    "a link without its code": (
        lambda world: OpenInvitation(invited(world, "123456")),
        Role.VISITOR,
        Reason.CODE_NEEDED,
    ),
    "a link with another code": (
        lambda world: OpenInvitation(invited(world, "123456"), "123457"),
        Role.VISITOR,
        Reason.CODE_WRONG,
    ),
    "a withdrawal of nobody": (unknown_withdrawal, Role.VISITOR, Reason.PERSON_UNKNOWN_HERE),
    "an information agreed to": (
        lambda world: replace(said(world, Answer.YES), act=Act.INFORMATION),
        Role.AGENT,
        Reason.ANSWER_DOES_NOT_FIT,
    ),
    "a link to nobody": (
        lambda world: replace(said(world, Answer.YES), act=Act.LINK),
        Role.AGENT,
        Reason.ANSWER_DOES_NOT_FIT,
    ),
    "a link to an actor that was not proposed": (
        lambda world: replace(
            said(world, Answer.YES), act=Act.LINK, organisation=world.town.organisations["pjj"]
        ),
        Role.AGENT,
        Reason.PART_DOES_NOT_FIT,
    ),
    "an answer of someone else": (
        lambda world: replace(said(world, Answer.YES), person=world.town.strangers["guardian"]),
        Role.AGENT,
        Reason.PART_DOES_NOT_FIT,
    ),
    "an answer without its proof": (
        lambda world: replace(said(world, Answer.YES), proof=" "),
        Role.AGENT,
        Reason.PROOF_NEEDED,
    ),
    "staff on someone's own page": (
        lambda world: said(world, Answer.YES, Means.PAGE),
        Role.AGENT,
        Reason.PROOF_NEEDED,
    ),
    "an older text": (
        lambda world: replace(said(world, Answer.YES), text_version="2020-01-01"),
        Role.AGENT,
        Reason.TEXT_CHANGED,
    ),
    "another text": (
        lambda world: replace(said(world, Answer.YES), text_hash="0" * 64),
        Role.AGENT,
        Reason.TEXT_CHANGED,
    ),
}
"""What the rules forbid to someone who may ask."""
