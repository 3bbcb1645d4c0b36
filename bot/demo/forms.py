"""A page as someone sees it: its words, its links, its forms. Pure: HTML in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

Said = Mapping[str, str | tuple[str, ...]]
"""What someone types, chooses or ticks, by the field's name; several boxes of one name together."""
_BOXES = frozenset({"checkbox", "radio"})
_UNSEEN = frozenset({"script", "style", "template", "svg", "head"})
_PRESSED = frozenset({"submit", "image"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_KEPT = _HEADINGS | {"a", "button", "code", "label", "option", "textarea"}
"""Elements whose words are kept apart."""
_INLINE = frozenset({"a", "b", "bdi", "code", "em", "i", "input", "small", "span", "strong"})
"""What does not begin a new line."""


class Stuck(Exception):
    """The story cannot go on: a page has not what it should have. The message says what."""


@dataclass(slots=True)
class Option:
    """A value that can be chosen, and what stands beside it."""

    value: str
    words: str
    chosen: bool


@dataclass(slots=True)
class Field:
    """One field of a form; boxes and buttons of one name are one field."""

    name: str
    kind: str
    """« hidden », « text », « date », « checkbox », « radio », « select », « textarea »…"""
    required: bool = False
    options: list[Option] = field(default_factory=list[Option])
    """What can be chosen; for a field to write in, what is written."""

    def sent(self) -> Sequence[str]:
        """What goes when nobody touches it."""
        chosen = [one.value for one in self.options if one.chosen]
        if self.kind == "select" and not chosen:
            return [one.value for one in self.options[:1]]
        return chosen

    def option(self, words: str) -> str:
        """The value of the option that says so."""
        for one in self.options:
            if words in one.words:
                return one.value
        offered = " · ".join(one.words for one in self.options)
        raise Stuck(f"« {self.name} » n'offre pas « {words} » : {offered}")


@dataclass(frozen=True, slots=True)
class Button:
    """What sends a form."""

    name: str
    value: str
    words: str


@dataclass(slots=True)
class Form:
    """One form of a page."""

    index: int
    """Which one, from the top of the page."""
    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict[str, Field])
    buttons: list[Button] = field(default_factory=list[Button])

    @property
    def path(self) -> str:
        """Where it goes, without what follows the address."""
        return self.action.partition("#")[0].partition("?")[0]

    def button(self, press: str | None) -> Button:
        """The button of a value, or the first one. Raises :class:`Stuck`."""
        for one in self.buttons:
            if press is None or press in {one.value, one.name}:
                return one
        offered = " · ".join(f"{one.value} ({one.words})" for one in self.buttons)
        raise Stuck(f"{self.action} n'a pas de bouton « {press} » : {offered}")

    def has(self, wanted: Mapping[str, str | None]) -> bool:
        """Whether it has these fields, with these values where one is given."""
        there = {name: one.sent() for name, one in self.fields.items()}
        return all(
            name in there and (value is None or list(there[name]) == [value])
            for name, value in wanted.items()
        )

    def offers(self, press: str) -> bool:
        """Whether it has this button."""
        return any(press in {one.value, one.name} for one in self.buttons)

    def filled(self, said: Said, press: str | None) -> list[tuple[str, str]]:
        """What a browser would send. Raises :class:`Stuck` for what cannot be said there."""
        button = self.button(press)
        fields = [
            (name, value)
            for name, one in self.fields.items()
            for value in (self.checked(one, said[name]) if name in said else one.sent())
        ]
        for name in said.keys() - self.fields.keys():
            raise Stuck(f"{self.action} n'a pas de champ « {name} » : {', '.join(self.fields)}")
        answered = {name for name, value in fields if value}
        for name, one in self.fields.items():
            if one.required and name not in answered:
                raise Stuck(f"{self.action} demande « {name} »")
        return [*fields, (button.name, button.value)] if button.name else fields

    @staticmethod
    def checked(one: Field, said: str | tuple[str, ...]) -> Iterable[str]:
        """What was said, if this field can say it."""
        values = (said,) if isinstance(said, str) else said
        offered = {option.value for option in one.options}
        if one.kind in _BOXES | {"select"} and not offered.issuperset(values):
            raise Stuck(f"« {one.name} » n'offre que {', '.join(sorted(offered))}, pas {values}")
        if one.kind == "hidden":
            raise Stuck(f"« {one.name} » est caché : personne ne peut le remplir")
        return values


@dataclass(frozen=True, slots=True)
class Link:
    """Where one can go."""

    href: str
    words: str


@dataclass(slots=True)
class Page:
    """What one looks at."""

    address: str
    """Path and query, as the browser shows it."""
    status: int
    words: str = ""
    """All that can be read, a line for each block, its blanks made single."""
    forms: list[Form] = field(default_factory=list[Form])
    links: list[Link] = field(default_factory=list[Link])
    headings: list[str] = field(default_factory=list[str])
    codes: list[str] = field(default_factory=list[str])
    """What is to be copied as it stands: a link, a code."""

    def form(self, ending: str, press: str | None = None, /, **has: str | None) -> Form:
        """The first form that goes to an address of this ending, and has this button.

        And these fields, with their values; None for any value.
        """
        for one in self.forms:
            if one.path.endswith(ending) and one.has(has) and (press is None or one.offers(press)):
                return one
        there = " · ".join(one.action for one in self.forms)
        wanted = " ".join([f"« {ending} »", *filter(None, [press]), *has])
        raise Stuck(f"{self.address} n'a pas de formulaire {wanted} : {there}")

    def link(self, part: str) -> str:
        """The first address with this part that the page leads to."""
        for one in self.links:
            if part in one.href:
                return one.href
        there = " · ".join(one.href for one in self.links)
        raise Stuck(f"{self.address} ne mène pas à « {part} » : {there}")

    def says(self, *words: str) -> None:
        """Check that all this can be read there. Raises :class:`Stuck`."""
        for one in words:
            if one not in self.words:
                raise Stuck(f"{self.address} ne dit pas « {one} » : {self.words}")

    def never_says(self, *words: str) -> None:
        """Check that none of this can be read there. Raises :class:`Stuck`."""
        for one in words:
            if one in self.words:
                raise Stuck(f"{self.address} ne devrait pas dire « {one} » : {self.words}")

    def line(self, words: str) -> str:
        """The whole line where some words are."""
        self.says(words)
        return next(line for line in self.words.splitlines() if words in line)


def read_page(html: str, address: str, status: int = 200) -> Page:
    """What someone sees of an HTML document."""
    reading = _Reading(Page(address, status))
    reading.feed(html)
    reading.close()
    reading.label()
    lines = (" ".join(line.split()) for line in "".join(reading.said).splitlines())
    reading.page.words = "\n".join(line for line in lines if line)
    return reading.page


class _Reading(HTMLParser):
    """Gathers words, links and forms from the top to the bottom."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.said = page, list[str]()
        self._form: Form | None = None
        self._unseen = 0
        self._marks: list[tuple[str, int, dict[str, str]]] = []
        """Elements whose words count, with where these begin."""
        self._select: Field | None = None
        self._named: dict[str, Option] = {}
        """Boxes by their id."""
        self._labels: list[tuple[str, str]] = []

    def label(self) -> None:
        """Give each box the words that stand beside it."""
        for id_, words in self._labels:
            if id_ in self._named:
                self._named[id_].words = words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "form":
            method = has.get("method", "get").lower()
            action = has.get("action") or self.page.address
            self._form = Form(len(self.page.forms), action, method)
            self.page.forms.append(self._form)
        elif tag == "select":
            self._select = self._field(has, "select")
        elif tag == "input":
            self._input(has)
        elif tag in _KEPT:
            self._marks.append((tag, len(self.said), has))
        self.said.append(" " if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(" ".join(data.splitlines()))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif self._marks and self._marks[-1][0] == tag:
            _tag, begins, has = self._marks.pop()
            self._ended(tag, has, "".join(self.said[begins:]).strip())
        if tag not in _INLINE:
            self.said.append("\n")

    def _ended(self, tag: str, has: dict[str, str], words: str) -> None:
        if tag in _HEADINGS:
            self.page.headings.append(" ".join(words.split()))
        elif tag == "code":
            self.page.codes.append(words)
        elif tag == "label":
            self._labels.append((has.get("for", ""), " ".join(words.split())))
        elif tag == "a" and "href" in has:
            self.page.links.append(Link(has["href"], " ".join(words.split())))
        elif tag == "option" and self._select is not None:
            value = has.get("value", words)
            self._select.options.append(Option(value, words, "selected" in has))
        elif self._form is None:
            return
        elif tag == "textarea":
            written = self._field(has, "textarea")
            written.options.append(Option(words, "", chosen=True))
        elif tag == "button" and has.get("type", "submit") in _PRESSED:
            made = Button(has.get("name", ""), has.get("value", ""), " ".join(words.split()))
            self._form.buttons.append(made)

    def _input(self, has: dict[str, str]) -> None:
        kind = has.get("type", "text").lower()
        if self._form is None or "disabled" in has:
            return
        if kind in _PRESSED:
            value = has.get("value", "")
            self._form.buttons.append(Button(has.get("name", ""), value, value))
            return
        value = has.get("value", "on" if kind in _BOXES else "")
        chosen = kind not in _BOXES or "checked" in has
        made = Option(value, has.get("aria-label", ""), chosen)
        self._field(has, kind).options.append(made)
        if kind in _BOXES and "id" in has:
            self._named[has["id"]] = made

    def _field(self, has: dict[str, str], kind: str) -> Field:
        """Outside a form, one that nobody sends."""
        name = has.get("name", "")
        if self._form is None or not name:
            return Field(name, kind)
        there = self._form.fields.setdefault(name, Field(name, kind))
        there.required = there.required or "required" in has
        return there
