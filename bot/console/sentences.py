"""Every sentence of the frame of the console and of signing in. French: only the staff reads it."""

from __future__ import annotations

from datetime import datetime

from conversations.texts import Text, _, plural

CONSOLE = _("Espace de l'équipe")
SKIP = _("Aller au contenu")
MENU = _("Menu")
OTHER_PAGES = _("Autres pages")
SIGN_OUT = _("Se déconnecter")
SAVE = _("Enregistrer")
BACK = _("Revenir")
NEW_PAGE = _("Revenir à l'accueil de l'équipe")
PROBLEM = _("Cela n'a pas marché")
CHAT = _("Voir l'assistant des familles")

TODAY = _("Aujourd'hui")
TASKS = _("Tâches")
SITUATIONS = _("Situations")
MEETINGS = _("Rendez-vous")
AGREEMENTS = _("Accords")
CONVENTIONS = _("Conventions")
CHARTER = _("Charte")
TEXTS = _("Textes")
DIRECTORY = _("Annuaire")
PEOPLE = _("Personnes")
SCHOOLS = _("Établissements")
ARCHIVES = _("À détruire")
SENDINGS = _("Envois")
CITY = _("Réglages")
AUDIT = _("Qui a fait quoi")
MY_ACCOUNT = _("Mon compte")

SIGN_IN = _("Connexion de l'équipe")
SIGN_IN_MEANS = _(
    "Cet espace est réservé aux professionnels invités. Familles et jeunes : l'assistant est "
    "ouvert à tous, sans compte."
)
YOUR_EMAIL = _("Votre adresse électronique professionnelle")
SEND_LINK = _("Recevoir un lien de connexion")
SIGN_IN_WITH = _("Ou par votre compte professionnel")
LINK_SENT = _("Regardez vos courriels")
LINK_SENT_MEANS = _(
    "Si cette adresse est celle d'un compte ouvert, un lien vient de lui être envoyé. Il marche "
    "une fois, pendant quinze minutes. Rien reçu ? Regardez dans les indésirables, puis demandez à "
    "la personne qui vous a invité."
)
NO_MAIL = _(
    "Aucun courriel ne part d'ici pour le moment : la personne qui vous a invité peut vous donner "
    "un lien de la main à la main."
)
LETTER_SUBJECT = _("Votre lien de connexion à l'espace de l'équipe")
ENTER = _("Entrer")
ENTER_MEANS = _("Ce lien est à vous seul et ne marche qu'une fois.")
LINK_DEAD = _(
    "Ce lien a déjà servi, est trop ancien ou n'est pas complet. Demandez-en un autre : cela prend "
    "une minute."
)
TRY_AGAIN_HERE = _("Revenir à la connexion")

CODE = _("Votre code")
CODE_MEANS = _(
    "Ouvrez l'application de codes de votre téléphone et recopiez les six chiffres du moment."
)
CODE_FIELD = _("Code à six chiffres, ou code de secours")
CONFIRM = _("Confirmer")
WRONG_CODE = _("Ce code n'est pas le bon, ou a déjà servi. Attendez le suivant et recopiez-le.")
LOST_PHONE = _(
    "Téléphone perdu ? Utilisez l'un de vos codes de secours. Plus de codes non plus ? Un collègue "
    "coordinateur ou administrateur peut effacer votre code dans « Personnes »."
)

SET_UP = _("Protéger votre compte")
SET_UP_MEANS = _(
    "À chaque connexion, un code à six chiffres de votre téléphone prouvera que c'est bien vous. "
    "C'est à faire une seule fois, en deux minutes."
)
SET_UP_FIRST = _(
    "Sur votre téléphone, ouvrez une application de codes (par exemple FreeOTP, Aegis, 2FAS ou "
    "Google Authenticator) et ajoutez un compte."
)
SET_UP_SECOND = _("Photographiez ce carré avec l'application, ou recopiez la clé.")
SET_UP_KEY = _("La clé, si vous ne pouvez pas photographier :")
SET_UP_QR = _("Carré à photographier avec l'application de codes")
SET_UP_THIRD = _("Recopiez ici les six chiffres que l'application montre.")
RECOVERY = _("Vos codes de secours")
RECOVERY_MEANS = _(
    "Notez-les sur papier et gardez-les hors de l'ordinateur : chacun remplace une fois le "
    "téléphone. Ils ne seront plus montrés."
)
RECOVERY_NOTED = _("Je les ai notés, continuer")

SIGNED_OUT = _(
    "Votre session est finie : connectez-vous de nouveau. Ce que vous veniez d'envoyer n'a pas été "
    "enregistré."
)
NO_ACCESS = _("Cette page n'est pas ouverte à votre compte. Voyez avec la coordination.")
WRONG_FORM = _(
    "Le formulaire n'a pas été envoyé comme prévu, ou la page était trop ancienne. Ouvrez-la de "
    "nouveau et recommencez ; rien n'a été changé."
)
NOT_FOUND = _("Il n'y a rien à cette adresse.")
WRONG_METHOD = _("Cette adresse ne s'utilise pas de cette façon.")
TOO_BIG = _(
    "Ce fichier est trop gros : 8 Mo au plus. Rien n'a été changé. Pour un papier numérisé, "
    "choisissez une qualité plus légère."
)
GOODBYE = _("Vous êtes déconnecté")
GOODBYE_TOO = _("Me déconnecter aussi de mon compte professionnel")

PROVIDER_SILENT = _(
    "Le service de connexion ne répond pas. Réessayez dans quelques minutes, ou demandez un lien."
)
PROVIDER_NOT_BELIEVED = _(
    "La réponse du service de connexion n'a pas pu être vérifiée. Recommencez depuis cette page ; "
    "si cela continue, prévenez l'administrateur."
)
PROVIDER_DECLINED = _("La connexion a été abandonnée ou refusée. Recommencez quand vous voulez.")
NOT_KNOWN = _(
    "Ce compte professionnel n'ouvre pas cet espace. La coordination peut vous y inviter avec "
    "l'adresse électronique de ce compte."
)

CLAIM = _("Première installation")
CLAIM_MEANS = _(
    "Vous êtes la première personne de cette installation : vous pourrez inviter les autres."
)
GIVEN_NAME = _("Prénom")
FAMILY_NAME = _("Nom")
SERVICE_NAME = _("Nom de votre service (par exemple : Service Jeunesse)")
I_COORDINATE = _("Je coordonne aussi le service Jeunesse")
CLAIM_IT = _("Commencer")

OPEN_SESSIONS = _("Où je suis connecté")
THIS_SESSION = _("Cet appareil")
SIGN_OUT_THERE = _("Déconnecter")
SIGN_OUT_EVERYWHERE = _("Me déconnecter partout")
DEVICE_UNKNOWN = _("Appareil inconnu")
NEW_RECOVERY = _("Faire de nouveaux codes de secours")
NEW_RECOVERY_MEANS = _("Les anciens ne marcheront plus. Il faut le code du moment.")
CHANGE_PHONE = _("Changer de téléphone : recommencer avec un nouveau carré")

MY_ALERTS = _("Vos alertes sur Telegram")
MY_ALERTS_MEAN = _(
    "Le bot Telegram de l'équipe peut vous prévenir quand quelque chose attend. Il ne nomme "
    "jamais personne."
)
LINK_CHAT = _("Relier mon Telegram")
LINK_CHAT_HOW = _(
    "Envoyez ce message au bot de l'équipe. Il marche une seule fois, pendant un quart d'heure."
)
LEAVE_CHATS = _("Ne plus recevoir d'alertes sur mon Telegram")


def wait_until(at: datetime) -> Text:
    """Too many codes in a row were wrong."""
    return _("Trop d'essais. Ce code sera de nouveau écouté à partir de : {at}.", at=at)


def letter_body(link: str) -> Text:
    """The letter with the link."""
    return _(
        "Bonjour,\n\nVoici votre lien de connexion. Il marche une fois, pendant quinze minutes :"
        "\n\n{link}\n\nSi vous ne l'avez pas demandé, ne faites rien : sans votre téléphone, il "
        "n'ouvre rien.",
        link=link,
    )


def since(at: datetime) -> Text:
    """A session in the list of one's own."""
    return _("Depuis : {at}", at=at)


def recovery_left(count: int) -> Text:
    """How many recovery codes still work."""
    return plural(
        "Il vous reste {count} code de secours.", "Il vous reste {count} codes de secours.", count
    )


def provider_button(name: str) -> Text:
    """The button of the OpenID provider."""
    return _("Se connecter avec {name}", name=name)
