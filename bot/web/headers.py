"""Headers that go with every response."""

from __future__ import annotations

from aiohttp import web

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Our own files only: no script inside a page, nothing from anywhere else."""

# « same-origin » tells other sites nothing, as « no-referrer » would, but lets old browsers
# send a true Origin with our own forms (with « no-referrer » they send « null »): the check
# against foreign pages needs it.
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Protect the page, keep it out of caches unless it says otherwise, name no version."""
    response.headers.update(_ALWAYS)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.popall("Server", None)
