"""A step as words that are the same in every run: for comparing, and for finding it again."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import cast


def described(value: object) -> str:
    """A stable description: no memory address, and frozen sets in order.

    Mutable sets are described in the order they give: what depends on it shall be seen.
    """
    match value:
        case Enum():
            return str(value)
        case tuple() | list():
            return f"[{', '.join(map(described, cast('tuple[object, ...]', value)))}]"
        case frozenset():
            return f"{{{', '.join(sorted(map(described, cast('frozenset[object]', value))))}}}"
        case _ if is_dataclass(value) and not isinstance(value, type):
            inner = (f"{it.name}={described(getattr(value, it.name))}" for it in fields(value))
            return f"{type(value).__name__}({', '.join(inner)})"
        case _ if callable(value):
            return getattr(value, "__qualname__", type(value).__name__)
        case _:
            return repr(value)
