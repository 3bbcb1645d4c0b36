"""Answering an appointment: opened by a reminder's buttons, or by words about it.

Nothing individual is said or asked here (a messenger announces, the page opens): a day, an hour,
a public place, one tap. A reason is never asked; who wants to give one does so on their page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, assert_never

from conversations.choosing import Option, choose
from conversations.coming import WHERE, heard, says_more
from conversations.hearing import pick_exactly
from conversations.journal import Json
from conversations.queries import AppointmentNow, Planned
from conversations.refusals import sentence
from conversations.starts import fields
from conversations.steps import (
    Act,
    CalendarEntry,
    Choice,
    Dialogue,
    DoesNotFit,
    Ending,
    Hearing,
    PageLink,
    Question,
    Say,
    Then,
)
from conversations.texts import Text, _
from conversations.understanding.reading import Reading
from resources_db.actions import Done, Outcome, Reason, Refused
from resources_db.invitations.actions import OpenMyPage
from resources_db.meetings.actions import AnswerHere
from resources_db.meetings.terms import Answer
from resources_db.tasks.actions import Moment

NAME: Final = "appointment"
KEY: Final = "answer"
CALENDAR, PAGE, ENOUGH = "calendar", "page", "enough"
_CHOICES: Final = (
    Choice(Answer.COMING.value, _("Je viens")),
    Choice(Answer.NOT_COMING.value, _("Je ne peux pas venir")),
    Choice(Answer.CALL_ME.value, _("Être rappelé")),
    Choice(WHERE, _("Où est-ce ?")),
    Choice(PAGE, _("Le détail, sur ma page")),
    Choice(CALENDAR, _("Ajouter à mon agenda")),
)
_ENOUGH: Final = Choice(ENOUGH, _("C'est tout, merci"))


@dataclass(frozen=True, slots=True)
class Said:
    """What someone answered, and the number of their words when they said more."""

    code: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class AskWhether(Question[Said]):
    """Whether they come. Its buttons are those of the reminder."""

    key: str
    prompt: Text
    unclear: Text | None = None
    again: bool = False
    """They have answered, or looked: there is nothing else they must do."""

    def choices(self) -> tuple[Choice, ...]:
        return (*_CHOICES, _ENOUGH) if self.again else _CHOICES

    def recognise(self, hearing: Hearing, /) -> Json:
        """Just after it was shown: a button's words, or anything that speaks of coming."""
        told = heard(hearing.reading, wide=True)
        return pick_exactly(hearing, self.choices()) or (None if told is None else str(told))

    def decode(self, raw: Json) -> Said:
        codes = {choice.code for choice in (*_CHOICES, _ENOUGH)} | set(Answer)
        match raw:
            case str() if raw in codes:
                return Said(raw)
            case [str(code), int(note)] if code in codes:
                return Said(code, note)
            case _:
                raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return ([Answer.LATE.value, 1],)


def heard_apart(reading: Reading) -> Json:
    """What words say of an appointment when something else was shown since the reminder."""
    told = heard(reading, wide=False)
    return None if told is None else str(told)


def worth_keeping(raw: Json, reading: Reading) -> bool:
    """Whether the words go with the answer to who arranged the appointment."""
    return raw in set(Answer) and says_more(reading)


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from what the shell knows of the appointment at that moment."""
    told = Planned.read(fields(start))
    return _gone() if told is None else appointment(told)


def appointment(told: Planned) -> Dialogue[Ending]:
    """Answer, ask where it is, keep it in one's calendar; and change one's mind."""
    prompt = _("Votre rendez-vous : {day}, à {hour}.", day=told.day, hour=told.hour)
    again = False
    while True:
        question = AskWhether(KEY, prompt, again=again)
        said = question.decode((yield question))
        if said.code == ENOUGH:
            return Then("menu")
        if said.code in {WHERE, PAGE, CALENDAR}:
            yield from _show(said.code, told)
        else:
            refused = yield from _answer(told, Answer(said.code), said.note)
            if refused is not None:
                now = yield from _after(refused, told)
                if now is None:
                    return Then("menu")
                told, again = now, False
                prompt = _("Votre rendez-vous : {day}, à {hour}.", day=now.day, hour=now.hour)
                continue
        again = True
        prompt = _("Autre chose pour ce rendez-vous ? Vous pouvez encore changer d'avis.")


def _answer(told: Planned, answer: Answer, note: int | None) -> Dialogue[Refused | None]:
    """Note it at once, then thank; why the door refused, if it did."""
    act = Act("note_answer", AnswerHere(told.appointment, told.starts, answer, note=note))
    outcome: Outcome = act.decode((yield act))
    if isinstance(outcome, Refused):
        return outcome
    match answer:
        case Answer.COMING:
            yield Say(_("C'est noté : vous venez {day}, à {hour}.", day=told.day, hour=told.hour))
        case Answer.LATE:
            yield Say(
                _(
                    "C'est noté : vous venez {day}, un peu après {hour}. Merci d'avoir prévenu.",
                    day=told.day,
                    hour=told.hour,
                )
            )
        case Answer.NOT_COMING:
            yield Say(
                _(
                    "C'est noté : vous ne pouvez pas venir {day}, à {hour}. Merci d'avoir prévenu.",
                    day=told.day,
                    hour=told.hour,
                )
            )
            prompt = _("Quel moment vous irait mieux ? Le service vous en proposera un autre.")
            yield from _wish(told, answer, prompt)
        case Answer.CALL_ME:
            yield Say(_("C'est noté : le service vous rappellera."))
            yield from _wish(told, answer, _("Quel moment vous convient pour cet appel ?"))
        case _:
            assert_never(answer)
    return None


def _wish(told: Planned, answer: Answer, prompt: Text) -> Dialogue[None]:
    """A moment that would suit them; they may pass."""
    moments: list[Option[Moment | None]] = [
        Option(Moment.MORNING.value, _("Le matin"), Moment.MORNING),
        Option(Moment.AFTERNOON.value, _("L'après-midi"), Moment.AFTERNOON),
        Option(Moment.EVENING.value, _("Le soir"), Moment.EVENING),
        Option(Moment.ANY.value, _("N'importe quand"), Moment.ANY),
        Option("pass", _("Passer"), None),
    ]
    wished = yield from choose("wished", prompt, moments)
    if wished is None:
        return
    act = Act("note_wish", AnswerHere(told.appointment, told.starts, answer, wished))
    outcome = act.decode((yield act))
    match outcome:
        case Done():
            yield Say(_("Merci, le service le voit tout de suite."))
        case Refused() as refused:
            yield Say(sentence(refused))
        case _:
            assert_never(outcome)


def _show(code: str, told: Planned) -> Dialogue[None]:
    if code == CALENDAR:
        yield Say(
            _("Voici le rendez-vous pour votre agenda : rien d'autre n'y est écrit."),
            handed=CalendarEntry(told.appointment),
        )
    elif code == PAGE:
        yield from _to_the_page()
    else:
        yield from _where(told)


def _where(told: Planned) -> Dialogue[None]:
    """The card of a public place; any other is on the page."""
    query = AppointmentNow(told.appointment)
    now = query.decode((yield query))
    if now is not None and now.place is not None:
        yield Say(_("C'est ici :"), cards=(now.place,))
        return
    yield Say(_("Le lieu et la façon d'y aller sont sur votre page."))
    yield from _to_the_page()


def _to_the_page() -> Dialogue[None]:
    act = Act("open_my_page", OpenMyPage())
    outcome = act.decode((yield act))
    match outcome:
        case Done(int() as number):
            yield Say(
                _("Votre page, pour vous seulement. Ce lien s'éteint bientôt :"),
                handed=PageLink(number),
            )
        case Done():
            yield Say(_("Ouvrez votre page avec le lien que le service vous a donné."))
        case Refused() as refused:
            yield Say(sentence(refused))
        case _:
            assert_never(outcome)


def _after(refused: Refused, told: Planned) -> Dialogue[Planned | None]:
    """Say why; of an appointment that moved, what is so now."""
    yield Say(sentence(refused))
    if refused.reason is not Reason.APPOINTMENT_MOVED:
        return None
    query = AppointmentNow(told.appointment)
    return query.decode((yield query))


def _gone() -> Dialogue[Ending]:
    yield Say(_("Je ne vois aucun rendez-vous à venir ici. Le service peut vous répondre."))
    return Then("menu")
