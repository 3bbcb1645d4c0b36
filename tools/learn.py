"""Learns the leanings from the written messages: ``python -m tools.learn`` (about a minute).

It reads what is written to build on (``tests/conversations/understanding/``: the examples, the
practice messages, the building part of the messages) and the phrases of the word lists, never
the judging part, and writes ``conversations/understanding/data/leaning.*.json``. The same texts
give the same weights.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path

from conversations.understanding.features import features
from conversations.understanding.leanings import FILE_PREFIX
from conversations.understanding.lexicon import Lexicon
from conversations.understanding.signs import signs
from conversations.understanding.word_lists import About
from resources_db.directory.taxonomy import needs
from resources_db.directory.words import words
from tools.learning.descent import Example, descend
from tools.learning.lessons import Lesson, lessons

DATA = Path(__file__).resolve().parent.parent / "conversations" / "understanding" / "data"
SCALE = 0.02
"""A weight is written as a whole number of these."""
LEAST = 4
"""Smaller weights, in units of the scale, are left out."""
RARE = 2
"""A feature met in fewer lessons says nothing."""
RARITY = {About.NEEDS: 2.0, About.INTENTS: 1.5, About.EMERGENCY: 1.5}
"""How much more a rare feature says than one met everywhere (« mes enfants »): a power."""


def main() -> None:
    """Learn each leaning and write it."""
    files = {path.name: path.read_text("utf-8") for path in sorted(DATA.glob("*.json"))}
    lexicon = Lexicon.from_data(files, needs().values())
    for about in About:
        taught = list(lessons(about, files))
        text = learn(taught, lexicon, RARITY[about])
        (DATA / f"{FILE_PREFIX}{about}.json").write_text(text, "utf-8")
        print(f"{about}: {len(taught)} lessons, {len(text) // 1000} kB")


def learn(taught: Sequence[Lesson], lexicon: Lexicon, rarity: float = 1.0) -> str:
    """The weights that tell these lessons apart, as a file: one feature a line."""
    codes = sorted({lesson.code for lesson in taught})
    read = [_features(lesson.text, lexicon) for lesson in taught]
    says = _says(read, rarity)
    examples = [
        Example(_scaled(found, says), codes.index(lesson.code), lesson.weight)
        for found, lesson in zip(read, taught, strict=True)
    ]
    usual, weights = descend(examples, len(codes))
    lines = [
        f'{json.dumps(feature, ensure_ascii=False)}: "{kept}"'
        for feature, row in sorted(weights.items())
        if (kept := " ".join(_kept(row, says[feature])))
    ]
    head = {"codes": codes, "usual": [round(each, 2) for each in usual], "scale": SCALE}
    start = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{start}, "weights": {{\n' + ",\n".join(lines) + "\n}}\n"


def _says(read: Sequence[Mapping[str, float]], rarity: float) -> dict[str, float]:
    """How much each feature says, from 0 (in every lesson) to nearly 1 (in very few)."""
    met = Counter(feature for found in read for feature in found)
    whole = len(read)
    return {
        feature: (log(1 + whole / count) / log(1 + whole)) ** rarity
        for feature, count in met.items()
        if count >= RARE
    }


def _scaled(found: Mapping[str, float], says: Mapping[str, float]) -> dict[str, float]:
    return {feature: count * says[feature] for feature, count in found.items() if feature in says}


def _features(text: str, lexicon: Lexicon) -> dict[str, float]:
    plain = words(text)
    return features(lexicon.tokens(text), plain, signs(text, plain, lexicon.spelling.first_names))


def _kept(row: Sequence[float], says: float) -> Iterator[str]:
    for place, weight in enumerate(row):
        written = round(weight * says / SCALE)
        if abs(written) >= LEAST:
            yield f"{place}:{written}"


if __name__ == "__main__":
    main()
