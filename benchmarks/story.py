"""The conversation that everyone is measured with: a parent looks for help."""

from __future__ import annotations

STORY = (
    "Bonjour",
    "Mon fils de 14 ans est exclu du collège",
    "Rouen",
    "en voir plus",
    "merci",
)
"""A greeting, a need in free words, a town (three cards come), the next ones, thanks."""
EXPECTED = "Service Jeunesse, Ville de Rouen"
"""A name that the real assistant's answers hold: else the benchmark would measure excuses."""
