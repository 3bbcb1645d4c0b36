"""Links, codes, pauses and sessions: what proves who someone is, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from pyotp.totp import TOTP
from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts import codes, links, pauses, sessions
from resources_db.accounts.actions import CloseAccount, OpenAccount, SetUpCodes, SignOutEverywhere
from resources_db.accounts.finding import account_of_person, open_account_of_email
from resources_db.accounts.openid import account_vouched_for
from resources_db.accounts.tables import AccountRow, PauseRow, SignInLinkRow, StaffSessionRow
from resources_db.actions import Actor, Done, Role
from resources_db.door import perform
from resources_db.people.tables import MembershipRow, OrganisationRow, PersonRow
from resources_db.storage.database import Database
from tests.conftest import OpenDatabase

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LIMITS = sessions.Limits(idle=timedelta(minutes=30), whole=timedelta(hours=10))
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
RECOVERY = ("ABCD-EFGH-JKMN", "2345-6789-ABCD")
ME, OTHER = 7, 8
T = TypeVar("T")


@pytest.fixture
def account(database: Database) -> int:
    """My account, with codes set up at some earlier time."""

    def make(session: Session) -> int:
        for number in (ME, OTHER):
            session.add(
                PersonRow(id=number, given_name="Léa", lang="fr", interpreter=False, created=AT)
            )
        service = OrganisationRow(kind="youth_service", name="Service", created=AT)
        session.add(service)
        session.flush()
        for number, role in ((ME, Role.AGENT), (OTHER, Role.ADMINISTRATOR)):
            session.add(
                MembershipRow(
                    person_id=number, organisation_id=service.id, role=role.value, since=AT
                )
            )
        session.flush()
        for person, email in ((ME, "lea@ville.example"), (OTHER, "max@ville.example")):
            perform(session, Actor.system(), OpenAccount(person, email), AT)
        perform(session, _me(), SetUpCodes(SECRET, 0, RECOVERY), AT)
        found = account_of_person(session, ME)
        assert found is not None
        return found.id

    return database.write_now(make)


def _me() -> Actor:
    return Actor(frozenset({Role.AGENT}), person=ME)


def _code(at: datetime) -> str:
    return TOTP(SECRET).at(at)


def _writes(database: Database, work: Callable[..., T], *arguments: object) -> T:
    return database.write_now(lambda session: work(session, *arguments))


def test_a_link_works_once_in_its_time(database: Database, account: int) -> None:
    """Used, late and made up look the same; nothing of the token is stored."""
    token = _writes(database, links.make_link, account, AT)
    late = _writes(database, links.make_link, account, AT)
    assert _writes(database, links.use_link, token, AT) == links.Opened(account)
    assert _writes(database, links.use_link, token, AT) is None
    assert _writes(database, links.use_link, late, AT + links.LIFE) is None
    assert _writes(database, links.use_link, "made-up", AT) is None
    rows = database.read_now(lambda s: s.scalars(select(SignInLinkRow)).all())
    assert all(token not in row.token_hash for row in rows)


def test_a_link_used_twice_at_once_works_once(
    open_database: OpenDatabase, database: Database, account: int
) -> None:
    """Two processes take the same link: one of them wins."""
    token = _writes(database, links.make_link, account, AT)
    other = open_database()
    both = [_writes(one, links.use_link, token, AT) for one in (database, other)]
    assert sorted(both, key=str) == sorted([links.Opened(account), None], key=str)


def test_a_code_is_taken_once(database: Database, account: int) -> None:
    """Neither it nor an earlier one works again; a clock 30 seconds off is forgiven."""
    assert _writes(database, codes.take_code, account, _code(AT), AT) is True
    assert _writes(database, codes.take_code, account, _code(AT), AT) is False
    earlier = _code(AT - timedelta(seconds=30))
    assert _writes(database, codes.take_code, account, earlier, AT) is False
    ahead = f" {_code(AT + timedelta(seconds=30))} "
    assert _writes(database, codes.take_code, account, ahead, AT) is True


@pytest.mark.parametrize("code", ["", "0", "12345é", "١٢٣٤٥٦", "0" * 10_000, "\x00", "a\ud800"])
def test_no_code_at_all(database: Database, account: int, code: str) -> None:
    """Whatever is typed, it is just not the code."""
    assert _writes(database, codes.take_code, account, code, AT) is False


def test_a_recovery_code_is_taken_once(database: Database, account: int) -> None:
    """However its signs are typed."""
    assert database.read_now(lambda s: codes.recovery_codes_left(s, account)) == 2
    assert _writes(database, codes.take_code, account, "abcd efgh jkmn", AT) is True
    assert _writes(database, codes.take_code, account, RECOVERY[0], AT) is False
    assert database.read_now(lambda s: codes.recovery_codes_left(s, account)) == 1


def test_failures_close_the_way_for_longer_each_time(database: Database, account: int) -> None:
    """After three free ones, even the right code waits; a success forgives, a day forgets."""
    for _ in range(4):
        assert _writes(database, codes.take_code, account, "000000", AT) is False
    assert _writes(database, codes.take_code, account, _code(AT), AT) == AT + timedelta(seconds=30)
    later = AT + timedelta(seconds=31)
    assert _writes(database, codes.take_code, account, "000000", later) is False
    closed = _writes(database, codes.take_code, account, _code(later), later)
    assert closed == later + timedelta(seconds=60)
    much_later = later + timedelta(seconds=60)
    assert _writes(database, codes.take_code, account, _code(much_later), much_later) is True
    assert database.read_now(lambda s: s.scalars(select(PauseRow)).all()) == []


def test_old_failures_are_forgotten(database: Database) -> None:
    """Two mistakes a month apart are not two in a row."""
    for day in (0, 0, 0, 2):
        _writes(database, pauses.count_failure, "way", AT + timedelta(days=day), 3)
    rows = database.read_now(lambda s: s.scalars(select(PauseRow)).all())
    assert [row.failures for row in rows] == [1]


def _begin(database: Database, account: int, *, at: datetime = AT, whole: bool = True) -> str:
    return database.write_now(
        lambda s: sessions.begin_session(
            s, account, at, LIMITS, sessions.FirstProof("link", "Firefox" * 100), whole=whole
        )
    )


def _find(database: Database, token: str, at: datetime) -> sessions.SignedIn | None:
    return database.read_now(lambda s: sessions.find_session(s, token, at, LIMITS))


def test_a_session_sleeps_and_ends(database: Database, account: int) -> None:
    """30 minutes without a page, or 10 hours in any case."""
    token = _begin(database, account)
    found = _find(database, token, AT)
    assert found is not None
    assert (found.person, found.whole, found.has_codes, found.stale) == (ME, True, True, False)
    assert _find(database, token, AT + LIMITS.idle) is None
    at = AT
    while at < AT + LIMITS.whole - timedelta(minutes=20):
        at += timedelta(minutes=20)
        awake = _find(database, token, at)
        assert awake is not None
        assert awake.stale
        _writes(database, sessions.touch, awake.session, at)
    assert _find(database, token, AT + LIMITS.whole) is None


def test_a_session_changes_its_secret_as_its_rights_grow(database: Database, account: int) -> None:
    """A secret seen before the second proof is worth nothing after it."""
    half = _begin(database, account, whole=False)
    found = _find(database, half, AT)
    assert found is not None
    assert not found.whole
    token = database.write_now(lambda s: sessions.renew(s, found.session, whole=True))
    assert _find(database, half, AT) is None
    whole = _find(database, token, AT)
    assert whole is not None
    assert whole.whole


def test_signing_out_everywhere(database: Database, account: int) -> None:
    """Every session of mine ends, nobody else's."""
    mine = [_begin(database, account), _begin(database, account)]
    others = _begin(database, account + 1)
    rows = database.read_now(lambda s: sessions.sessions_of(s, account, AT, LIMITS))
    assert len(rows) == 2
    outcome = database.write_now(lambda s: perform(s, _me(), SignOutEverywhere(), AT))
    assert isinstance(outcome, Done)
    assert [_find(database, token, AT) for token in mine] == [None, None]
    assert _find(database, others, AT) is not None


def test_nobody_ends_the_session_of_another(database: Database, account: int) -> None:
    """Its number alone is not enough."""
    token = _begin(database, account)
    found = _find(database, token, AT)
    assert found is not None
    _writes(database, sessions.end_session, found.session, account + 1, AT)
    assert _find(database, token, AT) is not None
    _writes(database, sessions.end_session, found.session, account, AT)
    assert _find(database, token, AT) is None


def test_a_closed_account_is_out_at_once(database: Database, account: int) -> None:
    """Its sessions, its mailbox and its provider no longer open anything."""
    token = _begin(database, account)
    tied = database.write_now(lambda s: account_vouched_for(s, "iss", "sub", "lea@ville.example"))
    assert tied is not None
    chief = Actor(frozenset({Role.ADMINISTRATOR}), person=OTHER)
    database.write_now(lambda s: perform(s, chief, CloseAccount(account), AT))
    assert _find(database, token, AT) is None
    assert database.read_now(lambda s: open_account_of_email(s, "lea@ville.example")) is None
    again = database.write_now(lambda s: account_vouched_for(s, "iss", "sub", "lea@ville.example"))
    assert again is None


def test_a_mailbox_ties_an_account_to_its_provider_once(database: Database, account: int) -> None:
    """A mailbox given to a successor does not give them the account."""

    def vouched(subject: str, email: str | None) -> int | None:
        row = database.write_now(lambda s: account_vouched_for(s, "iss", subject, email))
        return row.id if row else None

    assert vouched("unknown", None) is None
    assert vouched("sub", "LEA@ville.example") == account
    assert vouched("sub", None) == account
    assert vouched("successor", "lea@ville.example") is None


def test_what_is_over_is_forgotten(database: Database, account: int) -> None:
    """A month later nothing of links and sessions is left; the account is."""
    _begin(database, account)
    _writes(database, links.make_link, account, AT)
    _writes(database, sessions.forget_sign_ins, AT + timedelta(days=32))
    assert database.read_now(lambda s: s.scalars(select(StaffSessionRow)).all()) == []
    assert database.read_now(lambda s: s.scalars(select(SignInLinkRow)).all()) == []
    assert len(database.read_now(lambda s: s.scalars(select(AccountRow)).all())) == 2
