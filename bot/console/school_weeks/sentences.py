"""The sentences of the hours of class of a school."""

from __future__ import annotations

from datetime import date

from conversations.texts import Text, _

TITLE = _("Jours de classe")
MEANS = _(
    "Une alternative à l'exclusion a lieu pendant les heures de classe, une mesure de "
    "responsabilisation en dehors : dites quand l'établissement fait classe. Les vacances et les "
    "jours fériés sont déjà connus."
)
WHICH = _("Choisissez un établissement.")
NONE = _("Aucun établissement n'est encore connu.")
DAYS = (
    _("Lundi"),
    _("Mardi"),
    _("Mercredi"),
    _("Jeudi"),
    _("Vendredi"),
    _("Samedi"),
    _("Dimanche"),
)
FROM, TO = _("de"), _("à")
NO_CLASS = _("pas de classe")
EMPTY_MEANS = _("Laissez un jour vide s'il n'y a pas classe.")
HOLDS = _("La semaine en ce moment")
USUAL = _("C'est une semaine habituelle : l'établissement n'a encore rien dit.")
CHANGE = _("Changer la semaine")
SINCE = _("À partir du")
SINCE_MEANS = _("Ce qui était noté avant ce jour ne change pas.")
SAVE = _("Enregistrer cette semaine")
SAVED = _("La semaine est enregistrée.")
OTHERS = _("Les autres semaines notées")
BACK = _("Revenir aux établissements")


def holds_from(day: date) -> Text:
    """From when a week holds."""
    return _("À partir du {day}", day=day)
