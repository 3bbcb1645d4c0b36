"""What a message outside any question asks for: the dialogue it opens, if it opens one."""

from __future__ import annotations

from conversations.dialogues.find_help import Start
from conversations.dialogues.withdraw import said_plainly
from conversations.glossary.finding import find_term
from conversations.journal import Json
from conversations.other_languages import IN_THEIR_WORDS
from conversations.steps import Then
from conversations.texts import _, vital
from conversations.turn import Conversation, Talk
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.reading import Intent, Reading
from conversations.understanding.towns import Towns
from resources_db.directory.terms import CommuneCode

_ALMOST_ONLY_THE_TERM = 3
"""« GPDS ? », « la MDA »: so few words that the term is the question."""

_CONSENT = _(
    "Votre accord ne se donne pas dans cette conversation, mais sur votre page personnelle. "
    "L'établissement ou le service qui vous suit peut vous en donner le lien."
)
_NOT_HERE = {
    Intent.MY_APPOINTMENTS: _(
        "Je ne vois aucun rendez-vous ici. Les vôtres sont sur votre page personnelle : le service "
        "qui vous suit peut vous en donner le lien."
    ),
    Intent.CANNOT_COME: _(
        "Ici, je ne sais pas qui vous êtes. Répondez sur votre page personnelle, ou appelez le "
        "service qui vous suit dès que possible."
    ),
    Intent.CONSENT_GIVE: _CONSENT,
    Intent.STAFF_SCHEDULE: _("L'agenda de l'équipe n'est pas ouvert ici."),
}
"""What is asked of a service that knows the person: said plainly, with who can do it."""
_WHATEVER_THE_NEED = {
    Intent.MY_DATA_RIGHTS: Then("privacy"),
    Intent.TALK_TO_HUMAN: Then("talk_to_human"),
    Intent.SMALLTALK: Then("menu", {"welcome": "yes"}),
}
"""What is wanted, also when a need is told with it: « qui voit ce que j'ai dit de ma fille ? »."""
_ASKING = {
    Intent.WHAT_IS: Then("what_is"),
    Intent.DIRECTORY_LOOKUP: Then("look_up"),
    Intent.OPENING_HOURS: Then("look_up"),
}
"""What is wanted, without saying of what: the dialogue asks."""


def understand(conversation: Conversation, reading: Reading) -> Talk[bool]:
    """Open the dialogue this message calls for; False when it calls for none."""
    if reading.asks_case_data:
        conversation.say(
            vital(
                _(
                    "Je ne donne jamais d'information sur une personne ou une famille. "
                    "L'établissement ou le service concerné peut vous répondre."
                )
            )
        )
        yield from conversation.open("menu")
        return True
    if (not_here := _NOT_HERE.get(reading.intent)) is not None:
        conversation.say(vital(not_here))
        yield from conversation.open("menu")
        return True
    if reading.intent is Intent.CONSENT_WITHDRAW:
        sure = "yes" if said_plainly(reading.text) else None
        yield from conversation.open("withdraw", {"sure": sure})
        return True
    if reading.written_in in IN_THEIR_WORDS and not _under_way(conversation):
        need = reading.needs[0] if reading.needs else None
        start: dict[str, Json] = {"language": reading.written_in, "need": need}
        yield from conversation.open("other_language", start)
        return True
    opening = _opening(conversation, reading)
    if opening is None:
        return False
    if reading.intent is Intent.WHAT_IS and opening.dialogue == "find_help":
        conversation.say(_("Je n'ai pas d'explication de ce mot. Voici qui peut vous répondre."))
    yield from conversation.open(opening.dialogue, opening.start)
    return True


def _under_way(conversation: Conversation) -> bool:
    """Whether a question of a dialogue is open: they were told about the language before it."""
    thread = conversation.focused()
    return thread is not None and not conversation.view.dialogues[thread.dialogue].resting


def _opening(conversation: Conversation, reading: Reading) -> Then | None:
    """The dialogue for what was understood; None when nothing was."""
    knowledge = conversation.view.knowledge
    opening = _by_intent(conversation, reading) or _by_words(knowledge, reading)
    if opening is None and reading.intent is Intent.FIND_HELP and not _under_way(conversation):
        return Then("find_help")  # « aidez-moi »: one short question
    return opening


def _by_intent(conversation: Conversation, reading: Reading) -> Then | None:
    """The dialogue that what the person wants names by itself."""
    match reading.intent:
        case Intent.WHAT_IS:
            term = find_term(reading.words)
            return None if term is None else Then("what_is", {"term": term})
        case Intent.DIRECTORY_LOOKUP | Intent.OPENING_HOURS:
            places = conversation.view.knowledge.places.called(reading.text)
            return Then("look_up", {"resources": [*places]}) if places else None
        case Intent.LANGUAGE_CHANGE:
            return Then("language", {"language": reading.language})
        case intent:
            return _WHATEVER_THE_NEED.get(intent)


def _by_words(knowledge: Knowledge, reading: Reading) -> Then | None:
    """The dialogue for the need that was told, or for the term that is almost all of it."""
    if reading.needs and reading.intent is not Intent.OUT_OF_SCOPE:
        return Then("find_help", _what_is_known(knowledge, reading).write())
    term = find_term(reading.words)
    if term is not None and len(reading.words) <= _ALMOST_ONLY_THE_TERM:
        return Then("what_is", {"term": term})
    return _ASKING.get(reading.intent)


def _what_is_known(knowledge: Knowledge, reading: Reading) -> Start:
    """Start values: what the message already answers is not asked again.

    An unsure reading leaves the need open: the two likeliest are offered.
    """
    town = _sure_town(knowledge.towns, reading)
    if reading.is_sure:
        return Start(reading.needs[0], town, reading.age, readings=reading.needs[1:3])
    return Start(None, town, reading.age, readings=reading.needs[:2])


def _sure_town(towns: Towns, reading: Reading) -> CommuneCode | None:
    """The one town named, unless its name is also how people call larger ones.

    « Sotteville » is a village of the Manche, and what everyone near Rouen calls
    Sotteville-lès-Rouen: only the person can tell.
    """
    if len(reading.communes) != 1:
        return None
    town = towns.get(reading.communes[0])
    sure = town is not None and len(towns.named(town.nom)) == 1
    return reading.communes[0] if sure else None
