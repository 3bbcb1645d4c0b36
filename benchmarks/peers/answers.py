"""What the peers answer to the story, step by step."""

from __future__ import annotations

ANSWERS = (
    "Bonjour. Que voulez-vous faire ?",
    "Dans quelle commune êtes-vous ?",
    "Voici trois adresses. Est-ce que cela vous aide ?",
    "Voici la suite. Est-ce que cela vous aide ?",
    "Bon courage.",
)
