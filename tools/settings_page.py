"""Writes ``docs/settings.md`` from ``bot/settings.py``: ``python -m tools.settings_page``."""

from __future__ import annotations

from pydantic_core import PydanticUndefined

from bot.settings import HOME, Settings
from bot.settings_reading import expected, variable

PAGE = HOME / "docs" / "settings.md"

_HEAD = """\
# Réglages

Accroche marche sans aucun réglage. Chacun se donne par une variable d'environnement, ou par une
ligne « NOM=valeur » d'un fichier « .env » placé dans le dossier d'Accroche. Une option de la
commande (« --port ») passe avant l'environnement, qui passe avant le fichier. Une valeur vide
compte comme absente. `./run doctor` vérifie le tout.

Cette page est écrite par `python -m tools.settings_page` d'après `bot/settings.py`.

"""


def page() -> str:
    """The whole page."""
    return _HEAD + "\n".join(section(field) for field in Settings.model_fields)


def section(field: str) -> str:
    """One setting: its variable, what it does, a good value, its default."""
    info = Settings.model_fields[field]
    return (
        f"## {variable(field)}\n\n{info.description}\n\n"
        f"Valeur : {expected(field)}. {default(field)}\n"
    )


def default(field: str) -> str:
    """What holds without this setting, in words."""
    value: object = Settings.model_fields[field].get_default()
    if value is PydanticUndefined or value in (None, ()):
        return "Sans réglage : comme il est dit ci-dessus."
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return f"Sans réglage : `{shown}`."


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
