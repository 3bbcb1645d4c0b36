"""The sentences of situations and of the charter."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _
from resources_db.agreements.terms import Act, Answer
from resources_db.situations.terms import Authority, Part

CHARTER_SIGNED = _("La charte est signée : les situations vous sont ouvertes.")
SIGN = _("J'ai lu la charte et je la signe")
ALREADY = _("Vous avez signé cette version.")
MUST_SIGN = _("Elle se lit et se signe avant d'ouvrir une première situation.")
WHOLE_TEXT = _("Lire le texte entier")
WHO_SIGNED = _("Qui l'a signée")
NOT_SIGNED = _("Pas encore signée")
VERSION = _("Version du")

MEANS = _("Chaque ouverture d'une situation est notée : qui, laquelle, quand.")
NONE = _("Aucune situation ne vous concerne en ce moment.")
OPEN = _("Ouvrir une situation")
OPEN_MEANS = _("Initiales et classe seulement, tant que la famille n'a pas donné son accord.")
INITIALS, CLASS_NAME, SCHOOL = _("Initiales"), _("Classe"), _("Établissement")
INFORMED = _("Jour où l'établissement a informé la famille")
OPENED, CLOSED = _("Ouverte :"), _("Close :")
AGREED, NOT_AGREED = _("La famille a donné son accord"), _("Pas d'accord de la famille")
PEOPLE = _("Qui a une place dans cette situation")
ANSWERS = _("Ce que la famille a répondu")
NO_ANSWER = _("Rien encore.")
PROTECTED = _("Contact protégé")
INTERPRETER = _("Avec un interprète")
INVITE = _("Donner un lien à cette personne")
LINK_READY = _("Le lien est prêt. Un lien donné avant ne marche plus.")
LINK = _("Le lien, à donner à cette personne et à elle seule :")
CODE = _("Le code, à dire de vive voix ou à écrire sur une autre feuille :")
BACK = _("Revenir aux situations")

PARTS: Mapping[Part, Text] = {
    Part.PUPIL: _("Élève"),
    Part.GUARDIAN: _("Parent ou responsable"),
    Part.REFERENT: _("Référent de parcours"),
    Part.PARTNER: _("Partenaire"),
    Part.TUTOR: _("Tuteur de mission"),
}
AUTHORITIES: Mapping[Authority, Text] = {
    Authority.BOTH: _("autorité parentale partagée"),
    Authority.ALONE: _("seul titulaire de l'autorité parentale"),
    Authority.DELEGATION: _("par délégation de l'autorité parentale"),
    Authority.CHILD_PROTECTION: _("service de protection de l'enfance"),
    Authority.PROTECTION_ORDER: _("selon une ordonnance de protection"),
    Authority.NONE: _("sans autorité parentale"),
}
ACTS: Mapping[Act, Text] = {
    Act.INFORMATION: _("Information"),
    Act.ACCOMPANIMENT: _("Accompagnement"),
    Act.LINK: _("Lien avec un autre acteur"),
    Act.CHANNEL: _("Être prévenu par un canal"),
}
SAID: Mapping[Answer, Text] = {
    Answer.READ: _("lu"),
    Answer.YES: _("oui"),
    Answer.NO: _("non"),
    Answer.TALK: _("voudrait en parler"),
    Answer.WITHDRAWN: _("accord retiré"),
}

GIVE_CODE = _("Donner un code pour sa page")
CODE_READY = _("Le code est prêt. Il ne s'affiche qu'une fois.")
PAGE_CODE = _("Code à remettre sur papier, en main propre ou par courrier :")
PAGE_CODE_MEANS = _(
    "Il est demandé sur un nouvel appareil, avec le lien reçu dans la conversation. Le code "
    "d'avant, les pages ouvertes et les appareils retenus ne servent plus."
)
