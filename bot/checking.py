"""Proving the dialogues: what ``accroche check`` and the tests run.

The dialogues are walked (``conversations.check``); what is said on the way is then worded in
every language and measured. Nothing here reads a database: the directory that comes with the
assistant stands for any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from bot.checks.hash_order import hash_order_faults
from bot.checks.labels import AskedInWords, same_labels, shadowed_commands
from bot.checks.limits import limit_faults
from bot.checks.realistic import LongestRecords
from bot.checks.sentences import catalog_faults, spoken_faults
from bot.library import CATALOGS, Library
from bot.rendering.catalogs import PARIS, SOURCE, template
from bot.rendering.replies import Wording
from conversations.check.endings import ending_faults
from conversations.check.events import Walk
from conversations.check.findings import Fault, Finding
from conversations.check.hearing import hearing_faults
from conversations.check.openings import openings
from conversations.check.shown import hidden_exits, shown
from conversations.check.walk import walk
from conversations.dialogues.house import DIALOGUES
from conversations.engine import Definition
from conversations.turn import Reply, View
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf

HOUSE = "conversations.dialogues.house:DIALOGUES"


@dataclass(frozen=True, slots=True)
class Report:
    """What was walked, and what was found wrong."""

    dialogues: int
    steps: int
    questions: int
    paths: int
    languages: Sequence[str]
    sentences: int
    findings: Sequence[Finding]

    def __str__(self) -> str:
        """The figures on one line, then each finding on its own."""
        number = len(self.findings)
        faults = f"{number} défaut{'s' if number > 1 else ''}" if number else "aucun défaut"
        figures = (
            f"{self.dialogues} dialogues, {self.steps} étapes dont {self.questions} questions, "
            f"{self.paths} chemins, {len(self.languages)} langues ({', '.join(self.languages)}), "
            f"{self.sentences} phrases : {faults}"
        )
        return "\n".join([figures, *map(str, self.findings)])


@dataclass(frozen=True, slots=True)
class Checked:
    """Dialogues to prove, with the directory and the catalogs that they speak from."""

    dialogues: Mapping[str, Definition]
    library: Library
    sentences: Sequence[Sequence[str]]
    """Every sentence of the source: one form, or two where it counts."""
    today: date
    zone: tzinfo = PARIS

    def view(self) -> View:
        """What a conversation would know, with no thread open."""
        label = self.wording(SOURCE).say
        return View((), 2, self.library.knowledge, label, self.dialogues, iter(()))

    def wording(self, lang: str) -> Wording:
        """Words replies in one language."""
        return Wording(self.library, lang, self.zone, self.today)


def check(today: date) -> Report:
    """Prove the dialogues of the house."""
    library = Library.build(Shelf(None, load_facts()))
    findings = list(hash_order_faults(HOUSE))
    if any(finding.fault is Fault.ENDLESS for finding in findings):
        return Report(len(DIALOGUES), 0, 0, 0, library.catalogs.languages, 0, findings)
    report = prove(Checked(DIALOGUES, library, template(CATALOGS), today))
    return replace(report, findings=[*findings, *report.findings])


def house_walk() -> Walk:
    """The walk of the house's dialogues, for the map."""
    return walk(DIALOGUES, openings(DIALOGUES))


def prove(checked: Checked) -> Report:
    """Walk these dialogues once, and look at everything that was met."""
    return judge(checked, walk(checked.dialogues, openings(checked.dialogues)))


def judge(checked: Checked, walked: Walk) -> Report:
    """Look at everything that was met on a walk of these dialogues."""
    return Report(
        dialogues=len(checked.dialogues),
        steps=walked.steps,
        questions=len(walked.asked),
        paths=walked.paths,
        languages=checked.library.catalogs.languages,
        sentences=len(checked.sentences),
        findings=_once(_findings(checked, walked)),
    )


def _findings(checked: Checked, walked: Walk) -> Iterator[Finding]:
    view, catalogs = checked.view(), checked.library.catalogs
    yield from walked.findings
    yield from ending_faults(walked)
    yield from hidden_exits(walked, view)
    yield from hearing_faults(walked, view.knowledge, view.label)
    yield from spoken_faults(walked, catalogs)
    yield from catalog_faults(catalogs, checked.sentences)
    for lang in catalogs.languages:
        yield from _in_words(checked, walked, view, lang)


def _in_words(checked: Checked, walked: Walk, view: View, lang: str) -> Iterator[Finding]:
    wording = checked.wording(lang)
    longest = LongestRecords(checked.library.shelf)
    for asked in walked.asked:
        body = wording.body(longest.reply(shown(asked, view)))
        question = AskedInWords(asked, body)
        yield from same_labels(question)
        yield from shadowed_commands(question, checked.library)
        yield from limit_faults(asked.at, body)
    for told in walked.told:
        reply = Reply(told.say.text, told.say.cards, told.say.calls)
        yield from limit_faults(told.at, wording.body(longest.reply(reply)))


def _once(findings: Iterator[Finding]) -> list[Finding]:
    """The first of the findings that say the same of the same dialogue."""
    kept: dict[tuple[Fault, str, str], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.fault, finding.dialogue, finding.detail), finding)
    return list(kept.values())
