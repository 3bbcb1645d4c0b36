"""``accroche invite``: the first link of an installation, and links for those who lost theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cli.main import main
from bot.clock import system_clock
from bot.installation import open_database
from bot.settings import Settings
from resources_db.accounts.actions import OpenAccount
from resources_db.accounts.links import Opened, use_link
from resources_db.accounts.tables import AccountRow
from resources_db.actions import Actor
from resources_db.door import perform
from resources_db.people.actions import AddPerson

LINK = re.compile(r"http://127\.0\.0\.1:8080/equipe/lien/([\w-]{43})")


def _use(var: Path, told: str) -> Opened | None:
    found = LINK.search(told)
    assert found is not None, told
    with open_database(Settings.model_validate({"var_dir": var})) as database:
        return database.write_now(lambda s: use_link(s, found[1], system_clock()))


def _hire(var: Path) -> None:
    def work(session: Session) -> None:
        at, system = system_clock(), Actor.system()
        made = perform(session, system, AddPerson("Léa"), at)
        assert made.id is not None  # type: ignore[union-attr]
        perform(session, system, OpenAccount(made.id, "lea@ville.example"), at)  # type: ignore[union-attr]
        session.scalars(select(AccountRow)).one().code_secret = "A" * 32

    with open_database(Settings.model_validate({"var_dir": var})) as database:
        database.write_now(work)


def test_the_first_link(var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Claims the installation; once someone has, a mailbox is needed."""
    assert main(["invite"]) == 0
    assert _use(var, capsys.readouterr().out) == Opened(None)
    _hire(var)
    assert main(["invite"]) == 1
    assert "administrateur" in capsys.readouterr().err


def test_a_link_for_an_account(var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For whoever has an account; their codes stay, unless they were lost."""
    _hire(var)
    assert main(["invite", "nobody@ville.example"]) == 1
    assert "Aucun compte" in capsys.readouterr().err
    for option, secret in ((), "A" * 32), (("--new-code",), None):
        assert main(["invite", "LEA@ville.example", *option]) == 0
        assert _use(var, capsys.readouterr().out) is not None
        with open_database(Settings.model_validate({"var_dir": var})) as database:
            kept = database.read_now(lambda s: s.scalars(select(AccountRow.code_secret)).one())
        assert kept == secret
