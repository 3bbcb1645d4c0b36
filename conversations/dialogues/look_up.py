"""Looking a place up: by name, by town or by phone number."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.choosing import Option, choose
from conversations.journal import Json
from conversations.starts import texts
from conversations.steps import Choice, Dialogue, DoesNotFit, Ending, Hearing, Question, Say, Then
from conversations.texts import Text, _
from resources_db.directory.terms import ResourceId

NAME = "look_up"
CARDS_AT_ONCE = 3
MOST_FOUND = 9
_BY_NEED = "by_need"


@dataclass(frozen=True, slots=True)
class AskName(Question["tuple[ResourceId, ...] | None"]):
    """Which place? Journaled as the ids it may be; « by need » for who has no name to give."""

    key: str
    prompt: Text
    unclear: Text | None = None

    def choices(self) -> tuple[Choice, ...]:
        return (Choice(_BY_NEED, _("Chercher par besoin plutôt")),)

    def recognise(self, hearing: Hearing, /) -> Json:
        found = hearing.knowledge.places.called(hearing.reading.text)
        return [*found[:MOST_FOUND]] or None

    def decode(self, raw: Json) -> tuple[ResourceId, ...] | None:
        if raw == _BY_NEED:
            return None
        if isinstance(raw, list) and 0 < len(raw) <= MOST_FOUND:
            ids = tuple(ResourceId(item) for item in raw if isinstance(item, str))
            if len(ids) == len(raw):
                return ids
        raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return (_BY_NEED, ["a"], ["a", "b", "c", "d"])


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: the places a message named."""
    return look_up(tuple(ResourceId(card) for card in texts(start, "resources")[:MOST_FOUND]))


def look_up(found: tuple[ResourceId, ...]) -> Dialogue[Ending]:
    """The cards of the places named, three at a time; what is unknown is said on the card."""
    if not found:
        question = AskName(
            "name",
            _("Quel lieu cherchez-vous ? Écrivez son nom, sa ville ou son numéro."),
            _("Je ne trouve pas ce lieu dans l'annuaire. Essayez un autre mot."),
        )
        named = question.decode((yield question))
        if named is None:
            return Then("find_help")
        found = named
    for first in range(0, len(found), CARDS_AT_ONCE):
        page = found[first : first + CARDS_AT_ONCE]
        left = len(found) - first - len(page)
        yield Say(_("Voici la suite.") if first else _("Voici ce que dit l'annuaire."), cards=page)
        chosen = yield from _what_next(left)
        if chosen == "more":
            continue
        if chosen == "mistake":
            return Then("report_mistake", {"resources": [*page]})
        if chosen == "other":
            return Then(NAME)
        break
    return Then("menu")


def _what_next(left: int) -> Dialogue[str]:
    more = [Option("more", _("En voir plus"), "more")] if left else []
    options = [
        Option("enough", _("Oui, merci"), "enough"),
        *more,
        Option("other", _("Chercher un autre lieu"), "other"),
        Option("mistake", _("Signaler une erreur"), "mistake"),
    ]
    return (yield from choose("next", _("Est-ce le lieu que vous cherchiez ?"), options))
