"""Settings: one clear sentence when wrong, every one documented, no secret shown."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import HOME, Settings
from bot.settings_reading import BadSetting, read_settings, variable
from tools.settings_page import PAGE, page

NOWHERE = Path("no such file")


pytestmark = pytest.mark.usefixtures("bare_environment")


def test_without_any_setting() -> None:
    """Nothing to configure: a local site, and a SQLite file in the folder of the data."""
    settings = read_settings(NOWHERE)
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.database_url == f"sqlite:///{HOME}/var/accroche.sqlite3"
    assert settings.timezone == ZoneInfo("Europe/Paris")
    assert settings.trace_days == 30


def test_database_follows_the_folder_of_the_data(tmp_path: Path) -> None:
    """Moving the folder moves the SQLite file with it."""
    assert read_settings(NOWHERE, var_dir=tmp_path).database_url == (
        f"sqlite:///{tmp_path}/accroche.sqlite3"
    )


def test_command_line_then_environment_then_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option wins over the environment, which wins over the file."""
    env_file = tmp_path / ".env"
    env_file.write_text("ACCROCHE_HOST=file\nACCROCHE_PORT=1\nACCROCHE_LOG_FORMAT=json\nOTHER=1\n")
    monkeypatch.setenv("ACCROCHE_HOST", "environment")
    monkeypatch.setenv("ACCROCHE_PORT", "2")
    settings = read_settings(env_file, port=3, host=None)
    assert (settings.port, settings.host, settings.log_format) == (3, "environment", "json")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_usual_spellings_of_postgresql(scheme: str) -> None:
    """Every usual spelling of an address is taken."""
    url = f"{scheme}://city@db/accroche"
    assert read_settings(NOWHERE, database_url=url).database_url == url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "quatre-vingts"),
        ("PORT", "65536"),
        ("DATABASE_URL", "mysql://city@db/accroche"),
        ("DATABASE_URL", "accroche.db"),
        ("TIMEZONE", "Rouen"),
        ("DEFAULT_LANGUAGE", "français"),
        ("LEASE_SECONDS", "-3"),
        ("LEASE_SECONDS", "nan"),
        ("TRACE_DAYS", "366"),
        ("TRUST_PROXY", "peut-être"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_bad_value(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the variable and a good value; it does not repeat the bad one."""
    monkeypatch.setenv(f"ACCROCHE_{name}", value)
    with pytest.raises(BadSetting) as caught:
        read_settings(NOWHERE)
    assert str(caught.value).startswith(f"ACCROCHE_{name} n'est pas valable : il faut ")
    assert value not in str(caught.value)


def test_bad_option_of_a_command() -> None:
    """When the value came from the command line, the sentence says so."""
    with pytest.raises(BadSetting, match="ACCROCHE_PORT, ou l'option de la commande,"):
        read_settings(NOWHERE, port=-1)


def test_misspelt_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt variable is not silently without effect."""
    monkeypatch.setenv("ACCROCHE_PROT", "80")
    with pytest.raises(BadSetting, match="vouliez-vous ACCROCHE_PORT"):
        read_settings(NOWHERE)


def test_file_in_another_encoding(tmp_path: Path) -> None:
    """A file saved in Latin-1 gets a sentence, not a traceback."""
    (tmp_path / ".env").write_bytes("ACCROCHE_HOST=préfecture".encode("latin-1"))
    with pytest.raises(BadSetting, match="UTF-8"):
        read_settings(tmp_path / ".env")


@pytest.mark.parametrize("alone", ["SECRET_KEYS", "HASH_KEY"])
def test_keys_go_together(alone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the secrets would make data that nobody can find or read again."""
    monkeypatch.setenv(f"ACCROCHE_{alone}", "s" * 44)
    with pytest.raises(BadSetting, match="vont ensemble"):
        read_settings(NOWHERE)


def test_several_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are separated by commas, the newest first."""
    monkeypatch.setenv("ACCROCHE_SECRET_KEYS", "new, old")
    monkeypatch.setenv("ACCROCHE_HASH_KEY", "h" * 32)
    keys = read_settings(NOWHERE).secret_keys
    assert [key.get_secret_value() for key in keys] == ["new", "old"]


def test_no_secret_is_shown() -> None:
    """Printing the settings shows neither keys nor the password of the database."""
    settings = read_settings(
        NOWHERE,
        secret_keys="my-secret-key",
        hash_key="my-secret-hash",
        database_url="postgresql://city:my-secret-word@db/accroche",
    )
    assert "my-secret" not in f"{settings!r}{settings}"


def test_page_is_up_to_date() -> None:
    """``docs/settings.md`` says what the code does. Mend: python -m tools.settings_page."""
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_documented(field: str) -> None:
    """Each setting has a description, a good value in words, and a place on the page."""
    assert (Settings.model_fields[field].description or "").endswith(".")
    assert f"## {variable(field)}\n" in PAGE.read_text("utf-8")
