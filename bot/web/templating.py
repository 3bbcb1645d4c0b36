"""How every page of ours is made from a template."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def environment(folder: Path, spaced: Callable[..., object]) -> Environment:
    """Jinja with escaping always on, and an error for any name a template mistypes.

    One a process: a template is compiled once, however many sites are opened over it.
    ``spaced`` is the filter that gives French signs their spaces that do not break.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters = cast("dict[str, Callable[..., object]]", made.filters)
    filters["spaced"] = spaced
    return made
