"""Whether a request was made by a page of ours, or by someone else's."""

from __future__ import annotations

from aiohttp import web


def is_foreign(request: web.Request) -> bool:
    """True when the browser says that another site's page sent this.

    ``Sec-Fetch-Site`` decides where the browser sends it. Older browsers and plain HTTP have
    only ``Origin``, compared by host because a proxy may have taken the TLS off. Programs send
    neither and cannot be used against anyone: they hold no one's cookie.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    return origin.partition("://")[2].lower() != request.host.lower()
