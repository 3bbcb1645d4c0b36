"""``accroche search`` shows what the chat would show, from a first start on."""

from __future__ import annotations

import json
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
