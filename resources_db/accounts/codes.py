"""One-time codes (RFC 6238) and the recovery codes that replace a lost telephone.

A code of 30 seconds is taken one step early or late, for clocks that differ, and never twice:
the step of the last one taken is kept, and only later ones work.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterable
from datetime import datetime

import pyotp
from pyotp.totp import TOTP
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from resources_db.accounts.pauses import closed_until, count_failure, forgive
from resources_db.accounts.tables import AccountRow, RecoveryCodeRow
from resources_db.storage.types import keyed_hash, keys_of

STEP_SECONDS = 30
RECOVERY_CODES = 10
FREE_FAILURES = 3
"""Codes that may be mistyped before the pauses begin."""
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Signs of recovery codes that nobody mistakes for one another on paper."""
_DIGITS = re.compile(r"[0-9]{6}", re.ASCII)


def new_secret() -> str:
    """A fresh secret of 160 bits, in base 32."""
    return pyotp.random_base32()


def enrolment_uri(secret: str, email: str, issuer: str) -> str:
    """What the QR code tells the telephone (« otpauth://… »)."""
    return TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The time step that a code is of; None when it is not one of now."""
    digits = code.replace(" ", "")
    if not _DIGITS.fullmatch(digits):
        return None
    now = int(at.timestamp()) // STEP_SECONDS
    generator = TOTP(secret)
    for step in (now, now - 1, now + 1):
        if hmac.compare_digest(generator.generate_otp(step), digits):
            return step
    return None


def new_recovery_codes() -> tuple[str, ...]:
    """Ten codes « ABCD-EFGH-JKMN » of about 58 bits each, to be written down."""
    return tuple(
        "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))
        for _ in range(RECOVERY_CODES)
    )


def replace_recovery_codes(session: Session, account: int, codes: Iterable[str]) -> None:
    """From now on only these work, once each."""
    session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.account_id == account))
    for code in codes:
        session.add(RecoveryCodeRow(account_id=account, code_hash=_hash(session, account, code)))
    session.flush()


def take_code(session: Session, account: int, code: str, at: datetime) -> datetime | bool:
    """Whether this code proves it is them; or the instant until which none is listened to."""
    way = f"code:{account}"
    closed = closed_until(session, way, at)
    if closed is not None:
        return closed
    if _take_current(session, account, code, at) or _take_recovery(session, account, code, at):
        forgive(session, way)
        return True
    count_failure(session, way, at, FREE_FAILURES)
    return False


def _take_current(session: Session, account: int, code: str, at: datetime) -> bool:
    """Take a code of the telephone, unless it or a later one was taken before."""
    secret = session.scalar(select(AccountRow.code_secret).where(AccountRow.id == account))
    step = step_of(secret, code, at) if secret is not None else None
    if step is None:
        return False
    taken = session.execute(
        update(AccountRow)
        .where(AccountRow.id == account, AccountRow.code_step < step)
        .values(code_step=step)
        .returning(AccountRow.id)
        .execution_options(synchronize_session=False)
    )
    return taken.first() is not None


def _take_recovery(session: Session, account: int, code: str, at: datetime) -> bool:
    taken = session.execute(
        update(RecoveryCodeRow)
        .where(
            RecoveryCodeRow.account_id == account,
            RecoveryCodeRow.code_hash == _hash(session, account, code),
            RecoveryCodeRow.used.is_(None),
        )
        .values(used=at)
        .returning(RecoveryCodeRow.id)
        .execution_options(synchronize_session=False)
    )
    return taken.first() is not None


def recovery_codes_left(session: Session, account: int) -> int:
    """How many recovery codes still work."""
    unused = select(func.count()).where(
        RecoveryCodeRow.account_id == account, RecoveryCodeRow.used.is_(None)
    )
    return session.scalar(unused) or 0


def _hash(session: Session, account: int, code: str) -> str:
    signs = re.sub(r"[^0-9A-Z]", "", code.upper())
    return keyed_hash(keys_of(session), f"recovery:{account}:{signs}")
