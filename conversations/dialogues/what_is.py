"""« C'est quoi… ? »: a word of the school in plain words, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.choosing import Option, choose
from conversations.glossary.entries import Entry
from conversations.glossary.finding import GLOSSARY, find_term
from conversations.hearing import pick
from conversations.journal import Json
from conversations.starts import text
from conversations.steps import Choice, Dialogue, DoesNotFit, Ending, Hearing, Question, Say, Then
from conversations.texts import Text, _

NAME = "what_is"
OFTEN_ASKED = (
    "exclusion_temporaire",
    "alternative_a_l_exclusion",
    "mesure_de_responsabilisation",
    "gpds",
    "cpe",
    "mission_locale",
    "apre",
)


@dataclass(frozen=True, slots=True)
class AskTerm(Question[Entry]):
    """Which word? A button for those often asked, free words for the others."""

    key: str
    prompt: Text
    unclear: Text | None = None

    def choices(self) -> tuple[Choice, ...]:
        return tuple(Choice(code, _("{term}", term=GLOSSARY[code].term)) for code in OFTEN_ASKED)

    def recognise(self, hearing: Hearing, /) -> Json:
        return find_term(hearing.reading.words) or pick(hearing, self.choices())

    def decode(self, raw: Json) -> Entry:
        if isinstance(raw, str) and raw in GLOSSARY:
            return GLOSSARY[raw]
        raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return tuple(GLOSSARY)


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: the term, when it is known."""
    return what_is(GLOSSARY.get(text(start, "term") or ""))


def what_is(term: Entry | None) -> Dialogue[Ending]:
    """One term, its meaning, its source, and help about it when there is some."""
    if term is None:
        question = AskTerm(
            "term",
            _("Quel mot voulez-vous comprendre ? Choisissez, ou écrivez-le."),
            _("Ce mot n'est pas dans mon lexique. Essayez un autre mot, ou un sigle."),
        )
        term = question.decode((yield question))
    yield Say(_("{term}. {meaning}", term=term.term, meaning=term.meaning))
    yield Say(_("D'où vient cette explication : {source}.", source=term.source))
    if term.need is None:
        return Then("menu")
    wants_help = yield from choose(
        "help",
        _("Voulez-vous que je cherche de l'aide à ce sujet ?"),
        [Option("yes", _("Oui, chercher"), True), Option("no", _("Non, merci"), False)],
    )
    return Then("find_help", {"need": str(term.need)}) if wants_help else Then("menu")
