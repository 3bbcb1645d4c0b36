"""Finding help: the need, the age when it matters, the place, then cards three by three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conversations.ages import ask_age
from conversations.choosing import Option, choose
from conversations.dialogues.choosing_a_need import ask_need, known_need, which_of
from conversations.journal import Json
from conversations.places import Somewhere, ask_place
from conversations.queries import AgesMatter, FindResources
from conversations.starts import number, text, texts
from conversations.steps import Act, Dialogue, Ending, Say, Then
from conversations.texts import Ref, Text, _, plural
from resources_db.directory.terms import Audience, CommuneCode, NeedCode, ResourceId
from resources_db.misreadings.actions import CountMisread
from resources_db.upkeep.actions import CountUnmet

NAME = "find_help"
CARDS_AT_ONCE = 3
_Next = Literal["more", "other", "mistake", "prepare", "enough"]


@dataclass(frozen=True, slots=True)
class Start:
    """What is known before the first question."""

    need: NeedCode | None = None
    commune: CommuneCode | None = None
    age: int | None = None
    audience: Audience = Audience.PARENT
    readings: tuple[NeedCode, ...] = ()
    """Other needs that the message may tell, likeliest first: offered when ``need`` is unknown,
    or was read wrongly."""

    @classmethod
    def read(cls, start: Json) -> Start:
        """Start values as stored."""
        commune, audience = text(start, "commune"), text(start, "audience")
        return cls(
            known_need(text(start, "need")),
            CommuneCode(commune) if commune else None,
            number(start, "age"),
            Audience(audience) if audience in set(Audience) else Audience.PARENT,
            tuple(need for code in texts(start, "readings") if (need := known_need(code))),
        )

    def write(self) -> Json:
        """Start values, to be stored."""
        known: dict[str, Json] = {"need": self.need, "commune": self.commune, "age": self.age}
        start: dict[str, Json] = {"audience": self.audience.value}
        if self.readings:
            start["readings"] = [*self.readings]
        return start | {name: value for name, value in known.items() if value is not None}


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values."""
    return find_help(Start.read(start))


def find_help(start: Start) -> Dialogue[Ending]:
    """Reads like the screens it produces."""
    need = start.need or (yield from _which_need(start.readings))
    age = yield from _ask_age_if_it_matters(need, start.age)
    place = yield from ask_place(
        "town",
        _("Dans quelle commune êtes-vous ? Écrivez son nom ou son code postal."),
        given=Somewhere(start.commune) if start.commune else None,
    )
    found = yield from _find(need, age, place, start.audience)
    left = tuple(each for each in start.readings if each != need)
    again = Start(commune=place.commune, age=age, audience=start.audience, readings=left)
    return (yield from _show(found, need, place, again))


def _which_need(readings: tuple[NeedCode, ...]) -> Dialogue[NeedCode]:
    """One of the likeliest readings, or else the whole choice."""
    read = (yield from which_of(readings)) if readings else None
    return read or (yield from ask_need(None))


def _ask_age_if_it_matters(need: NeedCode, given: int | None) -> Dialogue[int | None]:
    if given is not None:
        return given
    query = AgesMatter(need)
    if not query.decode((yield query)):
        return None
    return (yield from ask_age("age", _("Quel âge a la personne à aider ?")))


def _find(
    need: NeedCode, age: int | None, place: Somewhere, audience: Audience
) -> Dialogue[tuple[ResourceId, ...]]:
    query = FindResources(need, place.commune, age, audience)
    return query.decode((yield query))


def _show(
    found: tuple[ResourceId, ...], need: NeedCode, place: Somewhere, again: Start
) -> Dialogue[Ending]:
    if not found:
        yield Act("unmet", CountUnmet(need, place.commune))
        yield Say(
            _(
                "Je n'ai pas de lieu à vous proposer pour « {need} ». "
                "Vous pouvez parler à quelqu'un.",
                need=Ref("need", need),
            )
        )
        return Then("talk_to_human")
    for first in range(0, len(found), CARDS_AT_ONCE):
        page = found[first : first + CARDS_AT_ONCE]
        left = len(found) - first - len(page)
        yield Say(_("Voici la suite.") if first else _introduction(need, place), cards=page)
        match (yield from _what_next(left)):
            case "more":
                continue
            case "other":
                yield from count_misread(need)
                yield Act("unmet", CountUnmet(need, place.commune))
                yield Say(_("D'accord, cherchons autrement."))
                return Then(NAME, again.write())
            case "prepare":
                return Then("prepare_call", {"resources": [*page], "need": need})
            case "mistake":
                return Then("report_mistake", {"resources": [*page]})
            case "enough":
                break
    yield Say(_("Bon courage. Écrivez-moi quand vous voulez."))
    return Then("menu")


def count_misread(need: NeedCode) -> Dialogue[None]:
    """Count that this need was not the one, so that the lists can be mended."""
    act = Act("misread", CountMisread(need))
    act.decode((yield act))


def _introduction(need: NeedCode, place: Somewhere) -> Text:
    about = Ref("need", need)
    if place.commune is None:
        return _("Pour « {need} », voici ce que je connais.", need=about)
    return _(
        "Pour « {need} » ({commune} et ses environs), voici ce que je connais.",
        need=about,
        commune=Ref("commune", place.commune),
    )


def _what_next(left: int) -> Dialogue[_Next]:
    more: list[Option[_Next]] = [Option("more", _("En voir plus"), "more")] if left else []
    options: list[Option[_Next]] = [
        Option("enough", _("Oui, merci"), "enough"),
        *more,
        Option("prepare", _("Préparer mon appel"), "prepare"),
        Option("other", _("Ce n'est pas ça"), "other"),
        Option("mistake", _("Signaler une erreur"), "mistake"),
    ]
    return (yield from choose("next", _helpful(left), options))


def _helpful(left: int) -> Text:
    if not left:
        return _("Est-ce que cela vous aide ?")
    return plural(
        "J'ai encore {count} proposition. Est-ce que cela vous aide ?",
        "J'ai encore {count} propositions. Est-ce que cela vous aide ?",
        left,
    )
