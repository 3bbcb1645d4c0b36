"""The sentences of the pages of appointments."""

from __future__ import annotations

from collections.abc import Mapping

from bot.meetings.importing.bringing import Became
from conversations.texts import Text, _, plural
from resources_db.meetings.terms import MeetingKind, Part

NEW = _("Fixer un rendez-vous")
IMPORT = _("Reprendre un agenda ou un tableau")
KINDS: Mapping[MeetingKind, Text] = {
    MeetingKind.FAMILY: _("Rencontre avec une famille"),
    MeetingKind.ATTENDANCE: _("Journée d'accompagnement"),
    MeetingKind.REVIEW: _("Bilan d'une convention"),
    MeetingKind.COMMITTEE: _("Comité de pilotage"),
    MeetingKind.WATCH: _("GPDS ou cellule de veille"),
}
LETTERS: Mapping[MeetingKind, str] = {
    MeetingKind.FAMILY: "F",
    MeetingKind.ATTENDANCE: "J",
    MeetingKind.REVIEW: "B",
    MeetingKind.COMMITTEE: "C",
    MeetingKind.WATCH: "V",
}
"""One letter a kind: it is read where no colour is."""
PARTS: Mapping[Part, Text] = {
    Part.PUPIL: _("Élève"),
    Part.GUARDIAN: _("Parent ou responsable"),
    Part.SCHOOL: _("Établissement"),
    Part.SERVICE: _("Service"),
    Part.PARTNER: _("Partenaire"),
}
ANSWERS: Mapping[str | None, Text] = {
    "coming": _("viendra"),
    "late": _("viendra en retard"),
    "not_coming": _("ne peut pas venir"),
    "call_me": _("à rappeler"),
    None: _("pas de nouvelles"),
}
SIGNS: Mapping[str | None, str] = {
    "coming": "✓",
    "late": "✓",
    "not_coming": "✗",
    "call_me": "☎",
    None: "?",
}
STATES: Mapping[str | None, Text] = {
    "wanted": _("à trouver"),
    "booked": _("réservé"),
    "confirmed": _("confirmé"),
}

MEANS: Mapping[str, Text] = {
    "person": _("Une personne sur place"),
    "telephone": _("Un service par téléphone"),
}
INTERPRETER_FOR = _("Interprète pour")
LANGUAGE, HOW, STATE = _("Langue"), _("Comment"), _("Où en est-on")
TO_FIND = _("Pas encore choisi")
INTERPRETER_NAME = _("Nom de la personne ou du service")
INTERPRETER_PHONE = _("Téléphone de l'interprète")
ADULT = _("C'est une personne adulte, extérieure à la famille. Jamais l'enfant.")
NOTE_INTERPRETER = _("Noter")

WEEK = _("La semaine")
PREVIOUS, NEXT = _("Semaine précédente"), _("Semaine suivante")
THIS_WEEK = _("Cette semaine")
BY_DAY, BY_PERSON, BY_PLACE = _("Par jour"), _("Par personne"), _("Par lieu")
SHOWN = _("Ce qui est montré")
LEGEND = _("Légende")
NOTHING = _("Rien cette semaine.")
NO_PLACE = _("Lieu à préciser")
CANCELLED = _("Annulé")
CALLED_OFF = _("Ce rendez-vous est annulé.")
PRINT_MEANS = _(
    "Cette page s'imprime telle quelle. Elle porte des noms : ne la laissez pas sur une table."
)

KIND = _("Quelle sorte de rendez-vous")
DAY, BEGINS, ENDS = _("Jour"), _("Début"), _("Fin")
PLACE = _("Lieu")
PLACE_MEANS = _(
    "Le nom d'un lieu de l'annuaire, ou une adresse en toutes lettres. Seul un lieu public "
    "est écrit dans les messages ; le reste se lit sur la page de la personne."
)
ROOM = _("Salle ou étage, s'il faut le préciser")
BRING = _("À apporter")
ORGANISER = _("Qui organise")
PEOPLE = _("Qui doit venir")
OF_SITUATION = _("Dans cette situation")
INTERPRETER = _("Interprète")
NO_INTERPRETER = _("Sans interprète")
CHECK = _("Vérifier avant d'enregistrer")
MISTAKES = _("Il reste à compléter ou à corriger :")
WRONG_KIND = _("Choisissez la sorte de rendez-vous.")
WRONG_DAY = _("Donnez le jour, par exemple 03/12/2026.")
WRONG_HOURS = _("Donnez l'heure de début et l'heure de fin ; la fin vient après le début.")
WRONG_PEOPLE = _("Choisissez au moins une personne.")
WRONG_WORDS = _("C'est trop long : 300 caractères au plus.")
WHICH_PLACE = _("Est-ce l'un de ces lieux de l'annuaire ?")
KEEP_WORDS = _("Non, garder ces mots")
ABOUT = _("À propos de")
REVIEW_OF = _("Convention avec")

CHECKED = _("Avant d'enregistrer")
AT_SAME_TIME = _("Déjà pris à ce moment")
PLACE_TAKEN = _("Le lieu")
SAVE, SAVE_ANYWAY = _("Enregistrer"), _("Enregistrer quand même")
CORRECT = _("Corriger")
CHANGED_SINCE = _("Quelque chose a changé entre-temps : vérifiez de nouveau.")
NOBODY_TOLD = _("Personne n'a besoin d'être prévenu.")
DONE: Mapping[str, Text] = {
    "pris": _("Le rendez-vous est pris. Les messages partent aux heures permises."),
    "deplace": _("Le rendez-vous est déplacé."),
    "annule": _("Le rendez-vous est annulé."),
    "ajout": _("La personne est ajoutée."),
    "retrait": _("La personne est retirée."),
    "interprete": _("C'est noté pour l'interprète."),
}

WHO_COMES = _("Qui vient")
ARRANGED_BY = _("Organisé par")
MOVE, CANCEL, ADD, REMOVE = _("Déplacer"), _("Annuler"), _("Ajouter"), _("Retirer")
ADD_SOMEONE = _("Ajouter quelqu'un")
WHOM = _("Qui")
BACK_TO_WEEK = _("Revenir à la semaine")
SEE_SITUATION = _("Voir la situation")

FILE = _("Votre fichier : CSV, XLSX ou agenda (.ics)")
FILE_MEANS = _(
    "Un tableau a au moins les colonnes « date », « début » et « personnes » ; aussi « fin », "
    "« type », « lieu », « salle », « situation », « à apporter », « référence ». D'un agenda, les "
    "titres et les descriptions ne sont pas repris : ils peuvent nommer un enfant. Rien n'est "
    "enregistré avant que vous ayez vu le résultat."
)
KIND_OF_FILE = _("Type, quand le fichier ne le dit pas")
ASK_EACH = _("Chaque ligne le dit")
TRY_FILE = _("Voir ce que cela donnerait")
NO_FILE = _("Choisissez d'abord un fichier.")
TOO_LARGE = _("Ce fichier est trop gros pour cette page : donnez-le en plusieurs fois.")
WOULD = _("Ce que l'import ferait")
WAS_DONE = _("L'import est fait")
BRING_IN = _("Importer ces rendez-vous")
NOTHING_TO_BRING = _("Il n'y a rien de nouveau à importer.")
SET_ASIDE = _("Lignes mises de côté")
OVERLAPPING = _("chevauche un autre rendez-vous")
BECAME: Mapping[Became, Text] = {
    Became.BOOKED: _("pris"),
    Became.CHANGED: _("changé"),
    Became.CANCELLED: _("annulé"),
    Became.SAME: _("déjà repris, inchangé"),
    Became.ASIDE: _("mis de côté"),
}


def told(count: int) -> Text:
    """How many would get a message."""
    return plural("{count} personne sera prévenue.", "{count} personnes seront prévenues.", count)


def by_hand(count: int) -> Text:
    """How many the staff has to tell."""
    return plural(
        "{count} personne est à prévenir par vous : aucun message ne peut lui parvenir.",
        "{count} personnes sont à prévenir par vous : aucun message ne peut leur parvenir.",
        count,
    )


def interpreter(language: str, state: Text) -> Text:
    """What is known of the interpreter."""
    return _("interprète ({language}) : {state}", language=language, state=state)
