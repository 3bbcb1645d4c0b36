"""``accroche search`` shows what the chat would show, from a first start on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bot.cli.main import main

pytestmark = pytest.mark.usefixtures("filled")


def test_cards_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A card a place, with its source, near the commune that was named."""
    assert main(["search", "mission locale", "--near", "Rouen", "--limit", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Près de Rouen (76) :\n\n")
    assert "Source : " in said


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON: where, and the resources, best first."""
    assert main(["search", "mission locale", "--near", "76000", "--json", "--limit", "3"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["near"] == {"code": "76540", "name": "Rouen"}
    assert len(result["resources"]) == 3
    assert result["resources"][0]["kind"] == "mission_locale"
    scores = [resource["score"] for resource in result["resources"]]
    assert scores == sorted(scores, reverse=True)


def test_professionals_see_more(capsys: pytest.CaptureFixture[str]) -> None:
    """A door only professionals may open is found for a school, not for a parent."""
    found: dict[str, set[str]] = {}
    for audience in ("parent", "school"):
        command = ["search", "cellule de veille GPDS foquale", "--json", "--limit", "500"]
        assert main([*command, "--audience", audience]) == 0
        result = json.loads(capsys.readouterr().out)
        found[audience] = {resource["id"] for resource in result["resources"]}
    assert found["parent"] < found["school"]


def test_nothing_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found is told, and is no error."""
    assert main(["search", "xyzzy"]) == 0
    assert capsys.readouterr().out == "Rien dans l'annuaire pour ces mots.\n"


def test_unknown_commune(capsys: pytest.CaptureFixture[str]) -> None:
    """A commune that nobody knows: one sentence and exit code 1."""
    assert main(["search", "aide", "--near", "99999"]) == 1
    assert "« 99999 »" in capsys.readouterr().err


def test_first_start(var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a fresh machine the database is prepared and filled first."""
    (var / "accroche.sqlite3").unlink()
    assert main(["search", "mission locale", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["resources"]


def test_pages_follow(capsys: pytest.CaptureFixture[str]) -> None:
    """The second page goes on where the first ended, and the last one says no more."""
    pages: list[list[str]] = []
    for page in ("1", "2"):
        assert main(["search", "maison", "--json", "--limit", "2", "--page", page]) == 0
        result = json.loads(capsys.readouterr().out)
        pages.append([resource["id"] for resource in result["resources"]])
        assert result["page"] == int(page)
    assert main(["search", "maison", "--json", "--limit", "4"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert [resource["id"] for resource in whole["resources"]] == pages[0] + pages[1]
    assert main(["search", "maison", "--limit", "2"]) == 0
    assert "La suite : --page 2" in capsys.readouterr().out


def test_it_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    """Which word was read how, where the record has it, and how far it is."""
    assert main(["search", "mision locale", "--near", "Rouen", "--explain", "--limit", "1"]) == 0
    said = capsys.readouterr().out
    assert "« mision » lu « mission » : dans le nom" in said
    assert "à 0 km" in said
    assert main(["search", "MDA", "--explain", "--json", "--limit", "1"]) == 0
    [resource] = json.loads(capsys.readouterr().out)["resources"]
    assert any("« mda » veut dire" in why for why in resource["why"])


def test_it_narrows(capsys: pytest.CaptureFixture[str]) -> None:
    """By need, kind, age and distance; without words too."""
    command = ["search", "", "--kind", "mission_locale", "--age", "17", "--json", "--limit", "50"]
    assert main([*command, "--near", "Rouen", "--within", "10"]) == 0
    resources = json.loads(capsys.readouterr().out)["resources"]
    assert {resource["kind"] for resource in resources} == {"mission_locale"}
    assert all(resource["km"] <= 10 for resource in resources)
    assert main(["search", "", "--kind", "mission_locale", "--age", "12"]) == 0
    assert main(["search", "", "--need", "harcelement", "--open-now", "--json"]) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ["--within", "10"],
        ["--near", "Rouen", "--within", "50"],
        ["--need", "argent de poche"],
        ["--kind", "boulangerie"],
        ["--age", "-3"],
        ["--page", "0"],
        ["--limit", "beaucoup"],
    ],
)
def test_what_cannot_be_asked_is_refused(wrong: list[str], bare_environment: None) -> None:
    """A kilometre without a town, a code that nobody knows, a page zero: never a stack trace."""
    with pytest.raises(SystemExit) as stopped:
        sys.exit(main(["search", "aide", *wrong]))
    assert stopped.value.code in (1, 2)
