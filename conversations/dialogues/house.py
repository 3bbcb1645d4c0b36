"""Every dialogue of the house, by name."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.dialogues import (
    about_me,
    appointment,
    child_absent,
    child_excluded,
    emergency,
    find_help,
    invitation,
    language,
    look_up,
    menu,
    other_language,
    prepare_call,
    privacy,
    report_mistake,
    returning,
    stop,
    talk_to_human,
    what_is,
    withdraw,
)
from conversations.engine import Definition

DIALOGUES: Mapping[str, Definition] = {
    definition.name: definition
    for definition in (
        Definition(menu.NAME, menu.begin, resting=True),
        Definition(find_help.NAME, find_help.begin),
        Definition(child_excluded.NAME, child_excluded.begin),
        Definition(child_absent.NAME, child_absent.begin),
        Definition(returning.NAME, returning.begin),
        Definition(look_up.NAME, look_up.begin),
        Definition(what_is.NAME, what_is.begin),
        Definition(prepare_call.NAME, prepare_call.begin),
        Definition(about_me.NAME, about_me.begin),
        Definition(other_language.NAME, other_language.begin),
        Definition(privacy.NAME, privacy.begin),
        Definition(report_mistake.NAME, report_mistake.begin),
        Definition(talk_to_human.NAME, talk_to_human.begin),
        Definition(emergency.NAME, emergency.begin),
        Definition(language.NAME, language.begin),
        Definition(invitation.NAME, invitation.begin),
        Definition(withdraw.NAME, withdraw.begin),
        Definition(appointment.NAME, appointment.begin, lasting=True),
        Definition(stop.NAME, stop.begin, resting=True),
    )
}
