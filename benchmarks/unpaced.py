"""``python -m bot`` without Telegram's limits: ``python -m benchmarks.unpaced serve --port 0``.

One message a second a chat is a promise to Telegram, not a cost: kept, it would be all that the
benchmark measures. Nothing else differs.
"""

from __future__ import annotations

import sys
from datetime import timedelta

from bot.cli.main import main
from bot.telegram import flood, pace

if __name__ == "__main__":
    pace.CHAT_EVERY, pace.A_SECOND, flood.BURST = timedelta(0), 1_000_000, 1_000_000
    sys.exit(main())
