"""The whole assistant behind the page: its own database, its real directory."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from bot.settings import Settings
from bot.wiring import open_assistant


@asynccontextmanager
async def real_app(var_dir: Path) -> AsyncGenerator[web.Application]:
    """The web chat as ``accroche serve`` opens it, with its data in this folder."""
    async with open_assistant(Settings.model_validate({"var_dir": var_dir})) as assistant:
        yield assistant.app
