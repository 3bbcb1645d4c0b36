"""The language that a message asks for: « en arabe svp », « english please », « türkçe »."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from resources_db.directory.words import fold, words

LANGUAGE_NAMES: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "français",
        "francais",
        "french",
        "الفرنسية",
        "francês",
        "francés",
        "fransızca",
        "французька",
        "французской",
        "французский",
        "franceză",
    ),
    "en": (
        "anglais",
        "english",
        "الإنجليزية",
        "انجليزي",
        "inglês",
        "inglés",
        "ingilizce",
        "англійська",
        "английский",
        "engleză",
        "englisch",
    ),
    "ar": (
        "arabe",
        "arabic",
        "عربي",
        "العربية",
        "عربية",
        "بالعربية",
        "بالعربي",
        "árabe",
        "arapça",
        "арабська",
        "арабский",
        "arabă",
        "arabi",
        "bel3arbi",
        "3arbi",
        "bl3arbia",
        "darija",
    ),
    "pt": ("portugais", "portuguese", "português", "portugues", "البرتغالية", "portugués"),
    "es": ("espagnol", "spanish", "español", "castellano", "espanhol", "الإسبانية", "spaniolă"),
    "tr": ("turc", "turkish", "türkçe", "turkce", "التركية", "turco"),
    "uk": (
        "ukrainien",
        "ukrainian",
        "українська",
        "українською",
        "українську",
        "по-українськи",
        "украинский",
    ),
    "ru": (
        "russe",
        "russian",
        "русский",
        "по-русски",
        "російська",
        "російською",
        "rusă",
        "на русском",
    ),
    "ro": ("roumain", "romanian", "română", "romana", "românește", "romeno", "rumano"),
    "fa": ("dari", "farsi", "persan", "persian", "دری", "فارسی"),
    "ps": ("pachto", "pashto", "pachtou", "پښتو"),
    "ln": ("lingala",),
    "de": ("allemand", "german", "deutsch"),
    "it": ("italien", "italian", "italiano"),
    "zh": ("chinois", "chinese", "mandarin", "中文"),
    "ta": ("tamoul", "tamil"),
    "so": ("somali", "somalien"),
    "bm": ("bambara",),
    "ff": ("peul", "pulaar", "fula"),
    "wo": ("wolof",),
    "sq": ("albanais", "albanian", "shqip"),
    "ka": ("géorgien", "georgian"),
    "hy": ("arménien", "armenian"),
    "kab": ("kabyle", "berbère"),
}
"""Names of languages as people write them, by ISO code: more than there are catalogs, so that
a language we do not speak can be answered honestly."""

_ASKING = frozenset(
    words(
        "en in em auf in po по на بال ب و je i im eu yo ben я speak parle parler parlez parlo "
        "falo hablo veux voudrais want peux pouvez vous can you pode puede tu us on svp stp "
        "please merci s il te plait plz por favor lütfen будь ласка пожалуйста répondre "
        "répondez réponds réponse ecrire écrivez write answer reply switch to change changer "
        "passer mettre met mets langue language idioma língua dil мова язык limba le la el a o "
        "que c est possible do you continuer continue maintenant now ok oui non no bonjour "
        "hello salut in olarak konuş konuşuyorum možно можно можна можете говорить bitte "
        "vorbesc vorbiți vă rog seulement only uniquement من فضلك أريد اريد تكلم اللغة ممكن "
        "плз et and y و plutôt prefere préfère"
    )
)
_LONGEST = 10
"""Words. A longer message tells of a language, it does not ask for one."""


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {fold(name): code for code, names in LANGUAGE_NAMES.items() for name in names}


def language_asked(text: str) -> str | None:
    """ISO code of the language that the whole message asks for, or None.

    « je parle arabe » asks for Arabic; « cours de français » or « ma fille ne parle pas
    français » asks for nothing of the kind.
    """
    folded = words(text[:200])
    if not 0 < len(folded) <= _LONGEST:
        return None
    names = _names()
    whole = names.get(" ".join(folded))
    if whole:
        return whole
    asked = [names[word] for word in folded if word in names]
    others = [word for word in folded if word not in names and word not in _ASKING]
    pairs = {" ".join(pair) for pair in pairwise(folded)} & set(names)
    if others and not (pairs and len(folded) <= 3):
        return None
    return asked[-1] if asked else (names[min(pairs)] if pairs else None)


def language_named(text: str) -> str | None:
    """ISO code of the last language that a text names, whatever else it says, or None.

    >>> language_named("parle anglais frr"), language_named("dans ma langue")
    ('en', None)
    """
    folded = words(text)
    names = _names()
    pairs = [" ".join(pair) for pair in pairwise(folded)]
    found = [names[said] for said in (*pairs, *folded) if said in names]
    return found[-1] if found else None
