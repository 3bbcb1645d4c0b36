"""A message is measured as the narrowest channel would send it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.messages.body import Body, Button, CallLine, Card, Line
from bot.rendering.limits import LABEL_SIGNS, excesses, shortened, utf16_units
from bot.rendering.plain import as_text

CARD = Card(
    id="pub-1",
    name="Maison des adolescents",
    kind="maison_adolescents",
    kind_label="Lieu d'écoute",
    description="Accueil des 12-21 ans.",
    lines=(Line("Téléphone", "02 00 00 00 00", "tel:+33200000000"),),
    caution="À confirmer.",
    source="Source : rouen.fr, 2020",
)
BODY = Body(
    lang="fr",
    text="Voici.",
    cards=(CARD,),
    calls=(CallLine("112", "Tous les secours", "tel:112"),),
    choices=(Button("Oui", "t1"), Button("Non", "t2")),
    exits=(Button("Menu", "t3"), Button("Arrêter", "t4")),
)


def test_the_text_form_says_everything_in_order() -> None:
    """Numbers to call come right after the text; choices are numbered; exits close."""
    assert as_text(BODY) == (
        "Voici.\n\n112 — Tous les secours\n\n"
        "Maison des adolescents\nLieu d'écoute\nAccueil des 12-21 ans.\n"
        "Téléphone : 02 00 00 00 00\nÀ confirmer.\nSource : rouen.fr, 2020\n\n"
        "1. Oui\n2. Non\n\nMenu · Arrêter"
    )


def test_colons_are_those_of_the_language() -> None:
    """French puts a space before its colon, English does not."""
    assert "Téléphone: 02" in as_text(replace(BODY, lang="en"))


def test_a_message_within_every_limit_has_no_excess() -> None:
    """The ordinary case."""
    assert excesses(BODY) == []


@given(st.text())
def test_length_is_counted_in_utf16(text: str) -> None:
    """A moon counts for two, as Telegram counts it."""
    assert utf16_units(text) == len(text) + sum(ord(sign) > 0xFFFF for sign in text)


def test_each_limit_is_held() -> None:
    """Too long a text, too many choices, too long a label, too long a token: each is named."""
    body = replace(
        BODY,
        text="🌙" * 2049,
        choices=tuple(Button("non", "t") for _ in range(9)),
        exits=(Button("x" * 65, "é" * 33),),
    )
    found = {it.what.split(" of")[0]: (it.measured, it.limit) for it in excesses(body)}
    assert found["choices"] == (9, 8)
    assert found["signs"] == (65, 64)
    assert found["bytes"] == (66, 64)
    assert found["UTF-16 units"][0] > 4096
    assert str(excesses(replace(BODY, exits=(Button("x", "t" * 65),)))[0]) == (
        "bytes of the token of « x »: 65 where 64 fit"
    )


@given(st.text())
def test_a_label_is_shortened_to_fit(label: str) -> None:
    """A long name of a resource is cut, and shows that it is; a label that fits is left alone."""
    short = shortened(label)
    assert len(short) <= LABEL_SIGNS
    assert short == label or (short.endswith("…") and label.startswith(short[:-1]))
    assert (short == label) == (len(label) <= LABEL_SIGNS)
