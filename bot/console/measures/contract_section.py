"""The contract: what each commits to, who has signed, who is missing; one's own signature.

Whoever signs on the console does it here, the head of the school like the service: the family
signs on its own page, or on the sheet.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.paper.measures.contract import commitments
from resources_db.measures.finding import terms_hash
from resources_db.measures.machine import State
from resources_db.measures.signing import SIGNS_AS
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Signer

_ON_THE_CONSOLE = frozenset({Signer.HEAD, Signer.SERVICE})


def show(session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """Once there is something to sign; names and proofs for those who see them."""
    view = opened.view
    if view.signed is None or view.missing is None or view.plan == 0:
        return None
    expected = view.signed | view.missing
    named = {one.signer: one for one in view.proofs}
    values: dict[str, object] = {
        "commits": commitments(expected),
        "lines": [(one, one in view.signed, named.get(one)) for one in Signer if one in expected],
        "sign_as": _own(opened),
        "terms": terms_hash(session, session.get_one(MeasureRow, view.id)),
    }
    return Shown("_contract.html", values)


def _own(opened: Opened) -> Signer | None:
    """In what quality this reader may sign now."""
    view = opened.view
    if view.state is not State.PLANNED or view.missing is None:
        return None
    mine = {SIGNS_AS[role] for role in view.roles if role in SIGNS_AS}
    waiting = mine & view.missing & _ON_THE_CONSOLE
    return next((signer for signer in Signer if signer in waiting), None)
