"""A small desk that answers by rote: enough to show every kind of line on the page."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime

from bot.channels.port import Incoming, Posted
from bot.messages.body import Body, Button, CallLine, Card, Line
from resources_db.storage.errors import StorageUnavailable

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EXITS = (
    Button("Menu", "exit-menu"),
    Button("Retour", "exit-back"),
    Button("Parler à quelqu'un", "exit-human"),
    Button("Arrêter", "exit-stop"),
)
NEEDS = (Button("Mon enfant est exclu", "need-exclu"), Button("Du harcèlement", "need-harc"))
CARD = Card(
    id="seed-1",
    name="Mission locale <Rouen>",
    kind="mission_locale",
    kind_label="Mission locale",
    description="Aide les jeunes de 16 à 25 ans.",
    lines=(
        Line("Téléphone", "02 35 00 00 00", "tel:+33235000000"),
        Line("Adresse", "1 rue du Test, Rouen", "https://www.openstreetmap.org/search?query=1"),
        Line("Piège", "ne pas ouvrir", "javascript:alert(1)"),
        Line("Horaires", "Inconnus : appelez avant de venir"),
    ),
    caution="Appelez avant de vous déplacer : information de 2015.",
    source="Source : convention de Rouen, 2015 environ.",
)
WELCOME = Body("fr", "De quoi avez-vous besoin ?", choices=NEEDS, exits=EXITS)
FOUND = (
    Body("fr", "Voici qui peut aider.", cards=(CARD,)),
    Body("fr", "Et maintenant ?", choices=(Button("En voir plus", "more"),), exits=EXITS),
)
ALARM = Body("fr", "Appelez maintenant.", calls=(CallLine("3114", "Écoute", "tel:3114"),))
HELLO = Body("en", "What do you need?", choices=(Button("Exclusion", "need-exclu"),), exits=EXITS)
ARABIC = (
    Body(
        "ar",
        "اتصل الآن.",
        calls=(CallLine("3114", "استماع", "tel:3114", "Écoute"),),
        french="Appelez.",
    ),
    Body("ar", "ماذا تحتاج؟", choices=NEEDS, exits=EXITS),
)


class ScriptedDesk:
    """Keeps each address's log in memory; fails on demand."""

    def __init__(self) -> None:
        self.lines: defaultdict[str, list[Posted]] = defaultdict(list)
        self.taken: dict[str, list[Posted]] = {}
        self.received: list[Incoming] = []
        self.posted = 0
        self.down = False
        self.broken = False

    async def receive(self, incoming: Incoming) -> list[Posted]:
        """Answer by rote; the same lines for a repeat."""
        self._answering()
        if incoming.update_id in self.taken:
            return self.taken[incoming.update_id]
        self.received.append(incoming)
        said = json.loads(incoming.raw)
        spoken = Body("fr", said.get("text", f"[{said.get('choice')}]"))
        new = [self.post(incoming.address, "person", spoken)]
        new += [self.post(incoming.address, "assistant", body) for body in _reply(said)]
        self.taken[incoming.update_id] = new
        return new

    async def log(self, bot: str, address: str, after: int = 0) -> list[Posted]:
        """The lines of this address after the cursor."""
        self._answering()
        return [line for line in self.lines.get(address, []) if line.id > after]

    async def knows(self, bot: str, address: str) -> bool:
        """Whether this address has a log."""
        self._answering()
        return address in self.lines

    async def forget(self, bot: str, address: str) -> None:
        """Drop the log of this address."""
        self._answering()
        self.lines.pop(address, None)

    def say_later(self, address: str, words: str) -> None:
        """An answer that comes by itself, as a person's does."""
        self.post(address, "assistant", Body("fr", words))

    def _answering(self) -> None:
        if self.broken:
            raise RuntimeError("secret words of a person")
        if self.down:
            raise StorageUnavailable("database is locked")

    def post(self, address: str, author: str, body: Body) -> Posted:
        """Add a line to a log."""
        self.posted += 1
        number = self.posted
        line = Posted(number, "person" if author == "person" else "assistant", NOON, body)
        self.lines[address].append(line)
        return line


def _reply(said: dict[str, str]) -> tuple[Body, ...]:
    if said.get("choice") == "silent":
        return ()
    if said.get("choice") == "need-exclu":
        return tuple(replace(body, lang=said["lang"]) for body in FOUND)
    if said.get("lang") == "en":
        return (HELLO,)
    if said.get("lang") == "ar":
        return ARABIC
    return (ALARM, WELCOME) if "mourir" in said.get("text", "") else (WELCOME,)
