"""Try both bots without a token or the Internet: ``python -m tools.telegram_emulator``."""

from __future__ import annotations

import asyncio
from argparse import ArgumentParser

from tools.telegram_emulator.page import WithPages

BOTS = {
    "FAMILIES": ("1001:families-token-for-the-emulator-only", "accroche_familles_bot"),
    "STAFF": ("1002:staff-token-for-the-emulator-only", "accroche_equipe_bot"),
}
_PORT = 8081


async def serve(port: int) -> None:
    """Until interrupted."""
    emulator = WithPages()
    async with emulator.listening(port):
        print("Démarrez Accroche dans un autre terminal avec ces réglages :\n")
        for name, (token, username) in BOTS.items():
            emulator.add_bot(token, username)
            print(f"  export ACCROCHE_{name}_BOT_TOKEN={token}")
        print(f"  export ACCROCHE_TELEGRAM_API_URL={emulator.url}\n  ./run\n")
        print(f"Puis écrivez aux bots sur {emulator.url}/ (Ctrl-C pour arrêter)", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = ArgumentParser(description="Émulateur de l'API des bots de Telegram")
    parser.add_argument("--port", type=int, default=_PORT, help=f"port d'écoute ({_PORT})")
    try:
        asyncio.run(serve(parser.parse_args().port))
    except KeyboardInterrupt:
        print()
