"""« Réglages »: what the city decides, dated; its logo; trying mail and backups."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from aiohttp import BodyPartReader, web
from sqlalchemy.orm import Session

from bot.console import city_sentences
from bot.console.backups import can_write
from bot.console.guard import multipart_form
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from bot.mail.port import Letter, Sending
from conversations.texts import Text
from resources_db.accounts.tables import AccountRow
from resources_db.actions import Action, Actor, Outcome, Reason, Refused
from resources_db.city.actions import GiveLogo, SetCity, SignCity
from resources_db.city.reading import history, value_on
from resources_db.city.terms import SIGNED_BY_OFFICER, CityField
from resources_db.door import perform
