"""``accroche directory``: an editor checks, decides, undoes; each change is in the history."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.cli.main import main
from bot.keys import installation_keys
from bot.settings_reading import read_settings
from resources_db.actions import Actor
from resources_db.directory.actions import Mistake, ReportMistake
from resources_db.directory.terms import CommuneCode, NeedCode, ResourceId
from resources_db.door import perform
from resources_db.misreadings.actions import CountMisread
from resources_db.storage.database import Database
from resources_db.upkeep.actions import CountUnmet

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
SAMU = ResourceId("pub-001")


def happen(filled: Path) -> None:
    """Two readers report a card, five searches find nothing."""
    settings = read_settings()

    def all_of_it(session: Session) -> None:
        reader = Actor.visitor(1)
        for _ in range(2):
            perform(session, reader, ReportMistake(SAMU, Mistake.WRONG_NUMBER), AT)
        for _ in range(5):
            perform(session, reader, CountUnmet(NeedCode("orientation"), CommuneCode("76540")), AT)

    with Database.open(settings.database_url, installation_keys(settings)) as database:
        database.write_now(all_of_it)


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    """What the command prints, on either side."""
    assert main(["directory", *words]) == code
    told = capsys.readouterr()
    return told.err if code else told.out


def test_a_report_is_listed_accepted_and_undone(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the report to the mended card, its history, and back."""
    happen(filled)
    listed = said(capsys, "corrections")
    assert listed.startswith(f"1. {SAMU} · ")
    assert "numéro faux · signalé 2 fois, la dernière le 02/03/2026" in listed
    said(capsys, "accept", "1", "--set", "telephone=112", "--note", "appelé")
    assert said(capsys, "corrections") == "Rien n'est signalé.\n"
    assert "accepté : appelé" in said(capsys, "corrections", "--all")
    history = said(capsys, "history", SAMU)
    assert "Correction acceptée · appelé" in history
    assert "telephone : " in history
    assert " → 112" in history
    said(capsys, "undo", SAMU)
    assert "112 → " in said(capsys, "history", SAMU)


def test_a_report_is_rejected(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The card does not change, and the report cannot be decided twice."""
    happen(filled)
    assert "n'a pas changé" in said(capsys, "reject", "1", "--note", "numéro juste")
    assert said(capsys, "history", SAMU).count("édition") == 1
    assert "n'attend plus" in said(capsys, "reject", "1", code=1)
    assert "n'attend pas" in said(capsys, "accept", "1", code=1)


def test_a_closure_and_a_card_to_hide(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Dates make a temporary closure; what cannot be written is told, and changes nothing."""
    happen(filled)
    wrong = [
        (["--set", "id=x"], "CHAMP=VALEUR"),
        (["--set", "nom="], "ne peut pas être vide"),
        (["--closed-until", "2026-04-01"], "depuis quand"),
        (["--closed-from", "2026-04-01", "--closed-until", "2026-03-01"], "finit avant"),
    ]
    for options, why in wrong:
        assert why in said(capsys, "accept", "1", *options, code=1)
    dates = ["--closed-from", "2026-03-02", "--closed-until", "2026-03-06", "--reason", "works"]
    said(capsys, "accept", "1", *dates, "--hide")
    history = said(capsys, "history", SAMU)
    assert "closure : — → Closure(" in history
    assert "advice : ok → never" in history


def test_what_is_to_be_checked(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record checked today leaves the list of what is to be checked."""
    before = said(capsys, "overdue", "--limit", "500").splitlines()
    assert any(line.startswith(SAMU) and "jamais vérifiée" in line for line in before)
    assert "est vérifiée au " in said(capsys, "checked", SAMU)
    after = said(capsys, "overdue", "--limit", "500").splitlines()
    assert len(after) == len(before) - 1
    assert said(capsys, "overdue", "--limit", "1").splitlines()[-1].endswith("de plus (--limit).")


def test_look_alikes_and_needs_without_answer(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The facts hold no duplicate; a need that five searches did not meet is told with its town."""
    assert said(capsys, "duplicates") == "Aucune fiche ne ressemble à une autre.\n"
    assert "ne seront plus proposées" in said(capsys, "distinct", SAMU, "pub-002")
    happen(filled)
    weeks = str((datetime.now(UTC) - AT).days // 7 + 2)
    assert said(capsys, "unmet", "--weeks", weeks).endswith(" · Rouen · 5\n")


def test_a_record_that_never_was(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each verb says so."""
    assert "n'est pas connue" in said(capsys, "history", "no-such")
    assert "n'est pas dans l'annuaire" in said(capsys, "checked", "no-such", code=1)
    assert "pas de version d'avant" in said(capsys, "undo", "no-such", code=1)
    assert "plus dans l'annuaire" in said(capsys, "distinct", "no-such", SAMU, code=1)


def test_places_for_parents_and_what_the_caf_asks(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a place nobody described, every criterion is still to be asked."""
    told = said(capsys, "parents-places")
    assert "Maison des familles « Familles en Seine » · il manque :" in told
    assert "    Ouvrir au moins cinq demi-journées par semaine. (à demander)" in told


def test_needs_read_wrongly_are_listed_by_week(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """« Ce n'est pas ça » is told with its week, and nothing of who said so."""
    assert said(capsys, "misread") == "Personne n'a dit « ce n'est pas ça ».\n"
    misread = CountMisread(NeedCode("harcelement"))
    settings = read_settings()
    with Database.open(settings.database_url, installation_keys(settings)) as database:
        at = datetime.now(UTC)
        database.write_now(lambda s: perform(s, Actor.visitor(1), misread, at))
    assert said(capsys, "misread").endswith(" · Harcèlement et cyberharcèlement · une fois\n")
