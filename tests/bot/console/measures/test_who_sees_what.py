"""The table actor × field, on the pages themselves: every value of a marked world is looked for.

A world where each thing there is to know has a word of its own; the page of the measure is opened
by each quality, and the words that appear are compared with the table below, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape

import pytest
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.measures.actions import (
    GiveLearnt,
    GiveSchoolWork,
    WriteAsTutor,
    WriteInBooklet,
)
from resources_db.measures.finding import half_days
from resources_db.measures.terms import Learnt, Page
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.situations.tables import SituationRow
from tests.bot.console.desks import SQLITE, at_desk
from tests.bot.console.house import House
from tests.bot.console.measures.working import Work
from tests.resources_db.measures import making
from tests.resources_db.town import STRANGE, Town

pytestmark = SQLITE

_UNSEATED = {Role.VISITOR, Role.SYSTEM}
"""Qualities without an account."""
WORDS: Mapping[str, str] = {
    "pupil's first name": "Zoélie",
    "pupil's name": "Quenouille",
    "class": "4e Zinzolin",
    "school": "Collège Zéphyrin",
    "guardian": "Zénobie",
    "other parent": "Zacharie",
    "telephone": "+3363998",
    "regime": "Alternative à l'exclusion",
    "reception": "Accueil, avec un parent",
    "host": "Atelier Zircon",
    "mission": "Peinture des zèbres",
    "mark": "présent",
    "tutor": "Zorah",
    "signatures": "Qui signe",
    "where the sheet is": "classeur 2026",
    "how it ended": "Réalisée en entier",
    "school's work": "Exercice zeugme",
    "teacher": "Mme Zurbach",
    "booklet": "Je regrette zut",
    "tutor's words": "Bravo zélé",
}
"""What there is to know, and the word that betrays it on a page."""


def whole(session: Session, town: Town) -> int:
    """A completed measure with something in each of its fields, each with its word."""
    for table, row, values in (
        (PersonRow, town.people[Role.YOUNG_PERSON],
         {"given_name": WORDS["pupil's first name"], "family_name": WORDS["pupil's name"]}),
        (PersonRow, town.people[Role.GUARDIAN], {"given_name": WORDS["guardian"]}),
        (PersonRow, town.other_parent, {"given_name": WORDS["other parent"]}),
        (PersonRow, town.people[Role.MISSION_TUTOR], {"given_name": WORDS["tutor"]}),
        (OrganisationRow, town.organisations["school"], {"name": WORDS["school"]}),
        (OrganisationRow, town.organisations["club"], {"name": WORDS["host"]}),
        (SituationRow, town.situation, {"class_name": WORDS["class"]}),
    ):  # fmt: skip
        one = session.get_one(table, row)
        for name, value in values.items():
            setattr(one, name, value)
    measure, where = making.completed(session, town), town.situation
    half_days(session, measure)[1].mission = WORDS["mission"]
    learnt = (Learnt.YES, Learnt.NO, Learnt.A_LITTLE)
    for action, role in (
        (GiveSchoolWork(where, measure, WORDS["teacher"], WORDS["school's work"]), Role.CPE),
        (WriteInBooklet(where, measure, Page.THOUGHT, WORDS["booklet"]), Role.YOUNG_PERSON),
        (WriteAsTutor(where, measure, WORDS["tutor's words"]), Role.MISSION_TUTOR),
        (GiveLearnt(where, measure, learnt), Role.GUARDIAN),
    ):
        making.done(making.ask(session, town, action, role))
    return measure


_OF_SCHOOL = frozenset(WORDS) - {
    "guardian", "other parent", "telephone", "where the sheet is", "booklet", "tutor's words",
}  # fmt: skip
_OF_SERVICE = _OF_SCHOOL | {"guardian", "where the sheet is"}
SEEN: Mapping[Role, frozenset[str]] = {
    Role.AGENT: _OF_SERVICE,
    Role.COORDINATOR: _OF_SERVICE,
    Role.REFERENT_DE_PARCOURS: _OF_SERVICE,
    Role.SCHOOL_HEAD: _OF_SCHOOL,
    Role.CPE: _OF_SCHOOL,
    Role.SCHOOL_REFERENT: _OF_SCHOOL,
    Role.MISSION_TUTOR: frozenset({
        "pupil's first name", "host", "mission", "mark", "tutor", "tutor's words",
    }),
}  # fmt: skip
"""What each quality reads on the page of a measure. Whoever is not named reads nothing of it.

The service reads who answered (a guardian who said what was learnt), never the booklet: it is
printed where the young person wants. A number stands on the page of the situation only.
"""


@pytest.mark.parametrize("role", [role for role in Role if role not in _UNSEATED])
async def test_the_page_shows_each_quality_what_the_table_says(
    house: House, town: Town, role: Role
) -> None:
    """Exactly: a word more is a leak, a word less is a page that fails its reader (R15, R28)."""
    work = Work.at(house, town, whole)
    page = await at_desk(house, town.people[role]).go(work.path)
    assert read_on(page.text) == SEEN.get(role, frozenset())
    assert (page.status == 200) == (role in SEEN)


async def test_the_list_and_the_week_show_no_more_than_the_page(house: House, town: Town) -> None:
    """Lists are read over a shoulder: what they show is a part of what the page shows."""
    work = Work.at(house, town, whole)
    for role in SEEN:
        browser = at_desk(house, town.people[role])
        for path in ("/mesures?etat=finies", "/mesures/semaine"):
            page = await browser.go(path)
            assert read_on(page.text) <= SEEN[role], (role, path)
    for who in STRANGE:
        browser = at_desk(house, town.strangers[who])
        for path in (work.path, "/mesures", "/mesures?etat=finies", "/mesures/semaine"):
            seen = read_on((await browser.go(path)).text)
            assert seen <= {"host"}, (who, path)  # a référent may choose among hosts


def read_on(text: str) -> frozenset[str]:
    """The names of the words that stand on a page."""
    plain = unescape(text).replace("\u00a0", " ").replace("\u202f", " ")
    return frozenset(name for name, word in WORDS.items() if word in plain)
