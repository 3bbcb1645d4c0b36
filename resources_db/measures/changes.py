"""What this part does for the one door: each action with its handler."""

from __future__ import annotations

from typing import Final

from resources_db.handling import Handlers
from resources_db.measures import (
    actions,
    alarms,
    drafting,
    ending,
    planning,
    running,
    signing,
    staff_channels,
)

HANDLERS: Final[Handlers] = {
    actions.TakeCall: drafting.take_call,
    actions.DraftMeasure: drafting.draft_measure,
    actions.SetSchoolWeek: drafting.set_school_week,
    actions.PlanDays: planning.plan_days,
    actions.ChangeHalfDay: planning.change_half_day,
    actions.SignContract: signing.sign_contract,
    actions.RecordSheet: signing.record_sheet,
    actions.StartMeasure: signing.start_measure,
    actions.MarkHalfDay: running.mark_half_day,
    actions.Acknowledge: running.acknowledge_notices,
    actions.GiveSchoolWork: running.give_school_work,
    actions.WriteInBooklet: running.write_in_booklet,
    actions.WriteAsTutor: running.write_as_tutor,
    actions.RaiseAlarm: alarms.raise_alarm,
    actions.GiveLearnt: running.give_learnt,
    actions.ChooseStaffChannels: staff_channels.choose_staff_channels,
    actions.EndMeasure: ending.end_measure,
    actions.CancelMeasure: ending.cancel_measure,
    actions.CheckCompletion: ending.check_completion,
    actions.CompleteMeasure: ending.complete_measure,
    actions.ArrangeReturn: ending.arrange_return,
    actions.NoteReturn: ending.note_return,
    actions.CloseMeasure: ending.close_measure,
}
"""Every change a measure knows."""
