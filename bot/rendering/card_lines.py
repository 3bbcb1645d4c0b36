"""The lines of a card: what is known, and in words what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.messages.body import Line
from bot.rendering.catalogs import SOURCE
from bot.rendering.kind_labels import EMERGENCY
from bot.rendering.links import mail, map_search, phone, web
from bot.rendering.week_words import week_words
from conversations.texts import Text, _
from resources_db.directory.opening.week_reading import read_week
from resources_db.directory.terms import OpenTo, Resource


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes a line: of a fact, in its source's words, or of a sentence of ours."""

    say: Callable[[Text], str]
    facts: str | None
    """Language of the facts, when it is not the reader's."""

    def fact(self, label: Text, value: str, href: str | None = None) -> Line:
        return Line(self.say(label), value, href, self.facts)

    def words(self, label: Text, value: Text) -> Line:
        return Line(self.say(label), self.say(value))


def lines(
    resource: Resource, lang: str, say: Callable[[Text], str], now: Text | None = None
) -> Iterator[Line]:
    """The facts of a resource, the ways to reach it first. ``now``: whether it is open.

    An emergency number is its own card: where and when it answers is not in question, so what
    the source does not say about that is left out rather than called unknown.
    """
    write = _Writer(say, SOURCE if lang != SOURCE else None)
    always = resource.kind == EMERGENCY
    yield _phone(resource, write)
    if not always:
        yield _address(resource, write)
    yield from _on_the_net(resource, write)
    if not (always and resource.horaires_accueil is None):
        yield from _hours(resource, lang, write, now)
    yield from _cost_and_languages(resource, write)
    if not always:
        yield from _for_whom(resource, write)


def _phone(resource: Resource, write: _Writer) -> Line:
    if resource.telephone is None:
        return write.words(_("Téléphone"), _("inconnu"))
    return write.fact(_("Téléphone"), resource.telephone, phone(resource.telephone))


def _address(resource: Resource, write: _Writer) -> Line:
    if resource.adresse is not None:
        found = map_search(resource.adresse, resource.territory)
        return write.fact(_("Adresse"), resource.adresse, found)
    if resource.a_distance:
        return write.words(_("Adresse"), _("à distance, sans vous déplacer"))
    return write.words(_("Adresse"), _("inconnue"))


def _on_the_net(resource: Resource, write: _Writer) -> Iterator[Line]:
    if resource.courriel is not None:
        yield write.fact(_("Courriel"), resource.courriel, mail(resource.courriel))
    if resource.site_web is not None:
        yield write.fact(_("Site"), resource.site_web, web(resource.site_web))


def _hours(resource: Resource, lang: str, write: _Writer, now: Text | None) -> Iterator[Line]:
    if now is not None:
        yield write.words(_("En ce moment"), now)
    text = resource.horaires_accueil
    if text is None:
        yield write.words(_("Horaires"), _("inconnus"))
    elif (week := read_week(text)) is not None:
        yield Line(write.say(_("Horaires")), week_words(week, lang, write.say))
    else:
        yield write.fact(_("Horaires"), text)


def _cost_and_languages(resource: Resource, write: _Writer) -> Iterator[Line]:
    if resource.frais is not None:
        yield write.fact(_("Coût"), resource.frais)
    if resource.langues is not None:
        yield write.fact(_("Langues"), resource.langues)


def _for_whom(resource: Resource, write: _Writer) -> Iterator[Line]:
    if resource.publics is not None:
        yield write.fact(_("Pour qui"), resource.publics)
    if (ages := _ages(resource.age_min, resource.age_max)) is not None:
        yield write.words(_("Âge"), ages)
    if resource.territory:
        yield write.fact(_("Secteur"), resource.territory)
    if resource.mobilisation_precisions is not None:
        yield write.fact(_("Accès"), resource.mobilisation_precisions)
    elif OpenTo.USAGERS in resource.mobilisable_par:
        yield write.words(_("Accès"), _("directement, sans passer par un professionnel"))
    elif OpenTo.PROFESSIONNELS in resource.mobilisable_par:
        yield write.words(_("Accès"), _("par un professionnel : école, assistante sociale…"))


def _ages(youngest: int | None, oldest: int | None) -> Text | None:
    if youngest is not None and oldest is not None:
        return _("de {youngest} à {oldest} ans", youngest=youngest, oldest=oldest)
    if youngest is not None:
        return _("à partir de {youngest} ans", youngest=youngest)
    if oldest is not None:
        return _("jusqu'à {oldest} ans", oldest=oldest)
    return None
