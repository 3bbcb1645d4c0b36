"""Three separate acts: what is asked, what is proved, what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Action, Actor, Done, Outcome, Reason, Refused, Role
from resources_db.agreements.actions import GiveAnswer, WithdrawAgreements
from resources_db.agreements.receipts import receipt
from resources_db.agreements.standing import accompaniment_agreed, link_agreed
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import text_of
from resources_db.door import perform
from resources_db.situations.need_to_know import towards_situation
from resources_db.storage.database import Database
from resources_db.tasks.opening import (
    AGREEMENT_REFUSED,
    AGREEMENT_WITHDRAWN,
    TALK_ASKED,
    open_tasks,
)
from tests.resources_db.town import AT, Town


@dataclass(frozen=True)
class Family:
    """What a family answers, on its own pages or through the staff."""

    database: Database
    town: Town

    def ask(self, actor: Actor, action: Action) -> Outcome:
        return self.database.write_now(lambda s: perform(s, actor, action, AT))

    def says(self, who: Role, answer: Answer, act: Act = Act.ACCOMPANIMENT) -> Outcome:
        """On their own page, about the partner when it is a link."""
        text = text_of(act, "fr")
        town = self.town
        action = GiveAnswer(
            town.situation,
            town.people[who],
            act,
            answer,
            text.version,
            text.hash,
            text.lang,
            Means.PAGE,
            organisation=town.organisations["apre"] if act is Act.LINK else None,
            channel="telegram" if act is Act.CHANNEL else None,
        )
        return self.ask(town.actor(who), action)

    def agreed(self) -> bool:
        """Whether the service may accompany."""
        return self.database.read_now(lambda s: accompaniment_agreed(s, self.town.situation, AT))

    def linked(self) -> bool:
        """Whether the partner may know."""
        apre = self.town.organisations["apre"]
        return self.database.read_now(lambda s: link_agreed(s, self.town.situation, apre, AT))

    def tasks(self) -> list[tuple[str, str | None]]:
        """What waits for the staff."""
        rows = self.database.read_now(open_tasks)
        return [(row.kind, row.detail) for row in rows]


@pytest.fixture
def family(database: Database, town: Town) -> Family:
    return Family(database, town)


def test_a_yes_is_proved_and_holds_until_the_end_of_the_school_year(family: Family) -> None:
    """Who, when, which text to the letter, in which language, how."""
    done = family.says(Role.GUARDIAN, Answer.YES)
    assert isinstance(done, Done)
    row = family.database.read_now(lambda s: s.get(AgreementRow, done.id))
    assert row is not None
    text = text_of(Act.ACCOMPANIMENT, "fr")
    assert (row.person_id, row.at, row.until) == (
        family.town.people[Role.GUARDIAN],
        AT,
        date(2027, 8, 31),
    )
    assert (row.text_version, row.text_hash, row.lang) == (text.version, text.hash, "fr")
    assert (row.means, row.entered_by) == ("page", None)
    assert family.agreed()
    assert family.tasks() == []


def test_the_three_acts_are_never_one(family: Family) -> None:
    """A yes to the accompaniment opens no link, and is no leave to write."""
    family.says(Role.GUARDIAN, Answer.WITHDRAWN, Act.LINK)
    family.says(Role.GUARDIAN, Answer.YES)
    assert family.agreed()
    assert not family.linked()
    family.says(Role.GUARDIAN, Answer.YES, Act.LINK)
    family.says(Role.GUARDIAN, Answer.NO)
    assert not family.agreed()
    assert family.linked()


@pytest.mark.parametrize("answer", [Answer.NO, Answer.WITHDRAWN])
def test_one_guardians_no_stops_it_whatever_the_other_said(family: Family, answer: Answer) -> None:
    """And shows to the staff at once."""
    text, town = text_of(Act.ACCOMPANIMENT, "fr"), family.town
    family.says(Role.GUARDIAN, Answer.YES)
    other = Actor(frozenset({Role.GUARDIAN}), person=town.other_parent)
    against = GiveAnswer(
        town.situation,
        town.other_parent,
        Act.ACCOMPANIMENT,
        answer,
        text.version,
        text.hash,
        text.lang,
        Means.PAGE,
    )
    assert isinstance(family.ask(other, against), Done)
    assert not family.agreed()
    kind = AGREEMENT_REFUSED if answer is Answer.NO else AGREEMENT_WITHDRAWN
    assert family.tasks() == [(kind, "accompaniment")]


def test_the_young_persons_answer_is_kept_and_decides_nothing(family: Family) -> None:
    """Theirs is recorded where asked; only a holder of authority stops it (R2, R45)."""
    family.says(Role.GUARDIAN, Answer.YES)
    assert isinstance(family.says(Role.YOUNG_PERSON, Answer.NO), Done)
    assert family.agreed()
    assert family.tasks() == [(AGREEMENT_REFUSED, "accompaniment")]


def test_wanting_to_talk_is_a_task_and_no_answer(family: Family) -> None:
    """Somebody calls back."""
    family.says(Role.GUARDIAN, Answer.TALK)
    assert not family.agreed()
    assert family.tasks() == [(TALK_ASKED, "accompaniment")]


def test_withdrawing_closes_access_in_the_same_transaction(family: Family) -> None:
    """The partner is out with the answer itself; later writes of that transaction see it."""
    town = family.town
    partner = town.actor(Role.PARTNER)

    def withdraw(session: Session) -> None:
        assert towards_situation(session, partner, town.situation, AT) == {Role.PARTNER}
        guardian = town.actor(Role.GUARDIAN)
        assert perform(session, guardian, WithdrawAgreements(), AT) == Done(1)
        assert towards_situation(session, partner, town.situation, AT) == set()

    family.database.write_now(withdraw)
    assert family.tasks() == [(AGREEMENT_WITHDRAWN, "link")]


def test_withdrawing_twice_takes_nothing_back_twice(family: Family) -> None:
    """Nor does a yes given since stay."""
    guardian = family.town.actor(Role.GUARDIAN)
    family.says(Role.GUARDIAN, Answer.YES)
    assert family.ask(guardian, WithdrawAgreements()) == Done(2)
    assert family.ask(guardian, WithdrawAgreements()) == Done(0)
    family.says(Role.GUARDIAN, Answer.YES)
    assert family.ask(guardian, WithdrawAgreements()) == Done(1)


def test_an_answer_taken_by_telephone_says_who_entered_it(family: Family) -> None:
    """Marked as such, with its proof, and not by a stranger."""
    text, town = text_of(Act.ACCOMPANIMENT, "fr"), family.town
    phone = GiveAnswer(
        town.situation,
        town.people[Role.GUARDIAN],
        Act.ACCOMPANIMENT,
        Answer.YES,
        text.version,
        text.hash,
        text.lang,
        Means.PHONE,
        proof="appel du 23 à 9 h",
    )
    done = family.ask(town.actor(Role.CPE), phone)
    assert isinstance(done, Done)
    row = family.database.read_now(lambda s: s.get(AgreementRow, done.id))
    assert row is not None
    assert (row.entered_by, row.means) == (town.people[Role.CPE], "phone")
    assert row.proof == "appel du 23 à 9 h"
    assert isinstance(family.ask(town.stranger("cpe"), phone), Refused)


def test_a_receipt_is_its_authors_alone(family: Family) -> None:
    """The other parent's question is answered as if there were none."""
    done = family.says(Role.GUARDIAN, Answer.YES, Act.LINK)
    assert isinstance(done, Done)
    assert done.id is not None
    number, town = done.id, family.town
    mine = family.database.read_now(lambda s: receipt(s, town.people[Role.GUARDIAN], number))
    assert mine is not None
    assert mine["named_actor"] == "apre"
    assert mine["answer"] == "yes"
    assert mine["holds_until"] == "2027-08-31"
    assert mine["text"] == {
        "version": text_of(Act.LINK, "fr").version,
        "language": "fr",
        "sha256": text_of(Act.LINK, "fr").hash,
    }
    theirs = family.database.read_now(lambda s: receipt(s, town.other_parent, number))
    assert theirs is None


def test_proofs_are_only_ever_added(family: Family) -> None:
    """A change of mind is one more line."""
    for answer in (Answer.YES, Answer.NO, Answer.YES):
        family.says(Role.GUARDIAN, answer)
    rows = family.database.read_now(
        lambda s: s.scalars(
            select(AgreementRow.answer)
            .where(AgreementRow.act == Act.ACCOMPANIMENT)
            .order_by(AgreementRow.id)
        ).all()
    )
    assert list(rows) == ["yes", "no", "yes"]
    assert family.agreed()


@pytest.mark.parametrize(
    "version", ["2020-01-01", "../link", "", "2026-09-01\N{REPLACEMENT CHARACTER}"]
)
def test_even_a_no_names_a_text_of_ours(family: Family, version: str) -> None:
    """Its receipt has to show what was answered: a form that was made up is not kept."""
    town, text = family.town, text_of(Act.ACCOMPANIMENT, "fr")
    forged = GiveAnswer(
        town.situation,
        town.people[Role.GUARDIAN],
        Act.ACCOMPANIMENT,
        Answer.NO,
        version,
        text.hash,
        text.lang,
        Means.PAGE,
    )
    outcome = family.ask(town.actor(Role.GUARDIAN), forged)
    assert outcome == Refused(Reason.TEXT_CHANGED, GiveAnswer.rule)
