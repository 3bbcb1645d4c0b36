"""The console of the staff, under ``/equipe/``: every page, and who may come to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.channels.ways import offered_channels
from bot.clock import Clock
from bot.console import (
    alarm_page,
    archives_page,
    charter_page,
    city_page,
    claim,
    directory_page,
    health_page,
    import_page,
    journal_page,
    letter_page,
    my_account,
    openid_pages,
    people_page,
    schools_page,
    second_proof,
    sendings_page,
    sign_in,
    tasks_page,
    today,
    trial_page,
)
from bot.console.agreements import page as agreements
from bot.console.agreements import texts_page
from bot.console.conventions import page as conventions
from bot.console.fiches.routes import add_fiches
from bot.console.front import CONSOLE, HOME, Console
from bot.console.guard import anyone, half_signed_in, signed_in
from bot.console.handing_over import print_calls
from bot.console.measures.papers import add_measure_papers
from bot.console.measures.routes import add_measures
from bot.console.measures.school_forms import add_school_forms
from bot.console.measures.starting.routes import add_starting
from bot.console.measures.tutor_words_form import add_tutor_words
from bot.console.measures.week_page import add_week
from bot.console.meetings.routes import add_meetings
from bot.console.menu import (
    ARCHIVES,
    AUDIT,
    CITY,
    CONVENTIONS,
    DIRECTORY,
    HEALTH,
    PEOPLE,
    SENDINGS,
    SERVICE,
    TASKS,
    TEXTS,
    TOLD_AT_ONCE,
)
from bot.console.mishaps import tell
from bot.console.pages import make_templates
from bot.console.review_page import add_review
from bot.console.school_weeks.routes import add_school_weeks
from bot.console.situations.routes import add_situations
from bot.library import Librarian
from bot.mail.opening import open_mailer
from bot.mail.signed import signed
from bot.openid.client import Client
from bot.openid.provider import Provider
from bot.settings import Settings
from bot.web.static_files import read_static_files
from conversations.texts import Text
from resources_db.accounts.sessions import Limits
from resources_db.charter.actions import BOUND
from resources_db.storage.database import Database

_STATIC = Path(__file__).parent / "static"


def mount_console(
    site: web.Application,
    settings: Settings,
    database: Database,
    librarian: Librarian,
    clock: Clock,
    say: Callable[[Text], str],
) -> None:
    """Put the console beside the chat, in the same application."""
    client = Client.of(settings)
    console = Console(
        database=database,
        librarian=librarian,
        clock=clock,
        zone=settings.timezone,
        say=say,
        limits=Limits(
            timedelta(minutes=settings.staff_idle_minutes),
            timedelta(hours=settings.staff_session_hours),
        ),
        mailer=signed(open_mailer(settings, clock), database, clock),
        provider=None if client is None else Provider(client, clock),
        provider_name=settings.openid_name,
        public_url=None if settings.public_url is None else settings.public_url.rstrip("/"),
        offered=offered_channels(settings),
        staff_bot=settings.staff_bot_token is not None,
        staff_bot_name=settings.staff_bot_name,
        backup_dir=settings.backup_dir,
        uploads=settings.var_dir / "imports" / "waiting",
        trust_proxy=settings.trust_proxy,
        templates=make_templates(),
        static=read_static_files(_STATIC, HOME),
    )
    site.router.add_get(HOME, _with_slash)
    site.add_subapp(f"{HOME}/", make_console(console))


def make_console(console: Console) -> web.Application:
    """The console alone."""
    app = web.Application(middlewares=[tell])
    app[CONSOLE] = console
    app[sign_in.LETTERS] = set()
    app.on_shutdown.append(sign_in.finish_letters)
    _add_ways_in(app.router)
    _add_pages(app.router)
    _add_my_account(app.router)
    _add_directory(app.router)
    add_meetings(app.router)
    _add_charter(app.router)
    add_situations(app.router)
    add_week(app.router)
    add_tutor_words(app.router)
    add_measure_papers(app.router)
    add_review(app.router)
    add_measures(app.router)
    add_school_forms(app.router)
    add_fiches(app.router)
    add_school_weeks(app.router)
    add_starting(app.router)
    _add_agreements(app.router)
    _add_first_hour(app.router)
    _add_ways(app.router)
    app.router.add_get("/static/{name}", _static)
    return app


def _add_ways_in(router: web.UrlDispatcher) -> None:
    router.add_get("/connexion", anyone(sign_in.ask_who))
    router.add_post("/connexion", anyone(sign_in.send_link))
    router.add_get("/lien/{token}", anyone(sign_in.look))
    router.add_post("/entrer", anyone(sign_in.enter))
    router.add_post("/installer", anyone(claim.claim))
    router.add_get("/openid", anyone(openid_pages.go))
    router.add_get("/openid/retour", anyone(openid_pages.come_back))
    router.add_get("/code", half_signed_in(second_proof.ask_code))
    router.add_post("/code", half_signed_in(second_proof.check_code))
    router.add_get("/installer-code", half_signed_in(second_proof.show_set_up))
    router.add_post("/installer-code", half_signed_in(second_proof.confirm_set_up))
    router.add_post("/deconnexion", half_signed_in(sign_in.sign_out))


def _add_charter(router: web.UrlDispatcher) -> None:
    router.add_get("/charte", signed_in(charter_page.show, BOUND | PEOPLE))
    router.add_post("/charte", signed_in(charter_page.sign, BOUND))


def _add_agreements(router: web.UrlDispatcher) -> None:
    router.add_get("/accords", signed_in(agreements.show, SERVICE))
    router.add_get("/textes", signed_in(texts_page.show, TEXTS))
    router.add_get("/conventions", signed_in(conventions.show, CONVENTIONS))
    router.add_post("/conventions", signed_in(conventions.record, PEOPLE))
    router.add_post("/conventions/revue", signed_in(conventions.review, PEOPLE))
    router.add_post("/conventions/conge", signed_in(conventions.leave, PEOPLE))
    router.add_post("/conventions/conseil", signed_in(conventions.board, CONVENTIONS))


def _add_directory(router: web.UrlDispatcher) -> None:
    record = "/annuaire/fiche/{id}"
    router.add_get("/annuaire", signed_in(directory_page.show, DIRECTORY))
    router.add_post("/annuaire/ecarter", signed_in(directory_page.reject, DIRECTORY))
    router.add_get("/annuaire/importer", signed_in(import_page.show, DIRECTORY))
    router.add_post("/annuaire/importer", signed_in(import_page.look, DIRECTORY))
    router.add_post("/annuaire/importer/faire", signed_in(import_page.bring, DIRECTORY))
    router.add_get(record, signed_in(directory_page.show_record, DIRECTORY))
    router.add_post(record, signed_in(directory_page.save, DIRECTORY))
    router.add_post(f"{record}/retablir", signed_in(directory_page.restore, DIRECTORY))


def _add_ways(router: web.UrlDispatcher) -> None:
    router.add_get("/envois", signed_in(sendings_page.show, SENDINGS))
    router.add_get(r"/taches/{task:\d+}/danger", signed_in(alarm_page.show, SERVICE))
    router.add_get(r"/taches/{task:\d+}/lettre.pdf", signed_in(letter_page.show, SERVICE))


def _add_first_hour(router: web.UrlDispatcher) -> None:
    router.add_get("/etablissements", signed_in(schools_page.show, PEOPLE))
    router.add_post("/etablissements/boite", signed_in(schools_page.set_mailbox, PEOPLE))
    router.add_post("/etablissements/fichier", signed_in(schools_page.look, PEOPLE))
    router.add_post("/etablissements/ajouter", signed_in(schools_page.take, PEOPLE))
    router.add_get("/essai", signed_in(trial_page.show, PEOPLE))
    router.add_post("/essai", signed_in(trial_page.begin, PEOPLE))
    router.add_post("/essai/effacer", signed_in(trial_page.end, PEOPLE))
    router.add_get("/archives", signed_in(archives_page.show, ARCHIVES))
    router.add_post("/archives", signed_in(archives_page.record, ARCHIVES))
    router.add_post("/archives/detruire", signed_in(archives_page.destroy, ARCHIVES))


def _add_pages(router: web.UrlDispatcher) -> None:
    router.add_get("/", signed_in(today.show))
    router.add_get("/taches", signed_in(tasks_page.show, TASKS))
    router.add_post("/taches/fin", signed_in(tasks_page.end, TASKS))
    router.add_post("/taches/prendre", signed_in(tasks_page.take, SERVICE))
    router.add_post("/taches/note", signed_in(tasks_page.note, SERVICE))
    router.add_post("/taches/reponse", signed_in(tasks_page.answer, TASKS))
    router.add_post("/taches/relais", signed_in(tasks_page.hand_over, SERVICE))
    router.add_get("/taches/appels.pdf", signed_in(print_calls, SERVICE))
    router.add_get("/personnes", signed_in(people_page.show, PEOPLE))
    router.add_post("/personnes/organisme", signed_in(people_page.add_organisation, PEOPLE))
    router.add_post("/personnes/inviter", signed_in(people_page.invite, PEOPLE))
    router.add_post("/personnes/lien", signed_in(people_page.new_link, PEOPLE))
    router.add_post("/personnes/role", signed_in(people_page.give_role, PEOPLE))
    router.add_post("/personnes/retirer", signed_in(people_page.end_role, PEOPLE))
    router.add_post("/personnes/fermer", signed_in(people_page.close_account, PEOPLE))
    router.add_post("/personnes/logo", signed_in(people_page.give_logo, PEOPLE))
    logo = r"/personnes/logo/{organisation:\d+}.png"
    router.add_get(logo, signed_in(people_page.logo, PEOPLE))
    router.add_post("/personnes/code", signed_in(people_page.forget_codes, PEOPLE))
    router.add_get("/reglages", signed_in(city_page.show, CITY))
    router.add_post("/reglages", signed_in(city_page.decide, CITY))
    router.add_post("/reglages/valider", signed_in(city_page.sign, CITY))
    router.add_post("/reglages/logo", signed_in(city_page.give_logo, CITY))
    router.add_get("/reglages/logo.png", signed_in(city_page.logo, CITY))
    router.add_post("/reglages/courriel", signed_in(city_page.try_mail, CITY))
    router.add_post("/reglages/sauvegardes", signed_in(city_page.try_backup, CITY))
    router.add_get("/etat", signed_in(health_page.show, HEALTH))
    router.add_post("/etat/reessayer", signed_in(health_page.retry, HEALTH))
    router.add_get("/journal", signed_in(journal_page.show, AUDIT))


def _add_my_account(router: web.UrlDispatcher) -> None:
    router.add_get("/mon-compte", signed_in(my_account.show))
    router.add_post("/mon-compte/session", signed_in(my_account.end_one))
    router.add_post("/mon-compte/partout", signed_in(my_account.end_all))
    router.add_post("/mon-compte/canaux", signed_in(my_account.choose_channels, TOLD_AT_ONCE))
    router.add_post("/mon-compte/telegram", signed_in(my_account.link_chat))
    router.add_post("/mon-compte/telegram/fin", signed_in(my_account.leave_chats))


async def _with_slash(_request: web.Request) -> web.Response:
    return web.Response(status=308, headers={"Location": f"{HOME}/"})


async def _static(request: web.Request) -> web.Response:
    return request.app[CONSOLE].static.response(request.match_info["name"])
