"""Emergency numbers by situation: known by heart, so that they work with an empty database.

Each equals the public record of the directory it comes from; a test compares them.
Immediate danger comes first (15, 17, 112), then the line that listens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conversations.steps import Call
from conversations.texts import _, vital
from conversations.understanding.emergency import WORSE_NOW
from conversations.understanding.needs import NEEDS_OF_DANGER
from conversations.understanding.reading import Danger
from resources_db.directory.terms import NeedCode

SAMU = Call("15", vital(_("Samu : vie en danger, malaise, médicaments avalés")))
POLICE = Call("17", vital(_("Police ou gendarmerie : danger, violence, enfant disparu")))
FIRE = Call("18", vital(_("Pompiers : accident, incendie")))
EUROPE = Call("112", vital(_("Tous les secours, depuis un portable")))
WITHOUT_SPEAKING = Call("114", vital(_("Par SMS, si vous ne pouvez pas parler")))
CHILDHOOD = Call("119", vital(_("Enfant en danger : écoute jour et nuit, gratuit")))
SUICIDE = Call("3114", vital(_("Idées de suicide, pour vous ou un proche : jour et nuit, gratuit")))
WOMEN = Call("3919", vital(_("Violences faites aux femmes : écoute jour et nuit, gratuit")))
BULLYING = Call("3018", vital(_("Harcèlement, à l'école ou en ligne : gratuit, de 9 h à 23 h")))
SHELTER = Call("115", vital(_("Sans toit ce soir : jour et nuit, gratuit")))
MISSING = Call("116 000", vital(_("Enfant disparu ou fugue : aide aux familles, jour et nuit")))

_BY_DANGER: dict[Danger, tuple[Call, ...]] = {
    Danger.SUICIDE: (SAMU, EUROPE, SUICIDE, WITHOUT_SPEAKING),
    Danger.VIOLENCE: (POLICE, EUROPE, WITHOUT_SPEAKING, WOMEN, CHILDHOOD),
    Danger.CHILD_ABUSE: (POLICE, EUROPE, WITHOUT_SPEAKING, CHILDHOOD),
    Danger.RUNAWAY: (POLICE, EUROPE, WITHOUT_SPEAKING, MISSING, CHILDHOOD),
    Danger.IMMEDIATE: (SAMU, POLICE, FIRE, EUROPE, WITHOUT_SPEAKING),
    Danger.NO_ROOF: (SHELTER, CHILDHOOD),
}
ALL_NUMBERS: tuple[Call, ...] = (
    SAMU,
    POLICE,
    FIRE,
    EUROPE,
    WITHOUT_SPEAKING,
    CHILDHOOD,
    SUICIDE,
    WOMEN,
    BULLYING,
    SHELTER,
    MISSING,
)
_LISTENING = {
    Danger.SUICIDE: SUICIDE,
    Danger.VIOLENCE: WOMEN,
    Danger.CHILD_ABUSE: CHILDHOOD,
    Danger.RUNAWAY: MISSING,
    Danger.IMMEDIATE: EUROPE,
    Danger.NO_ROOF: SHELTER,
}

_BULLYING = NeedCode("harcelement")


def numbers_for(dangers: Iterable[Danger]) -> tuple[Call, ...]:
    """The numbers for these situations, each once; every one of them when none is named."""
    wanted = dict.fromkeys(call for danger in dangers for call in _BY_DANGER[danger])
    return tuple(wanted) or ALL_NUMBERS


def listening_line(dangers: Sequence[Danger], need: NeedCode | None) -> Call:
    """The one number to give gently when someone may be in danger.

    Where blows or abuse may be meant, the likeliest need tells which; bullying has its own line.
    A life at risk goes before any need.
    """
    if not WORSE_NOW.issuperset(dangers):
        return _LISTENING[dangers[0]]
    if need == _BULLYING:
        return BULLYING
    about = (danger for danger in dangers if NEEDS_OF_DANGER[danger][:1] == (need,))
    return _LISTENING[next(about, dangers[0])]
