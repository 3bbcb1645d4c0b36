"""What a section of the page of a measure is, and how one is added.

A section is a function ``show(session, visit, opened) -> Shown | None`` in a module of its own in
this folder. It gives None where it has nothing for this reader (another role, another moment), or
the name of a template of ``templates/measures/`` with its values. To add one:

1. Write ``<name>.py`` with its ``show``. Look at ``opened.view`` and ``opened.about`` for what to
   display (the reader sees no more than these hold), at ``opened.standing``, ``opened.due`` and
   ``opened.to_know`` to decide whether it is the moment, at ``opened.view.roles & Action.allowed``
   to decide whether a form is worth showing. The door decides again.
2. Write ``templates/measures/_<name>.html``: one ``<section id="…" aria-labelledby="…">`` whose id
   is its :class:`bot.console.measures.expecting.Where`, if something is expected there. Its values
   are under ``v``; ``view``, ``about``, ``at_measure`` (its address), ``d`` (the shared
   sentences), ``typed`` (a form that was refused) and the helpers of ``meetings.shown`` are there.
3. Name it in ``sections.SECTIONS``, where the order of the page stands; the words of its
   confirmations (``?fait=…``) in ``sections.DONE``.
4. Its form goes to a handler in ``<name>_form.py`` (a module apart: sections are displayed by
   every form, so they cannot import one), which is
   ``return await answered(visit, opened, await visit.ask(SomeAction(…)), "fait")``, from
   ``measures.page``; its address in the branch's own ``add_…(router)``.

Which forms are open to whom is not this page's business: marks, signatures, acknowledgement and
school work are shown to whoever the action allows, school and tutor like the service.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.visit import StaffVisit


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as it is going to be drawn."""

    template: str
    """Its file in ``templates/measures/``."""
    values: Mapping[str, object] = field(default_factory=dict[str, object])


Section = Callable[[Session, StaffVisit, Opened], Shown | None]
