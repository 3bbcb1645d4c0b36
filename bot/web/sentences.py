"""Every sentence of the page itself. What the assistant says comes from the dialogues."""

from __future__ import annotations

from conversations.texts import Text, _, plural, vital

TITLE = _("Ensemble, on s'accroche !")
TAGLINE = _("Assistant pour les familles, les jeunes et les écoles")
SKIP_TO_ANSWER = _("Aller directement à la réponse")

WHAT_I_DO = _(
    "Absences, exclusion, harcèlement, décrochage, retour en formation : dites ce qui se passe, "
    "je cherche qui peut aider près de chez vous."
)
WHAT_I_AM = _(
    "Je suis un programme, pas une personne : je donne des adresses et des numéros avec leur "
    "source et leur date, et vous pouvez demander à parler à quelqu'un."
)
COOKIE_NOTICE = vital(
    _(
        "Sans compte. Un cookie garde votre conversation sur cet appareil dès votre premier "
        "message, et seulement pour cela."
    )
)

SHARED_NOTICE = vital(
    _(
        "Téléphone partagé : rien n'est gardé sur cet appareil. Si vous fermez ou rechargez cette "
        "page, la conversation n'y sera plus."
    )
)
SHARED = _("Ce téléphone est partagé")
SHARED_MEANS = _(
    "Rien ne sera gardé dessus : la conversation disparaît quand vous fermez ou rechargez la page."
)
LEAVE = _("Quitter vite")
UNREVIEWED = _("Cette traduction n'a pas encore été relue par une personne.")
READ_FRENCH = _("Lire en français")

EMERGENCY = vital(_("Urgence : appelez tout de suite"))
EMERGENCY_SHORT = _("Numéros d'urgence")

CONVERSATION = _("Votre conversation")
ANSWER = _("Votre réponse")
WRITE_QUESTION = _("Écrivez votre question")
WRITE_ANSWER = _("Écrivez votre message")
EXAMPLE = _("Par exemple : mon fils de 14 ans est exclu du collège pour 5 jours")
SEND = _("Envoyer")
CHOOSE_IN_LIST = _("Choisir dans une liste")
OTHER_CHOICES = _("Autres réponses possibles à cette question")
EXITS = _("À tout moment")
LANGUAGES = _("Langues")

YOU = _("Vous :")
ASSISTANT = _("Assistant :")
CAUTION = _("Attention :")

BUSY = _("L'assistant répond…")
UNSENT = _("Pas encore envoyé")
OFFLINE = vital(
    _(
        "Pas de réponse : votre message n'est pas encore envoyé. Gardez cette page ouverte, il "
        "partira tout seul. En cas de danger, appelez le 112 : cela marche sans internet."
    )
)
TRY_NOW = _("Réessayer maintenant")

SOUP = _("Soupe de légumes")
SOUP_NEEDS = _("Il vous faut")
SOUP_INGREDIENTS = _("Deux poireaux, trois carottes, deux pommes de terre, un oignon, du sel.")
SOUP_STEPS = _("Préparation")
SOUP_COOKING = _(
    "Lavez et coupez les légumes. Couvrez-les d'eau salée et laissez cuire trente minutes à feu "
    "doux."
)
SOUP_SERVING = _("Mixez, goûtez, servez chaud avec un peu de pain.")

LISTEN = _("Écouter")

CARD_ALONE = _("Envoyer ou imprimer cette fiche")
SHARE = _("Partager")
PRINT = _("Imprimer")
FROM_CARD_TO_CHAT = _("Trouver de l'aide avec l'assistant")
GET_FILE = _("Télécharger")
FILE_GONE = _("Ce fichier n'est pas, ou n'est plus, dans votre conversation.")
CARD_GONE = _(
    "Cette fiche n'est pas, ou n'est plus, dans l'annuaire. L'assistant peut chercher un autre "
    "lieu pour vous."
)

BACK_TO_CHAT = _("Revenir à la conversation")
PROBLEM = _("Cela n'a pas marché")

SEND_AGAIN = _("Renvoyer mon message")
TRY_AGAIN = _(
    "Le service ne répond pas en ce moment. Réessayez dans une minute : un message renvoyé "
    "ne compte qu'une fois. En cas de danger, appelez le 112."
)
TOO_LONG = _("Ce message est trop long pour être reçu. Envoyez-en une partie, ou résumez-le.")
FOREIGN_PAGE = _(
    "Par sécurité, les messages ne sont acceptés que depuis cette page. Ouvrez la conversation "
    "ici et recommencez."
)
NOT_FOUND = _("Il n'y a rien à cette adresse. La conversation est sur la page d'accueil.")
WRONG_METHOD = _("Cette adresse ne s'utilise pas de cette façon.")
WRONG_TYPE = _("Le contenu doit être envoyé en JSON (application/json).")
WRONG_FORM_TYPE = _("Le formulaire n'a pas été envoyé comme prévu. Rechargez la page.")
NOT_JSON = _("Le contenu n'est pas du JSON lisible.")
NOT_AN_OBJECT = _("Le contenu doit être un objet JSON.")
TEXT_OR_CHOICE = _("Il faut « text » ou « choice », l'un des deux seulement.")
WRONG_CURSOR = _("« after » doit être un nombre entier positif.")
BROKEN = _(
    "Une erreur de notre côté empêche de répondre. Elle est signalée. En cas de danger, "
    "appelez le 112."
)


def earlier_messages(count: int) -> Text:
    """The link to the beginning of a long conversation."""
    return plural("Voir {count} message plus ancien", "Voir {count} messages plus anciens", count)


def wrong_value(field: str) -> Text:
    """A field of the JSON face that cannot be taken."""
    return _("La valeur de « {field} » n'est pas du bon type ou est trop longue.", field=field)
