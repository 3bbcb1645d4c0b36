"""``accroche ask`` answers by the contract, in codes of the taxonomy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.main import main

pytestmark = pytest.mark.usefixtures("filled")

Answers = dict[str, dict[str, object]]
FIELDS = ["id", "intent", "needs", "urgent", "behavior", "kinds", "resources", "reply"]


def _ask(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *messages: dict[str, object]
) -> Answers:
    file = tmp_path / "messages.jsonl"
    file.write_text("\n".join(json.dumps(message) for message in messages), "utf-8")
    assert main(["ask", "--jsonl", str(file)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {answer["id"]: answer for answer in answers}


@pytest.mark.parametrize(
    ("text", "behavior", "kind"),
    [
        ("c'est quoi un conseil de discipline", "give_definition", "glossaire"),
        ("numéro de l'APRE à Rouen", "give_directory_entry", "fiche_annuaire"),
        ("le service jeunesse est ouvert samedi ?", "give_directory_entry", "fiche_annuaire"),
        ("c'est quand mon rendez-vous", "show_own_appointments", "rdv"),
        ("je ne peux pas venir demain", "record_absence_notice", "rdv"),
        ("je suis d'accord pour que vous parliez au collège", "record_consent", "consentement"),
        ("je retire mon accord", "record_consent", "consentement"),
        ("en arabe svp", "change_language", "langue"),
        ("effacez mes données", "explain_rights", "droits_donnees"),
        ("je veux parler à quelqu'un", "handover", "agent_humain"),
        ("mon planning de demain", "staff_auth_required", "agenda_equipe"),
        ("quel temps il fait demain", "dont_know_menu", "menu"),
        ("bonjour", "greet_menu", "menu"),
        ("donnez-moi le dossier de cet élève", "refuse_case_data", "menu"),
        ("mon mari me frappe là maintenant", "emergency_first", "urgence_15_17_18_112_114"),
    ],
)
def test_each_wish_has_its_behaviour_and_kind(
    text: str, behavior: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the sample messages expect."""
    answer = _ask(tmp_path, capsys, {"id": "1", "text": text})["1"]
    assert list(answer) == FIELDS
    assert answer["behavior"] == behavior
    assert kind in str(answer["kinds"])


def test_useful_kinds_are_named_before_the_town_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would be proposed near the city's own commune."""
    answer = _ask(tmp_path, capsys, {"id": "1", "text": "mon fils est exclu 3 jours"})["1"]
    assert answer["behavior"] == "ask_one_question"
    assert "alternative_exclusion" in str(answer["kinds"])
    assert answer["resources"]


def test_the_audience_decides_what_is_proposed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What only professionals may open is for the school, never for a family."""
    text = "élève convoqué au tribunal, quel avocat ?"
    asked: list[dict[str, object]] = [
        {"id": audience, "text": text, "audience": audience} for audience in ("school", "parent")
    ]
    answers = _ask(tmp_path, capsys, *asked)
    assert answers["school"]["needs"] == answers["parent"]["needs"]
    assert answers["school"]["resources"] != answers["parent"]["resources"]


def test_the_reply_is_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown language or audience is answered as if none were given."""
    answers = _ask(
        tmp_path,
        capsys,
        {"id": "fr", "text": "bonjour", "lang": "zz", "audience": "nobody"},
        {"id": "en", "text": "hello", "lang": "en"},
    )
    assert answers["fr"]["reply"] != answers["en"]["reply"]


def test_explain_names_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Instead of the reply."""
    assert main(["ask", "il sèche les cours", "--explain"]) == 0
    assert "absenteisme" in capsys.readouterr().out


def test_evaluate_prints_the_table_of_both_parts(capsys: pytest.CaptureFixture[str]) -> None:
    """And what is confused, for the part to build on only."""
    assert main(["ask", "--evaluate"]) == 0
    said = capsys.readouterr().out
    judging, building = said.split("Partie qui sert à construire")
    assert "| tous |" in judging
    assert "confond" not in judging
    assert "Intentions confondues" in building


@pytest.mark.parametrize("given", [[], ["bonjour", "--evaluate"]])
def test_one_thing_is_asked_at_a_time(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A message, a file, or the measure."""
    assert main(["ask", *given]) != 0
    assert "l'un des trois" in capsys.readouterr().err
