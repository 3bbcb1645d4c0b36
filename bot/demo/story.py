"""The story, scene by scene: the one list that the terminal and the browser test both play."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.demo import scenes_before as before
from bot.demo.cast import Who
from bot.demo.stage import Scene


def _at(moment: str) -> datetime:
    """A moment of the wall clock, as ``2026-11-26 16:00``."""
    return datetime.fromisoformat(moment)


STORY: Final = (
    Scene(
        _at("2026-11-26 15:40"),
        Who.PARENT,
        "Une mère écrit au chat",
        f"« {before.ASKED} » : elle n'a pas de compte, et n'a rien à remplir.",
        before.asks_the_chat,
    ),
    Scene(
        _at("2026-11-26 16:00"),
        Who.AGENT,
        "Le collège appelle",
        "Le CPE est au téléphone, elle écrit ce qu'il faut et rien de plus.",
        before.takes_the_call,
    ),
    Scene(
        _at("2026-11-26 16:05"),
        Who.AGENT,
        "La mère dit oui au téléphone",
        "Elle lit le texte de l'accord à la mère, qui répond oui.",
        before.agrees_by_telephone,
    ),
    Scene(
        _at("2026-11-26 16:10"),
        Who.AGENT,
        "Les jours sont prévus",
        "Elle propose l'association à la famille, puis garde le plan que la page lui propose.",
        before.plans_the_days,
    ),
    Scene(
        _at("2026-11-26 16:20"),
        Who.AGENT,
        "La famille reçoit ses liens",
        "Un lien pour la mère, un pour son fils : sans compte ni mot de passe.",
        before.gives_the_links,
    ),
    Scene(
        _at("2026-11-26 18:30"),
        Who.PARENT,
        "La mère lit et répond chez elle",
        "Elle ouvre son lien, lit chaque texte en arabe et répond par un bouton.",
        before.opens_her_page,
    ),
)
