"""Looks the regular work over: when each job last ran and should have, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from bot.findings import Finding, fine, wrong
from bot.health.letters import JOBS, mend, what
from bot.metronome import BEAT
from resources_db.health.beats import Beat, State, beats
from resources_db.health.faults import Kind, faults
from resources_db.storage.leases import LeaseRow


def examine_health(session: Session, at: datetime, zone: tzinfo) -> Iterator[Finding]:
    """A line a job, then one for each fault. An assistant that is off is not late."""
    lease = session.get(LeaseRow, BEAT)
    running = lease is not None and lease.until >= at
    for beat in beats(session, at):
        said = _said(beat, zone)
        name = f"Travail « {JOBS.get(beat.job, beat.job)} »"
        if running and beat.state is State.LATE:
            yield wrong(name, f"en retard, {said}", "relancez Accroche, puis voyez le journal")
        elif beat.state is State.FAILING:
            mended = "voyez le journal technique au mot « job.failed »"
            yield wrong(name, f"échoue ({beat.error}), {said}", mended)
        else:
            yield fine(name, said)
    for fault in faults(session, at):
        if fault.kind is Kind.CHANNEL_DOWN:
            since = f"{fault.since.astimezone(zone):%d/%m/%Y à %H:%M}"
            mended = mend(fault).partition(". ")[0]
            yield wrong(
                "Envois", f"{what(fault)} depuis le {since}", mended[0].lower() + mended[1:]
            )


def _said(beat: Beat, zone: tzinfo) -> str:
    last = f"{beat.started.astimezone(zone):%d/%m/%Y à %H:%M}"
    due = f"{beat.next_due.astimezone(zone):%d/%m/%Y à %H:%M}"
    return f"dernier début le {last}, prochain attendu le {due}"
