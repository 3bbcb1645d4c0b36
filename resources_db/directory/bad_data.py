"""What is said when a file of data cannot be used: where, what, and how to mend it."""

from __future__ import annotations


class BadData(ValueError):
    """A file of data cannot be used; nothing of it was kept.

    The message is one French sentence for the editor, with the file, line and field.
    """

    def __init__(self, file: str, line: int, field: str, problem: str, mend: str) -> None:
        super().__init__(f"{file}, ligne {line}, {field} : {problem}. {mend}")
        self.file = file
        self.line = line
        self.field = field
        self.problem = problem
        self.mend = mend
