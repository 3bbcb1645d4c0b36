"""« Parler à quelqu'un »: lines where a person answers, and an answer of the staff here."""

from __future__ import annotations

from conversations.choosing import Option, choose
from conversations.dialogues.asking_the_staff import ask_the_staff
from conversations.emergency_numbers import CHILDHOOD, EUROPE
from conversations.journal import Json
from conversations.queries import PeopleToCall
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import _
from conversations.verbatim import AskVerbatim
from resources_db.directory.terms import Audience
from resources_db.tasks.actions import AskForHuman, Moment

NAME = "talk_to_human"
CARDS_AT_ONCE = 3


def begin(_start: Json) -> Dialogue[Ending]:
    """The dialogue; it needs no start values."""
    return talk_to_human()


def talk_to_human() -> Dialogue[Ending]:
    """Says plainly that this is a program, gives real people's numbers, offers an answer here."""
    query = PeopleToCall(Audience.PARENT)
    people = query.decode((yield query))
    if people:
        yield Say(
            _("Je suis un programme. Au bout de ces numéros, quelqu'un vous écoute."),
            cards=people[:CARDS_AT_ONCE],
        )
    else:
        yield Say(
            _("Je suis un programme. Pour parler à quelqu'un, appelez l'un de ces numéros."),
            calls=(CHILDHOOD, EUROPE),
        )
    wanted = yield from choose(
        "answer_here",
        _("Voulez-vous aussi qu'une personne de l'équipe vous réponde ici ?"),
        [Option("yes", _("Oui, répondez-moi ici"), True), Option("no", _("Non, merci"), False)],
    )
    if wanted:
        yield from _ask_the_staff()
    return Then("menu")


def _ask_the_staff() -> Dialogue[None]:
    moment = yield from choose(
        "moment",
        _("Quel moment vous convient pour lire la réponse ?"),
        [
            Option(Moment.MORNING.value, _("Le matin"), Moment.MORNING),
            Option(Moment.AFTERNOON.value, _("L'après-midi"), Moment.AFTERNOON),
            Option(Moment.EVENING.value, _("Le soir"), Moment.EVENING),
            Option(Moment.ANY.value, _("N'importe quand"), Moment.ANY),
        ],
    )
    question = AskVerbatim(
        "subject",
        _("En quelques mots, c'est à quel sujet ? N'écrivez le nom de personne."),
    )
    note = question.decode((yield question))
    yield from ask_the_staff("ask_for_human", AskForHuman(moment, note))
