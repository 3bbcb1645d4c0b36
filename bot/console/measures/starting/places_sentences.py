"""The sentences of the places of hosts."""

from __future__ import annotations

from datetime import datetime

from conversations.texts import Text, _, plural

PLACES = _("Places d'accueil")
MEANS = _(
    "Combien de jeunes chaque lieu accueille à la fois, et combien y sont attendus, pendant deux "
    "semaines."
)
DAY, MORNING, AFTERNOON = _("Jour"), _("Matin"), _("Après-midi")
UNCOUNTED = _("Nombre de places à noter : ce lieu n'est proposé pour aucune mission.")
NOT_COUNTED = _("Aucune limite n'est notée. Les jours où un jeune y est attendu sont montrés ici.")
FULL = _("complet")
OVER = _("Plus de jeunes attendus que de places : appelez le lieu, puis changez une demi-journée.")
TOO_MANY = _("trop de jeunes")
NOTE = _("Noter des places")
HOST = _("Lieu d'accueil")
HOW_MANY = _("Nombre de places à la fois, matin et après-midi")
EVERY_WEEK = _("Chaque semaine, ces jours-là")
SINCE = _("À partir du")
UNTIL = _("Jusqu'au, s'il y a une fin")
ONE_DAY = _("Ou un seul jour, à la place de ce qui est noté")
THAT_DAY = _("Ce jour-là")
SAVE = _("Noter ces places")
NOTED = _("C'est noté. Une place libérée est proposée à la première mesure qui attend.")
LINE = _("La file d'attente")
TAKE_IT = _("Planifier avec cette place")
LET_GO = _("Laisser cette place à la mesure suivante")
LEAVE = _("Ne plus attendre")
LEFT = _("La mesure n'attend plus cette place : elle est proposée à la suivante.")
NO_HOST = _("Aucun lieu d'accueil n'est connu ici : ajoutez-le dans « Personnes ».")
WRONG_HOST = _("Choisissez le lieu d'accueil.")
WRONG_PLACES = _("Donnez un nombre de places, de 0 à 50.")
WRONG_DAYS = _("Cochez au moins un jour de la semaine, ou donnez un seul jour.")
WRONG_DAY = _("Donnez le jour, par exemple 03/12/2026.")
WRONG_ORDER = _("La fin vient après le début.")


def count(taken: int, places: int) -> Text:
    """A cell of the grid, in words for who hears it."""
    return plural("{taken} sur {count} place", "{taken} sur {count} places", places, taken=taken)


def expected(taken: int) -> Text:
    """A cell of a host that nobody counts."""
    return plural("{count} jeune attendu", "{count} jeunes attendus", taken)


def in_line(place: int, who: str, since: datetime) -> Text:
    """One that waits."""
    return _("{place}. {who}, depuis : {since}", place=place, who=who, since=since)


def offered(place: int, who: str, until: datetime) -> Text:
    """One for which a place is held."""
    return _("{place}. {who} : une place est gardée jusqu'à : {until}", place=place, who=who,
             until=until)  # fmt: skip
