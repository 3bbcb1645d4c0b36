"""Looks text messages over: whether they can leave, who they come from, what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from bot.console.sendings_sentences import euros
from bot.findings import Finding, fine, wrong
from bot.settings import Settings
from bot.settings_reading import variable
from bot.sms.opening import lacks
from resources_db.sendings.budget import Custom, custom_at
from resources_db.sendings.summary import spent_in
from resources_db.storage.database import Database

_WHAT = "SMS"


def examine_ways(settings: Settings, database: Database, at: datetime) -> Iterator[Finding]:
    """What is to be decided or paid before text messages go well."""
    if settings.sms_provider is None:
        yield fine(_WHAT, "aucun fournisseur : les rappels passent par les autres moyens")
        return
    missing = lacks(settings)
    if missing is not None:
        yield wrong(_WHAT, "le fournisseur est choisi mais ne peut pas servir", f"donnez {missing}")
        return
    yield _door(settings)
    yield from database.read_now(lambda session: list(_decided(session, settings, at)))


def _door(settings: Settings) -> Finding:
    if settings.sms_webhook_secret is None:
        return wrong(
            "Accusés de SMS",
            "sans secret, ni accusé de remise ni réponse n'est reçu",
            f"donnez {variable('sms_webhook_secret')}, puis le même secret au fournisseur avec "
            "l'adresse « /sms/arrivees »",
        )
    return fine("Accusés de SMS", "reçus à l'adresse « /sms/arrivees »")


def _decided(session: Session, settings: Settings, at: datetime) -> Iterator[Finding]:
    custom = custom_at(session, at)
    if custom.sender is None and not settings.sms_replies:
        yield wrong(
            _WHAT,
            "aucun nom ne signe les SMS",
            "décidez du nom de la ville ou de l'expéditeur sous /equipe/reglages",
        )
    if custom.call is None:
        yield wrong(
            _WHAT,
            "les SMS ne donnent aucun numéro à appeler",
            "décidez du téléphone du service sous /equipe/reglages",
        )
    yield _cost(session, custom)


def _cost(session: Session, custom: Custom) -> Finding:
    spent, ceiling = spent_in(session, custom.budget.month), custom.budget.ceiling
    said = f"{spent.parts} SMS ce mois, {euros(spent.cents)}"
    if ceiling is None or not custom.part_cents:
        return wrong(
            "Coût des SMS",
            f"{said}, sans prix ou sans limite décidés",
            "décidez du prix d'un SMS et de la dépense permise sous /equipe/reglages",
        )
    if spent.cents + custom.part_cents > ceiling:
        return wrong(
            "Coût des SMS",
            f"{said} : la limite de {euros(ceiling)} est atteinte",
            "attendez le mois prochain, ou décidez d'une autre limite sous /equipe/reglages",
        )
    return fine("Coût des SMS", f"{said} sur {euros(ceiling)}")
