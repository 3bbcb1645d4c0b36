"""French typography: no line begins with « ? », « : » or « » »."""

from __future__ import annotations

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BEFORE = re.compile(r" (?=[:;!?»%€])")
_AFTER = re.compile(r"(?<=«) ")


def spaced(text: str, lang: str) -> str:
    r"""French words with no-break spaces where its typography wants them, for showing only.

    >>> spaced("Vraiment ?", "fr"), spaced("Really ?", "en")
    ('Vraiment\xa0?', 'Really ?')
    """
    if lang != "fr":
        return text
    return _AFTER.sub(_NO_BREAK, _BEFORE.sub(_NO_BREAK, text))
