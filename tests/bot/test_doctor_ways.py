"""What the doctor says of text messages."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from bot.doctor_ways import examine_ways
from bot.settings import Settings
from resources_db.city.tables import CitySettingRow
from resources_db.sendings.tables import SmsMonthRow
from resources_db.storage.database import Database
from tests.resources_db.town import AT

pytestmark = pytest.mark.usefixtures("bare_environment")
READY: dict[str, object] = {
    "sms_provider": "smsfactor",
    "sms_api_token": "jeton",
    "sms_webhook_secret": "s" * 40,
}


def said(database: Database, **settings: object) -> tuple[list[str], list[str]]:
    """What is fine, and what is to be mended."""
    found = list(examine_ways(Settings.model_validate(settings), database, AT))
    return [it.what for it in found if not it.mend], [it.mend for it in found if it.mend]


def decide(database: Database, **fields: str) -> None:
    """The city decides."""

    def work(session: Session) -> None:
        session.add_all(
            CitySettingRow(field=field, value=value, since=date(2026, 1, 1), set_at=AT)
            for field, value in fields.items()
        )

    database.write_now(work)


def test_without_a_provider(database: Database) -> None:
    """Nothing to do: text messages can be left out."""
    assert said(database) == (["SMS"], [])


def test_a_provider_without_its_account(database: Database) -> None:
    """The setting that lacks is named."""
    assert said(database, sms_provider="smsfactor")[1] == ["donnez ACCROCHE_SMS_API_TOKEN"]
    assert said(database, sms_provider="http")[1] == ["donnez ACCROCHE_SMS_API_URL"]


def test_what_the_city_has_to_decide(database: Database) -> None:
    """Who signs, whom to call, what it may cost; then all is well, until the ceiling."""
    assert len(said(database, **READY)[1]) == 3
    decide(
        database, name="Rouen", service_phone="02 35 00 00 00", sms_part_cost_cents="6",
        sms_monthly_ceiling_cents="100",
    )  # fmt: skip
    assert said(database, **READY) == (["Accusés de SMS", "Coût des SMS"], [])
    row = SmsMonthRow(month="2026-11", messages=16, parts=16, cents=96)
    database.write_now(lambda s: s.add(row))
    [mend] = said(database, **READY)[1]
    assert "attendez le mois prochain" in mend
    assert "secret" in said(database, **{**READY, "sms_webhook_secret": None})[1][0]
