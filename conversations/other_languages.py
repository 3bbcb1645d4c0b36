"""What is said to those who write in a language without a catalog (R55: all families).

Each sentence says, in that language: I do not answer in it yet; in danger call 15, 17 or 112;
a person of the team can answer with an interpreter. Nobody has read them through yet: the
French always stands beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

IN_THEIR_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "ru": (
            "Я ещё не отвечаю по-русски. В опасности звоните 15, 17 или 112. "
            "Сотрудник может ответить вам с переводчиком."
        ),
        "fa": (
            "من هنوز به فارسی و دری پاسخ نمی‌دهم. در خطر به 15، 17 یا 112 زنگ بزنید. "
            "یک نفر از گروه می‌تواند با مترجم به شما پاسخ دهد."
        ),
        "ps": (
            "زه لا په پښتو ځواب نه ورکوم. په خطر کې 15، 17 یا 112 ته زنګ ووهئ. "
            "د ټیم یو کس کولای شي د ژباړونکي سره ځواب درکړي."
        ),
        "ln": (
            "Nayebi naino te koyanola na lingala. Soki likama ezali, benga 15, 17 to 112. "
            "Moto ya ekipi akoki koyanola yo elongo na mobongoli."
        ),
    }
)
"""By code of language."""
