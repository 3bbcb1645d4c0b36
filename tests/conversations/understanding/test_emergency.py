"""Danger: what is certain, what is a doubt, what only sounds like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations.understanding.emergency import Alarm, weigh_dangers
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


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("ma fille de 13 ans devait rentrer à 18h, son téléphone est éteint", Danger.RUNAWAY),
        ("on a perdu mon petit au marché", Danger.RUNAWAY),
        ("mon amie veut se faire du mal ce soir", Danger.SUICIDE),
        ("elle a laissé un mot pour dire adieu", Danger.SUICIDE),
        ("je suis au bord du toit", Danger.SUICIDE),
        ("je me cache de mon mari avec les petits", Danger.VIOLENCE),
        ("mon beau père vient dans ma chambre la nuit", Danger.CHILD_ABUSE),
        ("un élève armé dans le couloir", Danger.IMMEDIATE),
        ("on dort dans la voiture avec les petits", Danger.NO_ROOF),
        ("kızım bileklerini kesti", Danger.SUICIDE),
        ("ابنتي خرجت ولم ترجع", Danger.RUNAWAY),
        ("mobali azali kobeta ngai", Danger.VIOLENCE),
        ("شوهرم مرا لت می کند", Danger.VIOLENCE),
        ("прощальна записка доньки", Danger.SUICIDE),
    ],
)
def test_a_danger_told_another_way_has_its_number(
    text: str, danger: Danger, knowledge: Knowledge
) -> None:
    """Indirect, about somebody else, in any language: never without a number."""
    reading = read(text, knowledge)
    assert reading.urgency is not Urgency.NONE
    assert danger in reading.dangers


def test_a_phrase_alarms_even_when_the_whole_message_does_not() -> None:
    """Of one word, the leaning decides; of several, the phrase does. An idiom asks for more."""
    alarm = Alarm(Urgency.DOUBT, (Danger.RUNAWAY,), says_much=False, is_present=True)
    calm = {"none": 0.99, "runaway": 0.01}
    assert weigh_dangers(alarm, calm) == (Urgency.NONE, ())
    phrase = replace(alarm, says_much=True)
    assert weigh_dangers(phrase, calm) == (Urgency.DOUBT, (Danger.RUNAWAY,))
    nothing = Alarm(Urgency.NONE, (), says_much=False, is_present=True)
    uneasy = {"none": 0.8, "runaway": 0.2}
    assert weigh_dangers(nothing, uneasy) == (Urgency.DOUBT, (Danger.RUNAWAY,))
    assert weigh_dangers(replace(nothing, has_idiom=True), uneasy) == (Urgency.NONE, ())


def test_a_danger_brings_its_need(knowledge: Knowledge) -> None:
    """After the numbers, the normal answer is ready too."""
    assert read("I want to kill myself", knowledge).needs[0] == "sante_mentale"
    assert read("on dort dehors", knowledge).needs[0] == "logement"
