"""Bring the catalogs up to date with the source: ``python -m locales.update [--check]``.

The header of a catalog (its language, its plural rule, its review state) belongs to people and
is kept as it is. A sentence that left the source keeps its translation as an obsolete entry and
takes it back when it returns. Nothing that changes by itself (line numbers, dates) is written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from locales.sources import extracted

ROOT = Path(__file__).resolve().parent.parent
_TEMPLATE_HEADER = """\
# Every sentence of Accroche, in French, as found in the source.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def updated(root: Path) -> Iterator[tuple[Path, str]]:
    """Each catalog of the checkout, with the content it should have."""
    found = extracted(root)
    folder = root / "locales"
    yield folder / "accroche.pot", _TEMPLATE_HEADER + "\n" + _entries(found)
    for file in sorted(folder.glob("*/LC_MESSAGES/accroche.po")):
        yield file, merged(file.read_text("utf-8"), found)


def merged(written: str, found: Catalog) -> str:
    """A catalog with exactly the sentences of ``found``, its translations and header kept."""
    header, _blank, _rest = written.partition("\n\n")
    old = read_po(written.splitlines(keepends=True))
    new = Catalog()
    new.mime_headers = old.mime_headers
    kept = {_key(message): message for message in (*old.obsolete.values(), *old) if message.id}
    for message in found:
        if message.id:
            before = kept.pop(_key(message), None)
            new.add(message.id, before.string if before is not None else None)
    for message in kept.values():
        if message.string and any(message.string):
            new.obsolete[_key(message)] = message
    return header + "\n\n" + _entries(new)


def _key(message: Message) -> str | tuple[str, str]:
    """What makes a sentence the same; both forms, when it counts something."""
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def _entries(catalog: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalog, width=100, no_location=True, omit_header=True, sort_output=True)
    return written.getvalue().decode("utf-8")


def main(arguments: list[str]) -> int:
    """Write what has changed, or with ``--check`` only say so; 1 when the check finds some."""
    stale = [
        (file, content)
        for file, content in updated(ROOT)
        if not file.exists() or file.read_text("utf-8") != content
    ]
    only_check = "--check" in arguments
    done = "out of date" if only_check else "updated"
    for file, content in stale:
        sys.stdout.write(f"{file.relative_to(ROOT)}: {done}\n")
        if not only_check:
            file.write_text(content, "utf-8")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
