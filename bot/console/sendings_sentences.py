"""The sentences of « Envois »: what went out by text message and e-mail, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping

from babel.numbers import format_currency

from conversations.texts import Text, _, plural
from resources_db.sendings.terms import State

MEANS = _(
    "Les rappels partis par SMS et par courriel, et ce que les SMS coûtent. Cette page compte : "
    "elle ne nomme personne."
)
THIS_MONTH = _("SMS de ce mois")
MONTHS = _("SMS, mois par mois")
OUTCOMES = _("Ce que les envois sont devenus depuis trente jours")
REASONS = _("Pourquoi certains n'arrivent pas")
MONTH, MESSAGES, PARTS, COST = _("Mois"), _("Messages"), _("SMS comptés"), _("Coût")
CHANNEL, STATE, COUNT, REASON = _("Moyen"), _("Devenus"), _("Combien"), _("Raison donnée")
NOTHING_YET = _("Rien n'est encore parti.")
NO_CEILING = _("Aucune limite de dépense n'est décidée.")
NO_PRICE = _("Le prix d'un SMS n'est pas décidé : les messages sont comptés, pas leur coût.")
DECIDE = _("Décider dans les réglages")
REACHED = _(
    "La limite du mois est atteinte : les rappels passent par les autres moyens, ou vous sont "
    "confiés."
)
CHANNELS: Mapping[str, Text] = {"sms": _("SMS"), "email": _("courriel")}
STATES: Mapping[State, Text] = {
    State.PLANNED: _("attend de partir"),
    State.BEGUN: _("parti, sans réponse du fournisseur"),
    State.ACCEPTED: _("pris par le fournisseur"),
    State.DELIVERED: _("remis"),
    State.UNDELIVERED: _("pas remis : un autre moyen a pris la suite"),
    State.REFUSED: _("refusé : un autre moyen a pris la suite"),
}


def euros(cents: int) -> str:
    """An amount, as it is written in French."""
    return format_currency(cents / 100, "EUR", locale="fr")


def of_ceiling(cents: int, ceiling: int) -> Text:
    """What is spent, beside what may be."""
    return _("{spent} dépensés sur {ceiling}", spent=euros(cents), ceiling=euros(ceiling))


def of_parts(parts: int) -> Text:
    """How many text messages are counted."""
    return plural("{count} SMS compté", "{count} SMS comptés", parts)
