"""The sentences about a file of appointments: what is wrong with a line, and what mends it."""

from __future__ import annotations

from conversations.texts import Text, _, plural

LINE, FIELD, VALUE, WHY = _("Ligne"), _("Champ"), _("Ce qui est écrit"), _("Ce qu'il faut faire")
DAY, BEGINS, ENDS, KIND = _("date"), _("début"), _("fin"), _("type")
PEOPLE, SITUATION, REPEATED, WHOLE = _("personnes"), _("situation"), _("répétition"), _("ligne")
PLACE = _("lieu")

NO_DAY = _("Cette date ne se lit pas : écrivez-la comme 03/12/2026.")
NO_HOUR = _("Cette heure ne se lit pas : écrivez-la comme 9 h 30.")
ENDS_BEFORE = _("La fin vient avant le début : corrigez l'une des deux heures.")
NO_KIND = _(
    "Ce type n'est pas connu : écrivez famille, journée, bilan, comité ou veille, ou choisissez un "
    "type pour tout le fichier."
)
WHOLE_DAY = _("Cet événement dure la journée entière : donnez-lui une heure.")
REPEATS = _(
    "Cet événement se répète : les répétitions ne sont pas reprises. Dans l'agenda, enregistrez "
    "chaque rendez-vous à part."
)
NO_PEOPLE = _("Personne n'est nommé : ajoutez au moins une personne attendue.")
UNKNOWN_PERSON = _(
    "Cette personne n'est pas connue ici, ou ne peut pas venir à ce rendez-vous : écrivez son "
    "adresse électronique ou son nom comme dans « Personnes »."
)
SEVERAL_PEOPLE = _("Plusieurs personnes portent ce nom : écrivez l'adresse électronique.")
UNKNOWN_SITUATION = _(
    "Aucune de vos situations ne correspond à coup sûr : écrivez les initiales, la classe et "
    "l'établissement."
)
PAST = _("Ce rendez-vous est déjà passé : il n'est pas repris.")
TOO_LONG = _("C'est trop long : 300 caractères au plus.")
UNKNOWN_CANCELLED = _("Annulé, et inconnu ici : il n'y a rien à faire.")

UNREADABLE_CALENDAR = "Ce fichier ne s'ouvre pas comme un agenda (.ics) : exportez-le de nouveau."
NO_HEADER = (
    "Aucune ligne d'en-tête n'est reconnue : il faut au moins les colonnes « date », « début » et "
    "« personnes »."
)
EMPTY = "Ce fichier est vide."


def told(count: int) -> Text:
    """How many people the whole file tells."""
    return plural("{count} personne sera prévenue.", "{count} personnes seront prévenues.", count)
