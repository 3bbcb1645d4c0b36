"""What an examination found: fine, or wrong with its mend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    said: str
    mend: str | None
    """What to do about it; None when it is fine."""

    def __str__(self) -> str:
        if self.mend is None:
            return f"bien    {self.what} : {self.said}."
        return f"À VOIR  {self.what} : {self.said} ; {self.mend}."


def fine(what: str, said: str) -> Finding:
    """Nothing to do."""
    return Finding(what, said, None)


def wrong(what: str, said: str, mend: str) -> Finding:
    """Something to mend."""
    return Finding(what, said, mend)
