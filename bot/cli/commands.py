"""The table of the commands. Each is a module with ``configure`` and ``run``.

A module is imported only when its command is called: ``--help`` stays quick.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from bot.rubbish import sought_later

DEFAULT = "serve"


class CommandModule(Protocol):
    """What the module of a command offers."""

    @staticmethod
    def configure(parser: ArgumentParser, /) -> None:
        """Declare the options."""
        ...

    @staticmethod
    def run(options: Namespace, /) -> int:
        """Do it; the exit code. Raises ``CannotDo`` with the sentence to show."""
        ...


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, the module of ``bot.cli`` that does it, what it does."""

    name: str
    module: str
    summary: str

    def load(self) -> CommandModule:
        """Import the command's module."""
        with sought_later():
            return cast("CommandModule", import_module(f"bot.cli.{self.module}"))


COMMANDS = (
    Command("serve", "serve", "Sert le chat du site et envoie les messages (par défaut)."),
    Command("worker", "worker", "Envoie les messages et fait les travaux réguliers, sans site."),
    Command("chat", "chat", "Converse dans le terminal."),
    Command("ask", "ask", "Fait comprendre un message et montre la réponse."),
    Command("search", "search", "Cherche dans l'annuaire."),
    Command("import", "import_", "Fait entrer des lieux dans l'annuaire."),
    Command("directory", "directory", "Garde l'annuaire juste : à vérifier, signalé, en double."),
    Command("export", "export", "Fait sortir l'annuaire dans un fichier."),
    Command("tasks", "tasks", "Montre ce qui attend une personne de l'équipe."),
    Command("invite", "invite", "Donne un lien de connexion à l'espace de l'équipe."),
    Command("demo", "demo", "Joue une mesure entière, avec des personnes inventées."),
    Command("check", "check", "Prouve que chaque dialogue est complet, dans chaque langue."),
    Command("map", "map", "Dessine les dialogues."),
    Command("doctor", "doctor", "Dit ce qui ne va pas dans cette installation, et le remède."),
)
