"""What is wrong, in plain French, for whoever runs Accroche: what, since when, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo

from bot.mail.port import Letter
from resources_db.health.faults import Fault, Kind, Mended, News

JOBS: Mapping[str, str] = {
    "sweep": "relever les messages",
    "remind": "envoyer les rappels",
    "hear": "lire les réponses par SMS",
    "letters": "écrire aux établissements",
    "tutors": "envoyer leur page du jour aux tuteurs",
    "tell": "dire ce qui arrive dans les mesures",
    "measures": "veiller aux mesures",
    "watch": "surveiller le service",
    "chase": "chercher qui n'a pas répondu",
    "digest": "écrire le matin ce que le jour prévoit",
    "forget": "effacer les anciennes traces",
    "propose": "demander les bilans et comités qui manquent",
}
"""The regular jobs, in words."""
CHANNELS: Mapping[str, str] = {
    "families": "le bot Telegram des familles",
    "staff": "le bot Telegram de l'équipe",
    "sms": "l'envoi des SMS",
    "email": "l'envoi des courriels",
}
"""The channels, in words."""
_MENDS: Mapping[Kind, str] = {
    Kind.JOB_LATE: "Vérifiez qu'Accroche tourne (« ./run » ou « ./run worker »), puis regardez "
    "« ./run doctor ».",
    Kind.JOB_FAILING: "Regardez le journal technique au mot « job.failed », puis "
    "« ./run doctor ». Accroche réessaie d'elle-même.",
    Kind.CHANNEL_DOWN: "Vérifiez la connexion de la machine, puis le compte chez ce prestataire "
    "(jeton, mot de passe, crédit). Rien n'est perdu : les messages repartent d'eux-mêmes dès que "
    "le canal répond. En attendant, l'équipe est prévenue qu'il faut téléphoner.",
    Kind.SET_ASIDE: "Ouvrez la page « État du service » de la console, et le journal technique. "
    "Les autres messages ne sont pas arrêtés.",
}


def what(news: News) -> str:
    """What is wrong, or was, in a few words: no name, nothing about anyone."""
    match news.kind:
        case Kind.JOB_LATE:
            return f"le travail « {JOBS.get(news.about, news.about)} » n'a pas tourné à l'heure"
        case Kind.JOB_FAILING:
            return f"le travail « {JOBS.get(news.about, news.about)} » échoue"
        case Kind.CHANNEL_DOWN:
            return f"{CHANNELS.get(news.about, news.about)} ne répond plus"
        case Kind.SET_ASIDE:
            return "des messages ont été mis de côté"


def mend(fault: Fault) -> str:
    """What to do about it."""
    return _MENDS[fault.kind]


def letter(news: News, to: str, zone: tzinfo, at: datetime, page: str | None) -> Letter:
    """One plain mail to the administrator."""
    told = what(news)
    since = f"{news.since.astimezone(zone):%d/%m/%Y à %H:%M}"
    if isinstance(news, Mended):
        over = f"{at.astimezone(zone):%d/%m/%Y à %H:%M}"
        body = [
            f"C'est réparé depuis le {over}. Ce qui n'allait pas : {told}, depuis le {since}.",
            "Il n'y a rien à faire.",
        ]
        return Letter(to, f"Accroche : réparé, {told}", _written(body, page))
    body = [f"Quelque chose ne va pas : {told}, depuis le {since}.", f"À faire. {mend(news)}"]
    if news.count:
        body.insert(1, f"Messages concernés : {news.count}.")
    return Letter(to, f"Accroche : {told}", _written(body, page))


def _written(lines: list[str], page: str | None) -> str:
    where = [] if page is None else [f"Tout l'état du service : {page}/equipe/etat"]
    once = "Ce courriel est envoyé une fois par jour au plus pour une même panne."
    return "\n\n".join([*lines, *where, once]) + "\n"
