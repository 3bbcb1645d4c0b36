"""The sentences of the fiche de repérage, on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conversations.texts import Text, _
from resources_db.fiches.terms import FicheState

TITLE = _("Fiches de repérage")
MEANS_AT_SCHOOL = _(
    "Une fiche demande au service Jeunesse d'accompagner un élève. Elle dit le minimum : ses "
    "initiales, sa classe et un motif."
)
MEANS_AT_SERVICE = _(
    "Ce que les établissements demandent : accepter, poser une question, ou décliner d'un mot."
)
NONE = _("Aucune fiche pour le moment.")
NEW = _("Nouvelle fiche de repérage")
NO_ACCOUNT = _(
    "Aucune case pour raconter les faits, et c'est voulu : le service n'en a pas besoin pour "
    "commencer, et ce qui n'est pas écrit ne suivra pas l'élève. Le reste se dit de vive voix, "
    "avec la famille."
)
SCHOOL = _("Établissement")
INITIALS, CLASS_NAME = _("Initiales"), _("Classe")
INITIALS_MEAN = _("Ni nom ni prénom tant que la famille n'a pas donné son accord.")
CATEGORY = _("Motif")
CHOOSE = _("Choisissez…")
CATEGORY_MEANS = _("La liste est celle de la ville.")
FAMILY = _("La famille")
INFORMED = _("La famille a été informée de cette démarche")
INFORMED_DAY = _("Informée le")
INFORMED_MEANS = _(
    "Sans cela, la fiche ne part pas : la famille l'apprend de l'établissement, et de personne "
    "d'autre."
)
SEND = _("Envoyer la fiche")

BACK = _("Revenir aux fiches")
SENT, SENT_BY = _("Envoyée :"), _("Par :")
QUESTION, ANSWER, WHY_NOT = _("Question du service"), _("Réponse de l'établissement"), _("Pourquoi")
YOUR_ANSWER = _("Votre réponse, en quelques mots")
YOUR_ANSWER_MEANS = _("Toujours sans nom, et sans récit des faits.")
REPLY = _("Répondre au service")

ACCEPT = _("Accepter")
ACCEPT_MEANS = _(
    "Une situation s'ouvre, avec les initiales et la classe seulement. L'accord de la famille "
    "reste à recueillir."
)
ASK = _("Poser une question")
ASK_WORD = _("Votre question, en quelques mots")
ASK_MEANS = _("Une question qui n'appelle ni nom, ni récit des faits.")
ASK_SEND = _("Envoyer la question")
DECLINE = _("Décliner")
DECLINE_WORD = _("Pourquoi, en quelques mots")
DECLINE_MEANS = _("L'établissement lit ce mot. Dites, si vous le savez, à qui s'adresser.")
DECLINE_SEND = _("Décliner cette fiche")
TO_MEASURE = _("Préparer une mesure")
TO_SITUATION = _("Voir la situation")
SEE = _("Voir la fiche")

TO_SERVICE: Mapping[FicheState, Text] = {
    FicheState.SENT: _("À lire : l'établissement attend votre réponse"),
    FicheState.ASKED: _("Question posée : l'établissement doit répondre"),
    FicheState.ACCEPTED: _("Acceptée"),
    FicheState.DECLINED: _("Déclinée"),
}
TO_SCHOOL: Mapping[FicheState, Text] = {
    FicheState.SENT: _("Envoyée : le service va répondre"),
    FicheState.ASKED: _("Le service vous pose une question"),
    FicheState.ACCEPTED: _("Acceptée : le service prépare la suite"),
    FicheState.DECLINED: _("Le service a décliné"),
}
DONE: Mapping[str, Text] = {
    "envoyee": _("La fiche est envoyée. Le service vous répond ici."),
    "acceptee": _("La fiche est acceptée : la situation est ouverte."),
    "demandee": _("La question est posée : l'établissement la lit sur sa page."),
    "repondue": _("Votre réponse est envoyée au service."),
    "appeler": _("C'est noté. Aucun courriel n'est parti vers l'établissement : appelez-le."),
    "declinee": _("La fiche est déclinée : l'établissement lit pourquoi."),
}
"""What was just done, by the word that stands in the address."""


SUBJECT = _("Le service Jeunesse a répondu à une fiche de repérage")


def letter(link: str) -> Text:
    """To whoever sent it: where the answer is, and nothing of it."""
    return _(
        "Bonjour,\n\nLe service Jeunesse a répondu à une fiche de repérage que vous avez envoyée. "
        "Pour lire sa réponse :\n\n{link}\n\nPour la confidentialité, ce message ne dit ni nom ni "
        "raison.",
        link=link,
    )


def informed_on(day: date) -> Text:
    """That the family knows, and since when."""
    return _("La famille a été informée le {day}.", day=day)
