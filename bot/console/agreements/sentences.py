"""The sentences of the pages about agreements and their texts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from conversations.texts import Text, _, plural
from resources_db.agreements.terms import Act


class State(StrEnum):
    """Where one question to one person stands. The value stands in the address of a filter."""

    WAITING = "attente"
    TALK = "parler"
    PROVISIONAL = "provisoire"
    AGAIN = "redemander"
    REFUSED = "refus"
    WITHDRAWN = "retrait"
    GIVEN = "donne"


STATES: Mapping[State, Text] = {
    State.WAITING: _("En attente"),
    State.TALK: _("Voudrait en parler"),
    State.PROVISIONAL: _("Provisoire, par téléphone"),
    State.AGAIN: _("Texte changé : à redemander"),
    State.REFUSED: _("Refusé"),
    State.WITHDRAWN: _("Retiré"),
    State.GIVEN: _("Donné"),
}
MEANS = _(
    "Ce que chaque famille a répondu, et ce qui attend. Un refus ou un retrait arrête tout de "
    "suite ce qui demandait l'accord."
)
ALL = _("Tout")
FILTERS = _("Ne montrer que")
NONE = _("Rien à montrer ici.")
MORE = _("Situations suivantes")
SEE_TEXTS = _("Voir les textes en vigueur")

TEXTS_MEAN = _(
    "Chaque accord se donne sur un texte. Le texte français fait foi ; les autres langues aident à "
    "le lire. L'empreinte prouve, mot pour mot, quel texte a été montré."
)
CURRENT, FORMER = _("En vigueur"), _("Ancienne version")
VERSION = _("Version du")
COUNTS, TRANSLATION = _("fait foi"), _("traduction")
READ = _("Lire le texte français")
ASKS_AGAIN = _(
    "Une nouvelle version redemande l'accord de chaque famille : ses réponses paraissent alors "
    "dans « Accords », à redemander."
)
CHARTER = _("Charte de confidentialité des professionnels")
TITLES: Mapping[Act, Text] = {
    Act.INFORMATION: _("Information"),
    Act.ACCOMPANIMENT: _("Accompagnement"),
    Act.LINK: _("Lien avec un autre acteur"),
    Act.CHANNEL: _("Être prévenu par un canal"),
}


def to_ask_again(count: int) -> Text:
    """How many answers of a page have to be asked again."""
    return plural(
        "{count} réponse porte sur un texte ancien.",
        "{count} réponses portent sur un texte ancien.",
        count,
    )
