"""``accroche map``: the dialogues drawn from the walk that ``accroche check`` makes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot.checking import house_walk
from conversations.check.drawing import outline, page


def configure(parser: ArgumentParser) -> None:
    """Which form."""
    parser.add_argument("--text", action="store_true", help="en texte simple, sans diagramme")


def run(options: Namespace) -> int:
    """Print the map, as Markdown with Mermaid charts or as an outline."""
    walk = house_walk()
    print(outline(walk) if options.text else page(walk), end="")
    return 0
