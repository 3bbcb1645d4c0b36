"""From the first morning to the last half-day: signatures, marks, who is told, what changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.demo.cast import CAST, PARENT_NUMBER, Who
from bot.demo.forms import Stuck
from bot.demo.scenes_before import MEASURE
from bot.demo.stage import Stage, Visit

_THIS_MORNING: Final = timedelta(hours=3)
_TUTOR_LINK: Final = re.compile(r"/t/[\w-]+")


async def gives_work(stage: Stage) -> Sequence[str]:
    """The CPE names the teacher who keeps the link, and what there is to do (R58)."""
    visit = await stage.enter(Who.CPE, stage.notes[MEASURE])
    words = "Français : relire la nouvelle. Maths : exercices 3 à 6."
    await visit.send("/travail", teacher="Mme Petit, français", words=words)
    visit.page.says(words)
    return ["Le travail et l'enseignante qui garde le lien sont sur la page de l'élève."]


async def service_signs(stage: Stage) -> Sequence[str]:
    """The agent signs for the service."""
    visit = await stage.enter(Who.AGENT, stage.notes[MEASURE])
    await visit.send("/signer")
    return ["Trois signatures sur quatre."]


async def cannot_begin(stage: Stage) -> Sequence[str]:
    """The first morning has come and the head has not signed: the sentence names who lacks."""
    visit = await stage.enter(Who.AGENT, stage.notes[MEASURE])
    await visit.be_refused("/commencer")
    return [f"Refusé : « {visit.page.line('signature')} »"]


async def head_signs(stage: Stage) -> Sequence[str]:
    """The last signature."""
    visit = await stage.enter(Who.HEAD, stage.notes[MEASURE])
    await visit.send("/signer")
    visit = await stage.enter(Who.AGENT, stage.notes[MEASURE])
    visit.page.says("tout est signé")
    return ["Les quatre ont signé : la mesure peut commencer."]


async def receives(stage: Stage) -> Sequence[str]:
    """Pupil and mother are received; one tap. The hour came, so the measure began by itself."""
    visit = await stage.enter(Who.AGENT, stage.notes[MEASURE])
    await visit.send("/pointer", "present")
    visit.page.says("En cours")
    return ["La mesure a commencé à l'heure. L'élève et sa mère sont reçus : noté d'un geste."]


async def marks_afternoon(stage: Stage) -> Sequence[str]:
    """The second half-day, at the service."""
    visit = await stage.enter(Who.AGENT, stage.notes[MEASURE])
    await visit.send("/pointer", "present")
    return ["L'atelier de réflexion a eu lieu."]


async def tutor_marks_present(stage: Stage) -> Sequence[str]:
    """The link of the day came by mail in the morning; it opens the day, and one tap marks it."""
    visit = await _day_of_tutor(stage)
    await visit.send("/t/pointer", "present")
    return [
        "Son lien du jour est arrivé ce matin par courriel ; il ne nomme personne.",
        "Elle voit un prénom, une heure, une mission : jamais pourquoi il est là.",
    ]


async def tutor_marks_absent(stage: Stage) -> Sequence[str]:
    """Nobody came after lunch: head and mother are told at once."""
    visit = await stage.enter(Who.TUTOR, "/t")
    afternoon = [one for one in visit.page.forms if one.path == "/t/pointer"][-1]
    await visit.send(afternoon, "absent")
    return await _told(stage, (Who.HEAD, Who.PARENT))


async def changes_a_day(stage: Stage) -> Sequence[str]:
    """The tutor cannot come at nine on the last day: that half-day alone is moved."""
    visit = await stage.enter(Who.AGENT, f"{stage.notes[MEASURE]}/changer")
    half = [one.href for one in visit.page.links if "demi=" in one.href][-1]
    await visit.go(half)
    await visit.fill("/changer", {"starts-0": "09:30"})
    await visit.go(stage.notes[MEASURE])
    visit.page.says("9 h 30")
    return await _told(stage, (Who.PARENT,))


async def tutor_notes_incident(stage: Stage) -> Sequence[str]:
    """An incident: the head is asked to say that she knows."""
    visit = await _day_of_tutor(stage)
    await visit.send("/t/pointer", "incident")
    return await _told(stage, (Who.HEAD,))


async def head_knows(stage: Stage) -> Sequence[str]:
    """One tap: nobody else has to be told in her place."""
    visit = await stage.enter(Who.HEAD, stage.notes[MEASURE])
    await visit.send("/au-courant")
    return ["Elle est au courant : personne d'autre n'est réveillé."]


async def tutor_leaves_words(stage: Stage) -> Sequence[str]:
    """The tutor's words for the booklet. The head knew: nobody was told in her place."""
    if stage.net.since(stage.clock() - _THIS_MORNING, stage.mailbox(Who.CPE)):
        raise Stuck("Le CPE a été prévenu à la place de la principale, qui était au courant")
    visit = await stage.enter(Who.TUTOR, "/t")
    await visit.send("/t/mot", words="Il a bien travaillé, du début à la fin.")
    return ["Un mot dans le livret, à montrer au retour."]


async def _day_of_tutor(stage: Stage) -> Visit:
    """She opens this morning's link."""
    today = stage.clock().astimezone(stage.zone).date()
    since = datetime.combine(today, datetime.min.time(), stage.zone)
    letters = stage.net.since(since, stage.mailbox(Who.TUTOR))
    found = [link[0] for letter in letters if (link := _TUTOR_LINK.search(letter.text))]
    if not found:
        raise Stuck("La tutrice n'a pas reçu le lien de sa journée")
    visit = await stage.look(Who.TUTOR, found[-1])
    return await visit.send(visit.page.form(found[-1]))


async def _told(stage: Stage, people: Sequence[Who]) -> Sequence[str]:
    """What each of them receives within a minute."""
    lines: list[str] = []
    for who in people:
        to = PARENT_NUMBER if who is Who.PARENT else stage.mailbox(who)
        caught = await stage.caught_for(to, stage.clock())
        said = caught.subject or caught.text
        lines.append(f"{CAST[who].name} reçoit un {caught.way}, tout de suite : « {said} »")
    return lines
