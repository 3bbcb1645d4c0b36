"""A measure of invented people, as a reader sees it, for its papers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.paper.measures.about import About, Meeting
from bot.paper.measures.places import Place
from bot.paper.of_city import Letterhead
from bot.paper.sheet import Sender
from conversations.texts import Text
from resources_db.actions import Role
from resources_db.measures.machine import State
from resources_db.measures.terms import (
    Activity,
    Follows,
    Frame,
    Half,
    Mark,
    Page,
    Regime,
    Signer,
)
from resources_db.measures.views import (
    EndView,
    HalfDayView,
    MeasureView,
    SignatureView,
    WordsView,
)
from resources_db.situations.terms import Part
from resources_db.situations.views import PartView, SituationView

MADE = date(2026, 11, 22)
SENDER = Sender(("Ville de Rouen", "Service Jeunesse"))
GARDENS = "Jardins de la Ville"
DARI = "من در باغ کار کردم و یاد گرفتم."


def half_day(
    row: int,
    day: int,
    activity: Activity = Activity.MISSION,
    mark: Mark | None = Mark.PRESENT,
    half: Half = Half.MORNING,
) -> HalfDayView:
    """Three hours, from 9 or from 14 in Paris."""
    starts, mission = (8 if half is Half.MORNING else 13), activity is Activity.MISSION
    return HalfDayView(
        row=row,
        day=date(2026, 11, day),
        half=half,
        starts=datetime(2026, 11, day, starts, tzinfo=UTC),
        ends=datetime(2026, 11, day, starts + 3, tzinfo=UTC),
        activity=activity,
        host=GARDENS if mission else None,
        tutor="Sam Martin" if mission else None,
        mission="Entretien d'un espace public" if mission else None,
        mark=mark,
        appointment=None,
    )


def part(row: int, which: Part, given: str, family: str) -> PartView:
    """Someone of the situation."""
    return PartView(
        row=row,
        part=which,
        person=row,
        name=f"{given} {family}",
        given_name=given,
        family_name=family,
        organisation=None,
        organisation_id=None,
        reach=None,
        authority=None,
        proof=None,
    )


HALF_DAYS = (
    half_day(1, 23, Activity.RECEPTION),
    half_day(2, 23, Activity.REFLECTION, half=Half.AFTERNOON),
    half_day(3, 24),
    half_day(4, 25, mark=Mark.ABSENT),
    half_day(5, 26, mark=Mark.LATE),
    half_day(6, 27, Activity.REVIEW, mark=None),
)
SIGNED_AT = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)
MEASURE = MeasureView(
    id=1,
    code="abcd",
    situation=1,
    roles=frozenset({Role.AGENT}),
    state=State.COMPLETED,
    plan=2,
    frame=Frame(Regime.ALTERNATIVE),
    first_day=date(2026, 11, 23),
    last_day=date(2026, 11, 27),
    half_days=HALF_DAYS,
    signed=frozenset({Signer.HEAD, Signer.SERVICE}),
    missing=frozenset({Signer.PUPIL, Signer.HOLDER}),
    proofs=(
        SignatureView(Signer.HEAD, "Ada Chef", SIGNED_AT, "page", None),
        SignatureView(Signer.SERVICE, "Bo Agent", SIGNED_AT, "paper", "classeur"),
    ),
    provisional=True,
    end=EndView(None, SIGNED_AT, respected=True, educational=True, follows=Follows.NOTHING),
    return_appointment=4,
    returned=None,
    work=(WordsView(None, None, "Mme Ba", "Exercice 3", SIGNED_AT),),
    booklet=(
        WordsView(Page.DONE, 3, None, "J'ai planté des arbres.", SIGNED_AT),
        WordsView(Page.DONE, None, None, DARI, SIGNED_AT),
        WordsView(Page.TUTOR, None, None, "Un travail soigné.", SIGNED_AT),
    ),
    learnt=(),
)
SITUATION = SituationView(
    id=1,
    code="efgh",
    roles=frozenset({Role.AGENT}),
    initials="L. E.",
    pupil="Léo Exemple",
    class_name="4e B",
    school="Collège de l'Exemple",
    opened=SIGNED_AT,
    closed=None,
    family_informed=MADE,
    accompanied=True,
    parts=(
        part(1, Part.PUPIL, "Léo", "Exemple"),
        part(2, Part.GUARDIAN, "Amal", "Benali"),
        part(3, Part.REFERENT, "Nour", "Petit"),
    ),
    answers=(),
)
PLACE = Place(
    "Maison de l'adolescent",
    ("02 32 18 86 87", "4 rue de Germont, 76000 Rouen"),
    (),
    (Text("Source : exemple, 2026"),),
)
ABOUT = About(
    measure=MEASURE,
    situation=SITUATION,
    head=Letterhead(SENDER, "02 00 00 00 00", "du lundi au vendredi"),
    school_sender=SENDER,
    host_sender=SENDER,
    meeting=Meeting(datetime(2026, 11, 30, 7, 30, tzinfo=UTC), "Collège de l'Exemple, bureau 2"),
    places=(PLACE,),
    zone=ZoneInfo("Europe/Paris"),
    made=MADE,
)
