"""The invented national directory is the same for everyone who measures with it."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice

from benchmarks.national import services
from resources_db.directory.phones import tel_href
from resources_db.directory.records import to_json


def test_the_same_number_gives_the_same_directory() -> None:
    """Whoever asks, and however many are read."""

    def digest(count: int) -> str:
        kept = islice(services(count), 50)
        return sha256("\n".join(map(to_json, kept)).encode()).hexdigest()

    assert digest(50) == digest(400)
    assert len(list(services(120))) == 120


def test_nothing_in_it_can_be_called_by_mistake() -> None:
    """Numbers are of the ranges kept for fiction; sites and mails end in « .example »."""
    fiction = {"+3319900", "+3326191", "+3335301", "+3346571", "+3353649", "+3363998"}
    for card in services(200):
        assert card.telephone is not None
        assert card.telephone[:8] in fiction
        assert tel_href(card.telephone)
        assert card.site_web is not None
        assert card.site_web.endswith(".example/")
