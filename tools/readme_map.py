"""Writes the map of the README from the tree: ``python -m tools.readme_map``.

Every folder of code is listed with the file to begin with, and what that file says of itself.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
README = HOME / "README.md"
BEGIN, END = "<!-- map: python -m tools.readme_map -->", "<!-- end of the map -->"

ROOMS = {
    "conversations": "what is said: dialogues and understanding, as pure functions",
    "resources_db": "what is remembered, and the rules on it",
    "bot": "the shell: the only room that touches the outside world",
    "locales": "every sentence in every language",
    "tools": "what installs, documents and holds the house",
}
BEGIN_WITH = {
    "conversations": "steps",
    "conversations/check": "walk",
    "conversations/dialogues": "find_help",
    "conversations/glossary": "entries",
    "conversations/understanding": "read",
    "resources_db": "door",
    "resources_db/accounts": "tables",
    "resources_db/agreements": "standing",
    "resources_db/archives": "changes",
    "resources_db/audit": "tables",
    "resources_db/calendar": "days",
    "resources_db/city": "terms",
    "resources_db/charter": "signing",
    "resources_db/conventions": "terms",
    "resources_db/directory": "terms",
    "resources_db/directory/opening": "evaluate",
    "resources_db/fiches": "terms",
    "resources_db/health": "beats",
    "resources_db/hosting": "places",
    "resources_db/invitations": "changes",
    "resources_db/measures": "machine",
    "resources_db/meetings": "plan",
    "resources_db/messages": "tables",
    "resources_db/misreadings": "tables",
    "resources_db/people": "tables",
    "resources_db/sendings": "sending",
    "resources_db/school_requests": "actions",
    "resources_db/situations": "need_to_know",
    "resources_db/storage": "database",
    "resources_db/tasks": "opening",
    "resources_db/trials": "changes",
    "resources_db/tutoring": "sending",
    "resources_db/upkeep": "actions",
    "bot": "wiring",
    "bot/channels": "port",
    "bot/checks": "sentences",
    "bot/cli": "commands",
    "bot/console": "app",
    "bot/console/meetings": "routes",
    "bot/console/measures": "section",
    "bot/console/measures/starting": "routes",
    "bot/console/fiches": "page",
    "bot/console/school_weeks": "page",
    "bot/console/agreements": "page",
    "bot/console/conventions": "page",
    "bot/console/situations": "one",
    "bot/demo": "story",
    "bot/evaluation": "measures",
    "bot/exchange": "formats",
    "bot/measures": "looking_after",
    "bot/meetings": "reminding",
    "bot/meetings/importing": "bringing",
    "bot/health": "watching",
    "bot/mail": "port",
    "bot/messages": "desk",
    "bot/openid": "client",
    "bot/paper": "engine",
    "bot/paper/measures": "papers",
    "bot/rendering": "replies",
    "bot/schools": "letters",
    "bot/web/schools": "site",
    "bot/sms": "parts",
    "bot/telegram": "bots",
    "bot/web": "app",
    "bot/web/personal": "site",
    "bot/web/tutors": "site",
    "bot/web/personal/measures": "expected",
    "locales": "update",
    "tools": "install",
    "tools/telegram_emulator": "emulator",
    "tools/learning": "lessons",
}
"""The file of each folder that a newcomer should open first."""


def readme() -> str:
    """The README with its map as the tree is now."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    table = "\n".join(lines())
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def lines() -> Iterator[str]:
    """One table, a room after the other."""
    yield "| folder | begin with | which is about |"
    yield "|---|---|---|"
    for room, meaning in ROOMS.items():
        yield f"| **{room}/** | | **{meaning}** |"
        for folder in folders(room):
            file = f"{folder}/{BEGIN_WITH[folder]}.py"
            yield f"| `{folder}/` | [`{BEGIN_WITH[folder]}.py`]({file}) | {about(HOME / file)} |"


def folders(room: str) -> list[str]:
    """Every folder of a room that holds code of ours, by name."""
    files = (file for file in (HOME / room).rglob("*.py") if file.name != "__init__.py")
    held = {file.parent.relative_to(HOME) for file in files}
    return sorted(str(folder) for folder in held if "migrations" not in folder.parts)


def about(file: Path) -> str:
    """The first line of a module's docstring, in Markdown."""
    said = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    first = said.partition("\n")[0].rstrip(".")
    return re.sub(r":\w+:(?=`)", "", first).replace("``", "`")


if __name__ == "__main__":
    README.write_text(readme(), "utf-8")
