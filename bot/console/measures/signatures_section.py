"""Who signs the contract, and who has not yet: by quality; by name for those who see proofs."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from resources_db.measures.machine import State
from resources_db.measures.terms import Signer

_BEFORE_ANY = frozenset({State.DRAFTED, State.AGREED})


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """Once there is something to sign."""
    view = opened.view
    if view.signed is None or view.missing is None or view.state in _BEFORE_ANY:
        return None
    named = {one.signer: one for one in view.proofs}
    lines = [
        (signer, signer in view.signed, named.get(signer))
        for signer in Signer
        if signer in view.signed | view.missing
    ]
    return Shown("_signatures.html", {"lines": lines})
