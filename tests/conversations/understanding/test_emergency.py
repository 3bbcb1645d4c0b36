"""Danger: what is certain, what is a doubt, what only sounds like one."""

from __future__ import annotations

import pytest

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read
from conversations.understanding.reading import Danger, Intent, Urgency


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("jveu mourir", Danger.SUICIDE),
        ("je veux en finir", Danger.SUICIDE),
        ("sui cide", Danger.SUICIDE),
        ("i want to die", Danger.SUICIDE),
        ("quiero morir", Danger.SUICIDE),
        ("quero morrer", Danger.SUICIDE),
        ("ölmek istiyorum", Danger.SUICIDE),
        ("хочу умереть", Danger.SUICIDE),
        ("хочу померти", Danger.SUICIDE),
        ("vreau să mor", Danger.SUICIDE),
        ("أريد أن أموت", Danger.SUICIDE),
        ("mon mari me frappe il a un couteau", Danger.VIOLENCE),
        ("kocam beni dövüyor", Danger.VIOLENCE),
        ("mi marido me pega", Danger.VIOLENCE),
        ("mon père me frappe", Danger.CHILD_ABUSE),
        ("mon oncle me touche", Danger.CHILD_ABUSE),
        ("ma fille a fugué", Danger.RUNAWAY),
        ("mon fils a disparu", Danger.RUNAWAY),
        ("elle respire plus", Danger.IMMEDIATE),
        ("il saigne beaucoup", Danger.IMMEDIATE),
        ("on dort dehors avec le bébé", Danger.NO_ROOF),
        ("dormimos en la calle", Danger.NO_ROOF),
    ],
)
def test_unmistakable_words_are_certain(text: str, danger: Danger, knowledge: Knowledge) -> None:
    """The numbers come first, and the danger names them."""
    reading = read(text, knowledge)
    assert (reading.urgency, reading.intent) == (Urgency.CERTAIN, Intent.EMERGENCY)
    assert danger in reading.dangers


@pytest.mark.parametrize(
    "text",
    [
        "mon fils me tue avec ses bêtises",
        "cette prof me tue",
        "mes parents vont me tuer quand ils verront mes notes",
        "je suis mort de rire",
        "on meurt de faim à la cantine",
        "il joue dehors tous les soirs",
        "donne moi un coup de main",
        "rue de la République",
        "il saigne du nez",
        "en finir avec les devoirs",
        "mes clés ont disparu",
        "mon fils n'est pas violent",
        "la rentrée scolaire",
        "tuer le temps pendant les vacances",
        "il tape sur les nerfs de tout le monde",
        "my kids are killing me with their noise",
    ],
)
def test_idioms_are_no_danger_that_is_certain(text: str, knowledge: Knowledge) -> None:
    """Words that only sound alarming do not put the numbers above everything."""
    assert read(text, knowledge).urgency is not Urgency.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "il avait fugué en mai",
        "ma soeur a fait une tentative de suicide il y a deux ans",
        "que faire si un élève parle de suicide",
        "un exposé sur le suicide",
        "le 3114 c'est quoi",
        "il s'est fait frapper par son père l'année dernière",
    ],
)
def test_what_is_past_or_only_spoken_of_is_a_doubt(text: str, knowledge: Knowledge) -> None:
    """Distance takes the certainty away, not the number."""
    assert read(text, knowledge).urgency is Urgency.DOUBT


@pytest.mark.parametrize(
    "text",
    [
        "il y a deux ans il m'a frappée et là il est derrière la porte avec un couteau",
        "lol je veux mourir ce soir",
    ],
)
def test_danger_now_outweighs_the_past(text: str, knowledge: Knowledge) -> None:
    """Words of the present cancel the distance."""
    assert read(text, knowledge).urgency is Urgency.CERTAIN


def test_a_danger_brings_its_need(knowledge: Knowledge) -> None:
    """After the numbers, the normal answer is ready too."""
    assert read("I want to kill myself", knowledge).needs[0] == "sante_mentale"
    assert read("on dort dehors", knowledge).needs[0] == "logement"
