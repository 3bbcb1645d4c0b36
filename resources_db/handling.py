"""What a part gives to the one door: who handles each of its actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from resources_db.actions import Action, Actor, Outcome

Handler = Callable[[Session, Actor, Any, datetime], Outcome]
"""Applies the rules and writes the change, in the caller's transaction; or refuses."""
Handlers = Mapping[type[Action], Handler]
