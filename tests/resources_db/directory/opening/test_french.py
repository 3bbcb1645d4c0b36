"""French hours are converted where certain, with the same meaning, and else left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours, validate

from resources_db.directory.opening.french import to_osm
from resources_db.directory.opening.week import DAYS
from resources_db.directory.opening.week_reading import read_week


@pytest.mark.parametrize(
    ("text", "osm"),
    [
        ("du lundi au vendredi 9h-12h et 14h-17h, sauf vacances scolaires",
         "Mo-Fr 09:00-12:00,14:00-17:00; SH off"),
        ("lun-ven 9h-12h", "Mo-Fr 09:00-12:00"),
        ("Lun. au ven. de 9 h 00 à 12 h 30 et de 13 h 30 à 17 h",
         "Mo-Fr 09:00-12:30,13:30-17:00"),
        ("24h/24, 7j/7", "24/7"),
        ("24h/24 et 7j/7", "24/7"),
        ("7 jours sur 7, 24h/24", "24/7"),
        ("9h-23h, 7j/7, jours fériés inclus", "PH,Mo-Su 09:00-23:00"),
        ("tous les jours 8h-2h", "Mo-Su 08:00-26:00"),
        ("tous les jours sauf le dimanche 10h-19h", "Mo-Sa 10:00-19:00"),
        ("mardi et jeudi 14h-17h. Fermé les jours fériés", "Tu,Th 14:00-17:00; PH off"),
        ("du lundi au vendredi 9h-12h et 14h-17h, fermé le mercredi après-midi",
         "Mo-Tu,Th-Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"),
        ("lundi, mardi, jeudi et vendredi 9h-17h, mercredi 9h-12h",
         "Mo-Tu,Th-Fr 09:00-17:00; We 09:00-12:00"),
        ("Lundi: 9h-12h\nMardi: fermé\nMercredi: 9h-12h 14h-17h",
         "Mo 09:00-12:00; We 09:00-12:00,14:00-17:00"),
        ("lundi au vendredi 9h-17h sur rendez-vous", 'Mo-Fr 09:00-17:00 "sur rendez-vous"'),
        ("de 9 à 12h le lundi", "Mo 09:00-12:00"),
        ("samedi de 10h à midi", "Sa 10:00-12:00"),
        ("du lundi au vendredi 9h-17h, vacances scolaires comprises", "Mo-Fr 09:00-17:00"),
    ],
)  # fmt: skip
def test_what_is_certain(text: str, osm: str) -> None:
    """The ways of writing seen in real texts."""
    assert to_osm(text) == osm


@pytest.mark.parametrize(
    "text",
    [
        "", "sur rendez-vous", "lundi matin", "9h-12h", "du lundi au vendredi",
        "lundi-vendredi en journée", "lundi-vendredi 9h-11h30 et 14h-17h (pages de 2021)",
        "lundi-vendredi 8h-17h (accueil téléphonique 8h-18h)", "mardi/jeudi 9h-12h",
        "1er lundi du mois 9h-12h", "vendredi au lundi 9h-12h", "lundi 9h-12h, 14h-17h mardi",
        "lun-ven 9h-12h ; sam 9h-12h sauf vacances scolaires", "lundi-vendredi 9h-5h",
        "lundi 9h-12h et lundi 14h-17h", "lundi 14h-17h, 9h-12h", "lundi 9h-12h, 11h-14h",
        "mercredi après-midi 9h-12h", "lundi 25h-26h", "lundi 9h60-12h", "lundi 9h-9h",
        "marche 9h-12h", "du lundi au vendredi sauf le mercredi", "variables", "cf. site",
        "du lundi au vendredi 9h-12h, jours fériés inclus", "fermé", "lundi-mardi-jeudi 9h-12h",
        "du lundi au vendredi 9h-17h, fermé le mercredi après-midi", "lundi 9h-12h, fermé le lundi",
        "pendant les vacances scolaires : lundi 9h-12h", "lundi 9h-12h sauf",
    ],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_is_left_alone(text: str) -> None:
    """A doubt, an unknown word, a contradiction: nothing is converted."""
    assert to_osm(text) is None


@dataclass(frozen=True)
class Said:
    """A text made up together with what it means."""

    text: str
    open_at: frozenset[tuple[int, int]]
    """(day, half hour of the day) at which it is open."""


_CASES: list[Callable[[str], str]] = [str, str.upper, str.title]
_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


@st.composite
def said(draw: st.DrawFn) -> Said:
    """A text of the ways in which people write hours, with its meaning."""
    days = sorted(draw(st.sets(st.integers(0, 6), min_size=1)))
    cut = draw(st.integers(1, len(days)))
    clauses, meant = list[str](), set[tuple[int, int]]()
    for group in filter(None, (days[:cut], days[cut:])):
        halves = sorted(draw(st.sets(st.integers(12, 46), min_size=2, max_size=4)))
        halves = halves[: len(halves) // 2 * 2]
        spans = list(zip(halves[::2], halves[1::2], strict=True))
        if len(spans) > 1 and spans[0][1] == spans[1][0]:
            spans = spans[:1]
        clauses.append(_clause(draw, group, spans))
        meant |= {(day, half) for day in group for a, b in spans for half in range(a, b)}
    text = draw(st.sampled_from([" ; ", ", ", "\n", ". ", " et "])).join(clauses)
    if draw(st.booleans()):
        away = draw(st.integers(0, 6))
        text += f", fermé le {_NAMES[away]}"
        meant = {(day, half) for day, half in meant if day != away}
    return Said(draw(st.sampled_from(_CASES))(text), frozenset(meant))


def _clause(draw: st.DrawFn, days: list[int], spans: list[tuple[int, int]]) -> str:
    whole = days == list(range(days[0], days[-1] + 1)) and len(days) > 1
    if days == list(range(7)) and draw(st.booleans()):
        names = draw(st.sampled_from(["tous les jours", "7j/7", "7 jours sur 7"]))
    elif whole and draw(st.booleans()):
        form = draw(st.sampled_from(["du {} au {}", "{}-{}", "{} à {}", "{:.3}-{:.3}", "{} – {}"]))
        names = form.format(_NAMES[days[0]], _NAMES[days[-1]])
    else:
        form = draw(st.sampled_from(["{}", "le {}", "{}s"]))
        listed = [form.format(_NAMES[day]) for day in days]
        names = ", ".join(listed[:-1]) + (" et " if listed[1:] else "") + listed[-1]
    between = draw(st.sampled_from(["{}-{}", "{} - {}", "de {} à {}", "{} à {}"]))
    hours = draw(st.sampled_from([" et ", ", ", " / "])).join(
        between.format(_hour(draw, a), _hour(draw, b)) for a, b in spans
    )
    return f"{names}{draw(st.sampled_from([' ', ' : ', ', ']))}{hours}"


def _hour(draw: st.DrawFn, half: int) -> str:
    hour, minutes = divmod(half * 30, 60)
    if minutes:
        form = draw(st.sampled_from(["{}h{:02}", "{}:{:02}", "{} h {:02}", "{:02}h{:02}"]))
    else:
        form = draw(st.sampled_from(["{}h", "{} h", "{}h00", "{:02}:00", "{}heures"]))
    return form.format(hour, minutes)


def _meaning(osm: str) -> frozenset[tuple[int, int]]:
    """What the library makes of an expression, in a week without holidays."""
    hours = OpeningHours(osm, auto_country=False, auto_timezone=False)
    monday = datetime(2026, 11, 16)  # noqa: DTZ001 - the wall clock
    return frozenset(
        (day, half)
        for day in range(7)
        for half in range(48)
        if hours.is_open(monday + timedelta(days=day, minutes=30 * half))
    )


@given(said())
def test_converting_never_changes_the_meaning(made: Said) -> None:
    """What is converted is open exactly when the text says, in every way of writing it."""
    osm = to_osm(made.text)
    if osm is None:
        assert not made.open_at, made.text
    else:
        assert _meaning(osm) == made.open_at, (made.text, osm)


@given(
    said(),
    st.sampled_from(["environ", "sauf exception", "(été)", "1er", "ou", "?", "sinon", "matin"]),
    st.data(),
)
def test_one_strange_word_is_enough_to_leave_a_text_alone(
    made: Said, word: str, data: st.DataObject
) -> None:
    """A word that is not known, or is out of place, anywhere: nothing is converted."""
    words = made.text.split(" ")
    words.insert(data.draw(st.integers(0, len(words))), word)
    osm = to_osm(" ".join(words))
    if osm is not None:  # « matin » beside hours of the morning says nothing more
        assert word == "matin"
        assert _meaning(osm) == made.open_at


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*_NAMES, *"à - et , ; sauf fermé 9h".split()]), max_size=8).map(
        " ".join
    )
)
def test_any_text_is_left_alone_or_made_valid(text: str) -> None:
    """Never an error, never an expression that the library refuses."""
    osm = to_osm(text)
    assert osm is None or (validate(osm) and any(day in osm for day in (*DAYS, "24/7")))


@given(said())
def test_a_week_is_read_back_as_it_was_written(made: Said) -> None:
    """The expression of a week gives the same week again."""
    osm = to_osm(made.text)
    if osm is not None and osm != "24/7":
        week = read_week(osm)
        assert week is not None
        assert week.osm() == osm
