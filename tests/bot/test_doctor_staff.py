"""What the doctor says of the staff's side."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.doctor_staff import examine_staff, examine_staff_settings
from bot.findings import Finding
from bot.settings import Settings
from resources_db.storage.database import Database
from tests.resources_db.town import AT

pytestmark = pytest.mark.usefixtures("bare_environment")


def _found(**settings: object) -> dict[str, Finding]:
    made = Settings.model_validate(settings)
    return {finding.what: finding for finding in examine_staff_settings(made)}


def test_nothing_is_wrong_where_nothing_is_set() -> None:
    """Mail and backups can be left out."""
    assert [finding.mend for finding in _found().values()] == [None, None]


def test_backups_beside_the_data(tmp_path: Path) -> None:
    """They would be lost together; a folder that is not there is told too."""
    inside = {"var_dir": tmp_path, "backup_dir": tmp_path / "backups"}
    assert _found(**inside)["Sauvegardes"].mend
    outside = tmp_path / "elsewhere"
    var = tmp_path / "var"
    assert _found(var_dir=var, backup_dir=outside)["Sauvegardes"].mend
    outside.mkdir()
    assert _found(var_dir=var, backup_dir=outside)["Sauvegardes"].mend is None
    assert list(outside.iterdir()) == []


def test_mail_without_protection() -> None:
    """Only on the same machine."""
    assert _found(smtp_host="mail.example", smtp_security="none")["Courriel"].mend
    assert _found(smtp_host="localhost", smtp_security="none")["Courriel"].mend is None
    assert _found(smtp_host="mail.example")["Courriel"].mend is None


def test_an_empty_database(database: Database) -> None:
    """Says how to begin, and what the city has still to decide."""
    said = {finding.what: str(finding) for finding in examine_staff(database, AT.date())}
    assert "./run invite" in said["Équipe"]
    assert "Dire le nom de la ville" in said["Première heure"]
