"""Looks the staff's side over: accounts, mail, sign-in, backups, what the city has decided.

The page « Aujourd'hui » tells the first administrator the same things.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.console.backups import can_write
from bot.console.first_hour import all_steps
from bot.findings import Finding, fine, wrong
from bot.settings import Settings
from resources_db.accounts.tables import AccountRow
from resources_db.storage.database import Database


def examine_staff_settings(settings: Settings) -> Iterator[Finding]:
    """What can be seen without a database."""
    if settings.smtp_host is None:
        yield fine("Courriel", "aucun serveur : les liens se donnent de la main à la main")
    elif settings.smtp_security == "none" and settings.smtp_host not in {"localhost", "127.0.0.1"}:
        yield wrong(
            "Courriel",
            "les courriels partent sans protection vers une autre machine",
            "mettez ACCROCHE_SMTP_SECURITY à « starttls » ou « tls »",
        )
    else:
        yield fine("Courriel", f"par {settings.smtp_host}, port {settings.smtp_port}")
    yield _backups(settings)


def examine_staff(database: Database, today: date) -> Iterator[Finding]:
    """What is in the database."""
    yield from database.read_now(lambda session: [_accounts(session), _first_hour(session, today)])


def _backups(settings: Settings) -> Finding:
    folder = settings.backup_dir
    if folder is None:
        return fine("Sauvegardes", "aucun dossier n'est réglé (ACCROCHE_BACKUP_DIR)")
    if folder.resolve().is_relative_to(settings.var_dir.resolve()):
        return wrong(
            "Sauvegardes",
            "leur dossier est dans celui des données, et serait perdu avec lui",
            "choisissez un autre disque ou une autre machine pour ACCROCHE_BACKUP_DIR",
        )
    if not can_write(folder):
        return wrong(
            "Sauvegardes",
            f"impossible d'écrire dans « {folder} »",
            "vérifiez que ce dossier existe et qu'Accroche y a droit",
        )
    return fine("Sauvegardes", f"on peut écrire dans « {folder} »")


def _accounts(session: Session) -> Finding:
    able = select(func.count()).select_from(AccountRow).where(AccountRow.closed.is_(None))
    count = session.scalar(able) or 0
    if count == 0:
        return fine("Équipe", "personne encore, « ./run invite » donne le premier lien")
    return fine("Équipe", f"{count} compte(s) ouvert(s)")


def _first_hour(session: Session, today: date) -> Finding:
    """What the page « Aujourd'hui » tells of the first hour, in the same words."""
    left = [step.label.msgid for step in all_steps(session, today) if not step.done]
    if left:
        return fine("Première heure", f"reste à faire sous /equipe/ : {' ; '.join(left)}")
    return fine("Première heure", "tout est fait")
