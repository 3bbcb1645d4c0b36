"""``accroche export annexe.pdf`` prints what is asked for, or says what to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.main import main
from tests.bot.paper.reading import read


@pytest.mark.usefixtures("filled")
def test_the_annexe_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF of one département, in the language that was asked for."""
    path = tmp_path / "annexe.pdf"
    assert main(["export", str(path), "--departement", "76", "--lang", "tr", "--beside"]) == 0
    assert f"fiches dans « {path} »" in capsys.readouterr().out
    assert read(path.read_bytes()).lang == "tr"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--need", "foo"], "« foo »"),
        (["--lang", "zz"], "« zz »"),
        (["--departement", "99", "--need", "alternative"], "« alternative »"),
        (["--template"], ".xlsx"),
    ],
)
def test_what_cannot_be_printed_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    """One sentence names the option; no file is left behind."""
    path = tmp_path / "annexe.pdf"
    assert main(["export", str(path), *options]) == 1
    assert told in capsys.readouterr().err
    assert not path.exists()


def test_a_broken_logo_is_named(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The annexe is not printed without a party's logo: its file is named."""
    (filled / "logos").mkdir()
    (filled / "logos" / "Caf.png").write_bytes(b"not a picture")
    assert main(["export", str(tmp_path / "annexe.pdf")]) == 1
    assert "« Caf.png »" in capsys.readouterr().err
