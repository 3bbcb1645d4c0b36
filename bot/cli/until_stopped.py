"""Waiting for Ctrl-C, or for the machine to ask the process to end."""

from __future__ import annotations

import asyncio
import signal


def stop_event() -> asyncio.Event:
    """Set by the first SIGINT or SIGTERM; a second Ctrl-C interrupts at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def ask(received: signal.Signals) -> None:
        loop.remove_signal_handler(received)
        stop.set()

    for received in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(received, ask, received)
    return stop
