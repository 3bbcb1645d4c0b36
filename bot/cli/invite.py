"""``accroche invite``: a sign-in link, from whoever runs the machine.

Without an account yet, the link of the first administrator; with a mailbox, a link for its owner,
for instance when no mail leaves. ``--new-code`` lets someone who lost everything start anew.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.cli.installation import installation
from bot.clock import system_clock
from bot.installation import open_database
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.stopping import CannotDo
from resources_db.accounts.actions import ForgetCodes
from resources_db.accounts.finding import any_account, open_account_of_email
from resources_db.accounts.links import HANDED_LIFE, LIFE, make_link
from resources_db.actions import Actor
from resources_db.door import perform


def configure(parser: ArgumentParser) -> None:
    """For whom."""
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")
    parser.add_argument("email", nargs="?", help="adresse électronique d'un compte ouvert")
    parser.add_argument(
        "--new-code", action="store_true", help="efface son code perdu : il en fera un nouveau"
    )


def run(options: Namespace) -> int:
    """Print the link."""
    settings = read_settings(database_url=options.database)
    with installation(settings), open_database(settings) as database:
        at = system_clock()
        print(
            database.write_now(
                lambda s: _invite(s, settings, options.email, at, new_code=options.new_code)
            )
        )
    return 0


def claim_sentence(session: Session, settings: Settings, at: datetime) -> str | None:
    """The link of the first administrator; None when there is one already."""
    if any_account(session):
        return None
    link = _address(settings, make_link(session, None, at, HANDED_LIFE))
    return f"Première installation : ouvrez {link} (une seule fois, dans les trois jours)."


def _invite(
    session: Session, settings: Settings, email: str | None, at: datetime, *, new_code: bool
) -> str:
    if email is None:
        first = claim_sentence(session, settings, at)
        if first is None:
            raise CannotDo(
                "Cette installation a déjà son administrateur : donnez l'adresse électronique de "
                "la personne qui doit se connecter, « ./run invite adresse »."
            )
        return first
    account = open_account_of_email(session, email)
    if account is None:
        raise CannotDo(
            "Aucun compte ouvert n'a cette adresse électronique : un administrateur peut inviter "
            "la personne depuis « Personnes »."
        )
    if new_code:
        perform(session, Actor.system(), ForgetCodes(account.id), at)
    link = _address(settings, make_link(session, account.id, at, LIFE))
    return f"Lien de connexion : {link} (une seule fois, dans les quinze minutes)."


def _address(settings: Settings, token: str) -> str:
    base = settings.public_url or f"http://{settings.host}:{settings.port}"
    return f"{base.rstrip('/')}/equipe/lien/{token}"
