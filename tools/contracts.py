"""A contract that import-linter lacks: these modules import only what is on the list.

Configured in ``pyproject.toml`` with ``type = "only"``:

- ``importers``: patterns of the modules that are held (``*`` is one name, ``**`` any number);
- ``scope``: patterns of what is looked at; what is outside may be imported freely;
- ``allowed``: patterns of what may be imported inside the scope; ``stdlib`` is the standard
  library.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OnlyContract(Contract):
    """Direct imports only: what is allowed is held by contracts of its own."""

    importers = fields.ListField(subfield=fields.StringField())
    scope = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  (import-linter's)
        """Look at every direct import of the modules that are held."""
        faults = list(
            self._faults(graph, _words(self.importers), _words(self.scope), _words(self.allowed))
        )
        return ContractCheck(kept=not faults, metadata={"faults": faults})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each import that is not on the list."""
        for fault in cast("list[str]", check.metadata["faults"]):
            output.print_error(fault)

    @staticmethod
    def _faults(
        graph: ImportGraph, importers: list[str], scope: list[str], allowed: list[str]
    ) -> Iterator[str]:
        for module in sorted(graph.modules):
            if not matches(module, importers):
                continue
            for imported in sorted(graph.find_modules_directly_imported_by(module)):
                if matches(imported, scope) and not matches(imported, allowed):
                    yield f"{module} imports {imported}, which is not on its list"


def matches(module: str, patterns: Iterable[str]) -> bool:
    """Whether a module is named by one of the patterns.

    >>> matches("resources_db.directory.terms", ["resources_db.*.terms"])
    True
    >>> matches("resources_db.storage.types", ["resources_db.*.terms"])
    False
    """
    return any(_matches(module, pattern) for pattern in patterns)


def _matches(module: str, pattern: str) -> bool:
    if pattern == "stdlib":
        return module.partition(".")[0] in sys.stdlib_module_names
    parts = (re.escape(part) for part in pattern.split("."))
    wanted = r"\.".join(parts).replace(r"\.\*\*", r"(\..+)?").replace(r"\*\*", ".+")
    return re.fullmatch(wanted.replace(r"\*", r"[^.]+"), module) is not None


def _words(field: object) -> list[str]:
    return cast("list[str]", field)
