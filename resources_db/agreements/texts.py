"""The texts of the acts: one file a version and language, plain words first.

``texts/<act>/<version>/<lang>.md``: a title, the plain words, a line ``---``, the whole text.
The French one counts; a translation helps to read it, and may leave the whole text in French. A
version that was shown is never edited: its hash stands in the proofs, and a test holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from resources_db.agreements.terms import Act

FOLDER = Path(__file__).with_name("texts")
COUNTS = "fr"
"""The language whose text counts."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text as it is shown."""

    version: str
    """A date."""
    lang: str
    title: str
    plain: tuple[str, ...]
    """Its plain words, a paragraph each."""
    whole: tuple[str, ...]
    """The whole text."""
    whole_lang: str
    """Language of the whole text."""
    hash: str
    """SHA-256 of the file, followed by the French one for a translation; in hexadecimal."""

    @property
    def counts(self) -> bool:
        """Whether this is the text itself, not a translation of it."""
        return self.lang == COUNTS


def current_version(act: Act) -> str:
    """The version that is asked now: the newest one."""
    return versions(act)[0]


def versions(act: Act) -> tuple[str, ...]:
    """Every version there was, the newest first."""
    folders = (folder.name for folder in (FOLDER / act.value).iterdir() if folder.is_dir())
    return tuple(sorted(folders, reverse=True))


def languages(act: Act, version: str) -> tuple[str, ...]:
    """The languages of a version, the one that counts first."""
    found = {file.stem for file in (FOLDER / act.value / version).glob("*.md")}
    return (COUNTS, *sorted(found - {COUNTS}))


def text_of(act: Act, lang: str, version: str | None = None) -> ShownText:
    """The text in a language, in French where there is no translation."""
    folder = FOLDER / act.value / (version or current_version(act))
    return read_text(folder, lang if (folder / f"{lang}.md").is_file() else COUNTS)


def is_shown(act: Act, version: str, lang: str, given: str) -> bool:
    """Whether this is a text that we show now, to the letter."""
    if version != current_version(act):
        return False
    return was_shown(act, version, lang, given)


def was_shown(act: Act, version: str, lang: str, given: str) -> bool:
    """Whether this is a text of ours, now or before, to the letter."""
    if version not in versions(act):
        return False
    text = text_of(act, lang, version)
    return (text.lang, text.hash) == (lang, given)


@cache
def read_text(folder: Path, lang: str) -> ShownText:
    """One file of a version's folder."""
    content = (folder / f"{lang}.md").read_bytes()
    head, _line, whole = content.decode("utf-8").partition("\n---\n")
    title, *plain = _paragraphs(head)
    paragraphs, whole_lang, sealed = tuple(_paragraphs(whole)), lang, content
    if lang != COUNTS:
        sealed += (folder / f"{COUNTS}.md").read_bytes()
    if not paragraphs:
        paragraphs, whole_lang = read_text(folder, COUNTS).whole, COUNTS
    return ShownText(
        version=folder.name,
        lang=lang,
        title=title.removeprefix("# "),
        plain=tuple(plain),
        whole=paragraphs,
        whole_lang=whole_lang,
        hash=sha256(sealed).hexdigest(),
    )


def _paragraphs(text: str) -> list[str]:
    """Lines that follow each other are one paragraph."""
    return [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
