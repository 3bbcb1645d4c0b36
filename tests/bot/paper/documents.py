"""Each printed document, about invented people, in a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time

from bot.paper.appointment_letter import AppointmentLetter, appointment_letter
from bot.paper.call_sheet import Call, call_sheet
from bot.paper.invitation_letter import InvitationLetter, invitation_letter
from bot.paper.measures.attendance import attendance
from bot.paper.measures.booklet import booklet
from bot.paper.measures.contract import contract
from bot.paper.measures.end_report import end_report
from bot.paper.measures.follow_up import follow_up
from bot.paper.receipt import Receipt, receipt
from bot.paper.sheet import Sender, Sheet, printed
from bot.paper.voice import Voice
from conversations.pushes import Push
from conversations.texts import Text
from resources_db.agreements.terms import Answer, Means
from resources_db.meetings.terms import Kind
from tests.bot.paper.measure_about import ABOUT

MADE = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
SENDER = Sender(("Ville de Rouen, service Jeunesse", "1 rue de l'Exemple, 76000 Rouen"))
LINK = "https://accroche.example/p/0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"
LETTER = InvitationLetter(
    ("Mme Amal BENALI", "12 rue des Tilleuls", "76000 ROUEN"),
    LINK,
    date(2026, 12, 6),
    "02 00 00 00 00",
    "du lundi au vendredi",
)
RECEIPT = Receipt(
    number=17,
    who="Amal Benali",
    given_at=AT,
    title="Être accompagnés par le service Jeunesse",
    actor="Association Exemple",
    answer=Answer.YES,
    holds_until=date(2027, 8, 31),
    text_version="2026-11-01",
    text_hash="0123456789abcdef" * 4,
    text_lang="fr",
    means=Means.PHONE,
    by_staff=True,
    call="02 00 00 00 00",
)
EXPECTED = AppointmentLetter(
    ("Mme Amal BENALI", "12 rue des Tilleuls", "76000 ROUEN"),
    Push(Kind.ANNOUNCED, date(2026, 12, 3), time(9)),
    "Mission locale, 1 rue de l'Exemple, 76000 Rouen",
    "02 00 00 00 00",
    "du lundi au vendredi",
)
CALLS = (Call(1, Text("Quand"), AT, "Mme B.", "02 00 00 00 01", "arabe"),)

DOCUMENTS: Mapping[str, Callable[[Voice], bytes]] = {
    "letter": lambda voice: invitation_letter(LETTER, SENDER, voice, MADE),
    "appointment": lambda voice: appointment_letter(EXPECTED, SENDER, voice, MADE),
    "receipt": lambda voice: receipt(RECEIPT, SENDER, voice, MADE),
    "calls": lambda voice: call_sheet(CALLS, "Camille Durand", SENDER, voice, MADE),
    "contract": lambda voice: _printed(contract(ABOUT), voice),
    "attendance": lambda voice: _printed(attendance(ABOUT), voice),
    "booklet": lambda voice: _printed(booklet(ABOUT), voice),
    "end report": lambda voice: _printed(end_report(ABOUT), voice),
    "follow-up": lambda voice: _printed(follow_up(ABOUT), voice),
}


def _printed(sheet: Sheet, voice: Voice) -> bytes:
    return printed(sheet, SENDER, voice, MADE)
