"""The sentences of the page of people and organisations."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _
from resources_db.actions import Role
from resources_db.people.terms import OrganisationKind

ROLES: Mapping[Role, Text] = {
    Role.SCHOOL_HEAD: _("Chef d'établissement"),
    Role.CPE: _("CPE"),
    Role.SCHOOL_REFERENT: _("Référent décrochage"),
    Role.AGENT: _("Agent du service Jeunesse"),
    Role.REFERENT_DE_PARCOURS: _("Référent de parcours"),
    Role.COORDINATOR: _("Coordination du service Jeunesse"),
    Role.PARTNER: _("Partenaire"),
    Role.MISSION_TUTOR: _("Tuteur de mission"),
    Role.CDEN: _("Section du CDEN (chiffres seulement)"),
    Role.EDITOR: _("Tient l'annuaire"),
    Role.DATA_PROTECTION_OFFICER: _("Délégué à la protection des données"),
    Role.ADMINISTRATOR: _("Administre l'assistant"),
}
KINDS: Mapping[OrganisationKind, Text] = {
    OrganisationKind.SCHOOL: _("Établissement scolaire"),
    OrganisationKind.YOUTH_SERVICE: _("Service Jeunesse"),
    OrganisationKind.CITY: _("Autre service de la ville"),
    OrganisationKind.ASSOCIATION: _("Association"),
    OrganisationKind.APRE: _("Accueil APRE"),
    OrganisationKind.CAF: _("Caf"),
    OrganisationKind.PJJ: _("Protection judiciaire de la jeunesse"),
    OrganisationKind.DEPARTMENT: _("Département"),
    OrganisationKind.EDUCATION_AUTHORITY: _("Éducation nationale (DSDEN, académie)"),
    OrganisationKind.OTHER: _("Autre organisme"),
}

COLLEAGUES = _("Collègues")
NO_ACCOUNT = _("Pas de compte")
CLOSED = _("Compte fermé")
NO_CODE = _("Pas encore connecté")
INVITE = _("Inviter un collègue")
THEIR_EMAIL = _("Son adresse électronique professionnelle")
INVITE_MEANS = _(
    "Une personne reçoit un lien pour sa première connexion. Son rôle décide de ce qu'elle voit."
)
ROLE = _("Rôle, et où")
GIVE_ROLE = _("Donner ce rôle")
END_ROLE = _("Retirer ce rôle")
MORE = _("Gérer")
NEW_LINK = _("Donner un nouveau lien")
FORGET_CODES = _("Effacer son code (téléphone perdu)")
CLOSE_ACCOUNT = _("Fermer son compte")
ORGANISATIONS = _("Établissements et organismes")
ADD_ORGANISATION = _("Ajouter un établissement ou un organisme")
KIND = _("Quelle sorte")
NAME = _("Nom")
UAI = _("Numéro d'établissement (UAI), pour une école")
ZONE = _("Zone des vacances scolaires")
NO_ZONE = _("Non précisée")
MAILBOX = _("Boîte électronique officielle")
ADD = _("Ajouter")
LOGO = _("Son logo, sur les papiers que vous faites ensemble")
LOGO_MEANS = _("Une image PNG de 512 Ko au plus. Elle remplace celle d'avant.")
WHOSE_LOGO = _("De qui")
GIVE_LOGO = _("Enregistrer ce logo")
NO_LOGO = _("Retirer le logo")
LOGO_CHANGED = _("C'est fait : les prochains papiers en tiennent compte.")
ORGANISATION_ADDED = _("L'organisme est ajouté.")
ROLE_CHANGED = _("C'est fait : le rôle compte dès maintenant.")
ACCOUNT_CHANGED = _("C'est fait : le compte est changé dès maintenant.")
INVITED = _("L'invitation est prête")
INVITED_BY_MAIL = _(
    "Le lien vient de partir par courriel. Il marche une fois, pendant trois jours."
)
INVITED_BY_HAND = _(
    "Donnez ce lien à la personne, et à elle seule. Il marche une fois, pendant trois jours, et ne "
    "sera plus montré."
)
BACK_TO_PEOPLE = _("Revenir aux personnes")


def welcome_letter(link: str) -> Text:
    """The letter to a new colleague."""
    return _(
        "Bonjour,\n\nUn espace de travail vous est ouvert. Ce lien sert à votre première connexion "
        "; il marche une fois, pendant trois jours :\n\n{link}\n\nGardez votre téléphone près de "
        "vous : il servira à protéger votre compte.",
        link=link,
    )
