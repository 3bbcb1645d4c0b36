"""Reading a page as someone sees it, and saying on it only what it lets one say."""

from __future__ import annotations

import pytest

from bot.demo.forms import Stuck, read_page

PAGE = """<html><head><title>Never read</title><style>p { color: red }</style></head><body>
<h1>Une   page</h1><p>Bonjour <strong>Inès</strong>, <a href="/equipe/mesures/abc">la mesure</a></p>
<form action="/autre"><button>Chercher</button></form>
<form method="post" action="/equipe/appel?x=1#new">
<input type="hidden" name="csrf" value="secret"><input type="hidden" name="nonce" value="n">
<label for="a">Prénom</label><input id="a" name="given_name" required>
<textarea name="words">déjà
là</textarea>
<select name="lang"><option value="fr">français</option>
<option value="ar" selected>arabe</option></select>
<input type="checkbox" id="t" name="tutor" value="4"><label for="t">Jeanne Morel</label>
<label for="u"><input type="checkbox" id="u" name="tutor" value="5" checked> Paul Renaud</label>
<button type="button">Rien</button>
<button name="answer" value="yes">Oui</button><button name="answer" value="no">Non</button>
</form></body></html>"""


def test_words_are_those_that_are_seen() -> None:
    """One line for each block; what is not shown is not read."""
    page = read_page(PAGE, "/x")
    assert page.line("Inès") == "Bonjour Inès, la mesure"
    page.never_says("Never read", "color")
    with pytest.raises(Stuck, match="ne dit pas « Marc »"):
        page.says("Marc")
    assert page.link("/mesures/") == "/equipe/mesures/abc"


def test_a_form_sends_what_a_browser_would() -> None:
    """What is there already goes along, what is said replaces it, and only one button."""
    form = read_page(PAGE, "/x").form("/appel", csrf="secret")
    sent = form.filled({"given_name": "Yanis", "tutor": ("4", "5")}, "no")
    assert sent == [
        ("csrf", "secret"), ("nonce", "n"), ("given_name", "Yanis"), ("words", "déjà là"),
        ("lang", "ar"), ("tutor", "4"), ("tutor", "5"), ("answer", "no"),
    ]  # fmt: skip
    assert form.fields["tutor"].option("Jeanne") == "4"
    assert form.fields["tutor"].option("Paul") == "5"


@pytest.mark.parametrize(
    ("said", "press", "why"),
    [
        ({"family_name": "H"}, None, "n'a pas de champ « family_name »"),
        ({"lang": "uk"}, None, "n'offre que"),
        ({"tutor": ("9",)}, None, "n'offre que"),
        ({"csrf": "mine"}, None, "est caché"),
        ({"given_name": "Yanis"}, "maybe", "n'a pas de bouton « maybe »"),
        ({"given_name": ""}, "yes", "demande « given_name »"),
    ],
)
def test_nothing_else_can_be_said(
    said: dict[str, str | tuple[str, ...]], press: str | None, why: str
) -> None:
    """A field, a choice or a button that is not there stops the story, with what there is."""
    form = read_page(PAGE, "/x").form("/appel")
    with pytest.raises(Stuck, match=why):
        form.filled(said, press)


def test_a_page_without_the_form() -> None:
    """The sentence says which forms there are."""
    with pytest.raises(Stuck, match="/equipe/appel"):
        read_page(PAGE, "/x").form("/planifier")
