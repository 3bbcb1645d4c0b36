"""What the benchmark of searches uses of bm25s, which says little of its types."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

class Tokenized: ...

def tokenize(
    texts: Sequence[str], *, stopwords: None = None, show_progress: bool = True
) -> Tokenized: ...

class BM25:
    def index(self, corpus: Tokenized, *, show_progress: bool = True) -> None: ...
    def save(self, save_dir: Path) -> None: ...
    @classmethod
    def load(cls, save_dir: Path, *, mmap: bool = False) -> Self: ...
    def retrieve(
        self, query_tokens: Tokenized, *, k: int = 10, show_progress: bool = True
    ) -> tuple[Sequence[Sequence[int]], Sequence[Sequence[float]]]: ...
