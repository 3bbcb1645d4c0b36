"""The sentences of situations."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.people.terms import ContactKind
from resources_db.situations.terms import Authority, Part, Proof

MOST_PROOF = 200
"""Signs of where a proof is."""

MEANS = _("Chaque ouverture d'une situation est notée : qui, laquelle, quand.")
NONE = _("Aucune situation ne vous concerne en ce moment.")
OPEN = _("Ouvrir une situation")
OPEN_MEANS = _("Initiales et classe seulement, tant que la famille n'a pas donné son accord.")
INITIALS, CLASS_NAME, SCHOOL = _("Initiales"), _("Classe"), _("Établissement")
INFORMED = _("Jour où l'établissement a informé la famille")
OPENED, CLOSED = _("Ouverte :"), _("Close :")
AGREED, NOT_AGREED = _("La famille a donné son accord"), _("Pas d'accord de la famille")
MEET = _("Fixer un rendez-vous")
DRAFT_MEASURE = _("Préparer une mesure")
BACK = _("Revenir aux situations")
BACK_HERE = _("Revenir à la situation")

FAMILY = _("La famille")
NOBODY_YET = _("Personne encore : ajoutez un parent ou un responsable pour lui donner un lien.")
THE_PUPIL = _("L'élève")
THE_PUPIL_MEANS = _("Son nom paraîtra quand la famille aura donné son accord.")
LANGUAGE = _("Langue qu'il ou elle lit")
INTERPRETER = _("Avec un interprète")
INTERPRETER_MEANS = _("L'enfant n'est jamais l'interprète.")
NO_CONTACT = _("Aucun numéro ni adresse.")
TO_CONFIRM = _("à confirmer avant d'y écrire")
CONFIRM = _("Confirmé")
WRONG = _("Ce n'est pas le sien")
ADD_CONTACT = _("Ajouter un numéro ou une adresse")
CONTACT_KIND, CONTACT_VALUE = _("Ce que c'est"), _("Le numéro ou l'adresse")
MANAGE = _("Gérer")
CHANGE = _("Corriger le nom ou la langue")
PROTECTED = _("Contact protégé")
PROTECT = _("Protéger ce contact")
PROTECT_MEANS = _(
    "Seul le service Jeunesse verra comment joindre cette personne. Pour lever la protection, il "
    "faudra deux collègues."
)
LIFT = _("Demander à lever la protection")
LIFT_TOO = _("Lever la protection, en deuxième collègue")
LIFT_ASKED = _("Un collègue demande à lever la protection. Un deuxième doit confirmer.")
LIFT_BY_ANOTHER = _("Vous avez demandé à lever la protection : un autre collègue doit confirmer.")
AUTHORITY = _("Autorité parentale")
AUTHORITY_UNKNOWN = _("Pas encore notée")
PROOF_SEEN = _("Pièce vue")
PROOF_MEANS = _("La pièce elle-même n'est pas gardée.")
RECORD = _("Noter")
SAVE = _("Enregistrer")

QUESTIONS = _("Ce qui lui est demandé")
NO_QUESTION = _("Rien n'est demandé : la situation est close.")
WAITING = _("en attente")
AGAIN = _("Le texte a changé depuis : la réponse est à redemander.")
PROVISIONAL = _("Provisoire : donné par téléphone, à confirmer sur la page ou sur papier.")
ENTER = _("Noter une réponse")
RECEIPT = _("Reçu à imprimer")
INVITE = _("Donner un lien à cette personne")
INVITE_AGAIN = _("Un nouveau lien remplace celui d'avant.")
HISTORY = _("Toutes les réponses, de la première à la dernière")
NO_ANSWER = _("Rien encore.")

OTHERS = _("Les professionnels")
NO_OTHER = _("Aucun professionnel nommé.")
OPENED_TO = _("Ouvert par l'accord de la famille")
NOT_OPENED_TO = _("Fermé : il faut l'accord de la famille")
END = _("Mettre fin à cette place")
END_MEANS = _("Ce qu'elle ouvrait se ferme aussitôt.")

ADD = _("Ajouter quelqu'un")
ADD_GUARDIAN = _("Un parent ou un responsable")
ADD_PUPIL = _("L'élève lui-même ou elle-même")
ADD_PUPIL_MEANS = _(
    "Avant l'accord de la famille : le prénom ou les initiales seulement. Son propre accord lui "
    "est demandé sur sa page."
)
ADD_REFERENT = _("Un référent de parcours")
ADD_PARTNER = _("Un partenaire")
ADD_PARTNER_MEANS = _("Rien ne lui est ouvert tant que la famille n'a pas dit oui à ce lien.")
ADD_TUTOR = _("Un tuteur de mission")
ADD_TUTOR_MEANS = _("Il ne connaît jamais le motif, ni l'établissement.")
NOBODY_TO_CHOOSE = _(
    "Personne n'a encore ce rôle : la coordination peut le donner dans « Personnes »."
)
WHO = _("Qui")
CLOSE = _("Clore la situation")
CLOSE_MEANS = _(
    "L'accompagnement est fini : partenaires et tuteurs ne voient plus rien, et plus rien ne se "
    "note. Cela ne se défait pas."
)
CLOSE_IT = _("Oui, clore")

LINK_READY = _("Le lien est prêt")
LINK_BEFORE = _("Un lien donné avant ne marche plus. Celui-ci ne sera plus montré.")
LINK = _("Le lien, à donner à cette personne et à elle seule :")
SQUARE = _("À photographier avec son téléphone")
CODE = _("Le code, à dire de vive voix ou à écrire sur une autre feuille :")
GIVE_CODE = _("Donner un code pour sa page")
GIVE_CODE_MEANS = _("Demandé sur un nouvel appareil, avec le lien reçu dans la conversation.")
PAGE_CODE = _("Le code de sa page")
PAGE_CODE_HAND = _("À remettre sur papier, en main propre ou par courrier. Affiché une fois :")
PAGE_CODE_MEANS = _("Le code d'avant, les pages ouvertes et les appareils retenus ne servent plus.")
LETTER = _("Imprimer la lettre (PDF)")
LETTER_MEANS = _("La lettre porte le lien et le carré, jamais le code, ni l'école, ni le motif.")
UNTIL = _("Il s'ouvre une fois, jusqu'au :")

READ_OUT = _("Lisez ce texte à la personne, en entier s'il le faut, puis notez sa réponse.")
IN_FRENCH, IN_THEIRS = _("En français : ce texte fait foi"), _("Sa traduction")
WHOLE_TEXT = _("Lire le texte entier")
READ_IN = _("Langue dans laquelle le texte a été lu")
HOW = _("Comment la réponse est donnée")
PROOF = _("Où est la preuve")
PROOF_HELP = _("Par exemple : papier signé au dossier 12, ou qui a répondu au téléphone et quand.")
PHONE_MEANS = _("Un oui par téléphone est provisoire : proposez ensuite le lien ou le papier.")
THEY_ANSWER = _("La réponse")

DONE: Mapping[str, Text] = {
    "ajout": _("C'est noté. Vous pouvez maintenant donner un lien à un membre de la famille."),
    "change": _("C'est corrigé."),
    "fin": _("Cette place a pris fin : ce qu'elle ouvrait est fermé."),
    "autorite": _("L'autorité parentale et la pièce vue sont notées."),
    "close": _("La situation est close."),
    "etablissement": _("La question part vers la boîte officielle de l'établissement."),
    "contact": _("Le numéro ou l'adresse est noté."),
    "confirme": _("C'est confirmé : on peut y écrire, si la personne le veut bien."),
    "faux": _("C'est retiré : plus rien n'y part. Une tâche demande d'en trouver un autre."),
    "protege": _("Le contact est protégé dès maintenant."),
    "levee-demandee": _("C'est demandé : un deuxième collègue doit confirmer."),
    "levee": _("La protection est levée."),
    "reponse": _("La réponse est notée, avec sa preuve. Vous pouvez imprimer le reçu."),
}
"""What was just done, by the word that stands in the address."""

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
PROOFS: Mapping[Proof, Text] = {
    Proof.DECLARED: _("aucune : déclaré seulement"),
    Proof.FAMILY_RECORD: _("livret de famille ou acte de naissance"),
    Proof.COURT_DECISION: _("décision de justice"),
    Proof.DELEGATION_ACT: _("acte de délégation"),
    Proof.PLACEMENT_DECISION: _("décision de placement"),
}
CONTACTS: Mapping[ContactKind, Text] = {
    ContactKind.PHONE: _("Téléphone"),
    ContactKind.EMAIL: _("Adresse électronique"),
    ContactKind.POST: _("Adresse postale"),
}
ACTS: Mapping[Act, Text] = {
    Act.INFORMATION: _("Information"),
    Act.ACCOMPANIMENT: _("Accompagnement"),
    Act.LINK: _("Lien avec un autre acteur"),
    Act.CHANNEL: _("Être prévenu par un canal"),
}
CHANNELS: Mapping[str, Text] = {
    "telegram": _("Telegram"),
    "sms": _("SMS"),
    "email": _("courriel"),
}
SAID: Mapping[Answer, Text] = {
    Answer.READ: _("lu"),
    Answer.YES: _("oui"),
    Answer.NO: _("non"),
    Answer.TALK: _("voudrait en parler"),
    Answer.WITHDRAWN: _("accord retiré"),
}
ANSWERS: Mapping[Answer, Text] = {
    Answer.READ: _("Le texte a été lu"),
    Answer.YES: _("Dit oui"),
    Answer.NO: _("Dit non"),
    Answer.TALK: _("Voudrait en parler"),
    Answer.WITHDRAWN: _("Retire son accord"),
}
HOW_GIVEN: Mapping[Means, Text] = {
    Means.PAGE: _("sur sa page"),
    Means.CHAT: _("dans la conversation"),
    Means.PHONE: _("donné par téléphone"),
    Means.PAPER: _("donné sur papier"),
    Means.DESK: _("donné de vive voix, sur place"),
}


def contact_of(name: str) -> Text:
    """Whose contact a button is about, for who cannot see where it stands."""
    return _("pour {name}", name=name)
