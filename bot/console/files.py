"""Papers handed over by the console: made apart from the loop, kept by no cache."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web


async def pdf(make: Callable[[], bytes], name: str) -> web.Response:
    """A PDF to print or to keep. Its name tells nothing about anyone."""
    content = await asyncio.to_thread(make)
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return web.Response(body=content, content_type="application/pdf", headers=headers)
