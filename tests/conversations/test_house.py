"""The dialogues of the house agree with the rest of it."""

from __future__ import annotations

from collections import Counter

from bot.library import all_catalogs
from conversations.dialogues.house import DIALOGUES
from conversations.dialogues.language import LANGUAGES
from conversations.dialogues.need_groups import NEED_GROUPS
from resources_db.directory.taxonomy import needs
from resources_db.messages import changes


def test_every_need_is_in_one_group() -> None:
    """Each of the taxonomy's needs is reached by buttons, in one place only."""
    grouped = Counter(need for group in NEED_GROUPS for need in group.needs)
    assert grouped == Counter(needs().keys())


def test_no_screen_offers_more_than_eight() -> None:
    """Eight groups at most, and eight needs in each at most."""
    assert len(NEED_GROUPS) <= 8
    assert all(len(group.needs) <= 8 for group in NEED_GROUPS)


def test_the_languages_offered_are_those_of_the_catalogs() -> None:
    """A language is offered, accepted by the door and written in a catalog, or none of these."""
    offered = {option.value for option in LANGUAGES}
    assert offered == set(all_catalogs().languages) == changes.LANGUAGES


def test_dialogues_are_known_by_their_own_name() -> None:
    """A dialogue's name in the table is the one it ends others with."""
    assert all(name == definition.name for name, definition in DIALOGUES.items())
