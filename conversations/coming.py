"""Hearing in free words whether someone comes to an appointment, however they spell it.

Two ears: just after the reminder a bare « ok » or « non » is an answer; later, only words that
speak of coming are. Who hesitates (« je sais pas si je viens ») has not answered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from conversations.understanding.reading import Reading
from resources_db.directory.words import fold
from resources_db.meetings.terms import Answer

WHERE = "where"
"""Not an answer: they ask where it is."""

_SPELT: Mapping[str, str] = {
    **dict.fromkeys(("pa", "po"), "pas"),
    **dict.fromkeys(("peu", "peut", "jpeu", "jpeux", "jpe", "peus", "jpx"), "peux"),
    **dict.fromkeys(("vien", "jviens", "jvien", "vi1", "jvi1"), "viens"),
    **dict.fromkeys(("jserai", "jserais", "serais", "srai", "jsrai", "seré", "sere"), "serai"),
    **dict.fromkeys(("sra", "seras"), "sera"),
    **dict.fromkeys(("pourai", "jpourrai", "jpourai", "pourrai", "pourrais", "pourais"), "pourrai"),
    **dict.fromkeys(("viendrais", "vindrai", "jviendrai", "viendré"), "viendrai"),
    **dict.fromkeys(("jarrive", "jariv", "ariv", "arive"), "arrive"),
    **dict.fromkeys(("rdv", "rendez"), "rdv"),
    **dict.fromkeys(("oki", "okay", "okey", "okk", "okkk"), "ok"),
}
"""How words are written on a telephone, and how they are read here."""

_CAN = "peux|pourrai|pourra|pourrons|pouvons"
_COME = "viens|viendrai|viendra|viendrons|venons|vient"
_BE = "serai|sera|serons"
_OTHER_VERB = r"((me|te|se|nous|y|l|le|la|les|lui) )?\w+(er|ir|re|oir)\b"
"""« je peux pas payer la cantine »: another trouble, and no answer."""
_OF_COMING = r"(venir|y (etre|aller)|etre (la|present|presente)|me (liberer|deplacer)|assister)\b"
_HESITATES = (
    r"\b(sais|sait|savons|connais) pas\b",
    r"\b(peux etre|peut etre|pas sure?s?|pas certaine?s?)\b",
    r"\b(not sure|maybe|don t know|dont know|no se|no lo se|quiza|tal vez|nao sei|talvez)\b",
    r"\b(nu stiu|poate|bilmiyorum|belki|не знаю|може|можливо)\b",
    r"(لا اعرف|لا ادري|ربما)",
)
_NOT_COMING = (
    rf"\b({_COME}|{_BE}|arrive) (\w+ ){{0,2}}(pas|plus)\b(?! tard)",
    rf"\b({_CAN}) (\w+ ){{0,2}}(pas|plus)\b(?! {_OTHER_VERB})",
    rf"\b({_CAN}) (\w+ ){{0,2}}(pas|plus) {_OF_COMING}",
    r"\b(sommes|suis|est) (\w+ ){0,1}(pas|plus) (la|present|presente|disponible|dispo|libre)s?\b",
    r"\b(vais|va|allons) pas (pouvoir|venir|etre|y)\b",
    r"\b(pas (possible|disponible|dispo|libre)|impossible|empeche|empechee|annuler|annule)\b",
    r"\b(can t|cant|cannot|can not|unable to)\b",
    r"\b(won t|wont|not) (be able to )?(come|make it|attend|be there|coming|available)\b",
    r"\bno (puedo|podre|podemos|podremos|voy|vamos|ire|vendre|vendremos)\b|\bimposible\b",
    r"\bnao (posso|vou|consigo|podemos|vamos|poderei|conseguimos)\b|\bimpossivel\b",
    r"\bnu (pot|putem|vin|venim|voi|vom|ajung|ajungem)\b|\bimposibil\b",
    r"\bgel(emem|emeyiz|emeyecegim|emeyecegiz|emiyorum|emiyoruz|meyecegim|miyorum)\b",
    r"\bне (можу|зможу|можемо|зможемо|приду|прииду|придемо|приидемо|буду)\b",
    r"لا (استطيع|يمكنني|اقدر|نستطيع)",
    r"لن (احضر|اتي|نحضر|ناتي|استطيع)",
    r"(ما (نقدرش|اقدر|نقدر|نجيش)|منقدرش|مانقدرش)",
)
_LATE = (
    rf"\b(retard|(arrive|viens|{_BE}) (\w+ ){{0,2}}(apres|plus tard))\b",
    r"\b(late|tarde|retraso|atraso|atrasado|atrasada|atrasar|intarzii|intarziem|intarziere)\b",
    r"\b(gecikecegim|gecikecegiz|gecikiyorum|gec kalacagim|gec kalacagiz)\b",
    r"\b(запізнюсь|запізнюся|запізнимось|запізнимося|спізнюсь|спізнюся|запізнення)\b",
    r"(ساتاخر|سنتاخر|متاخر|تاخير|نتاخر)",
)
_CALL_ME = (
    r"\br?app?el(e|ez|er|le|lez) (moi|nous)\b",
    r"\b(me|nous) (r?app?eler|r?app?elez)\b",
    r"\bcall (me|us|back)\b|\b(llameme|llamame|llamen|me liguem?|ligue me|ligar me)\b",
    r"\b(sunati ma|ma sunati|ma suni|beni arayin|beni ara|bizi arayin)\b",
    r"\b(подзвоніть|передзвоніть|зателефонуите)\b",
    r"(اتصل(وا)? ب(ي|نا)|كلموني)",
)
_WHERE = (
    r"\b(ou (est ce|c est|se trouve|ca se passe|sa se passe)|c est ou|c ou|cest ou)\b",
    r"\b(quelle adresse|l adresse|adresse)\b",
    r"\b(where is|where s it|address|donde (es|esta)|direccion|onde (e|fica)|morada|endereco)\b",
    r"\b(unde (e|este)|adresa|nerede|adres|де це|яка адреса|адреса)\b",
    r"(اين (هو|المكان)|العنوان|وين)",
)
_OF = "(?! (de|d|du|pas|plus)\\b)"
"""« je viens de l'apprendre » says nothing of coming."""
_COMING = (
    rf"\b(je|on|nous|j y|jy|oui|ok) ?(\w+ )?(viens|viendrai|viendra|viendrons|venons|vient){_OF}",
    r"\b(j|jy|j y|on) ?arrive\b|\barrive (bien|demain)\b",
    rf"\bviens{_OF} (demain|bien|avec|au rdv)\b",
    rf"\b({_BE}) (bien )?(la|present|presente|presents|au rdv)\b|\b(j y serai|on y sera)\b",
    r"\b(je confirme|nous confirmons)\b",
    r"\b(i ll|i will|we ll|we will|ill|well) (be there|come|attend)\b|\b(i m|we re|im) coming\b",
    r"\b(voy a ir|ire|iremos|vendre|vendremos|alli estare|ahi estare|estare alli|confirmo)\b",
    r"\b(vou sim|eu vou|vamos sim|estarei la|estaremos la|confirmamos)\b",
    r"\b(voi veni|vin|vom veni|voi fi acolo|confirm)\b",
    r"\b(gelecegim|gelecegiz|geliyorum|geliyoruz|orada olacagim)\b",
    r"\b(приду|прииду|придемо|приидемо|буду там|будемо)\b",
    r"(ساحضر|ساتي|سنحضر|سناتي|ساكون هناك|سوف احضر|نجي ان شاء الله)",
)
_YES = frozenset(
    "ok|oui|d accord|dac|ca marche|c est bon|entendu|bien sur|oui merci|ok merci|yes|yes thanks|"
    "sure|fine|si|vale|de acuerdo|sim|esta bem|da|bine|evet|tamam|olur|так|добре|гаразд|نعم|حسنا|"
    "تمام|ايوه|ان شاء الله|parfait|ouais|oe|ui".split("|")
)
_NO = frozenset("non|no|nan|nn|nao|nu|hayir|ні|لا|non merci|no thanks|non desole".split("|"))
_THUMBS = ("👍", "👌", "✅", "🆗")


def heard(reading: Reading, *, wide: bool) -> Answer | str | None:
    """What these words answer; ``WHERE`` when they ask where it is; None when they say neither.

    ``wide``: the reminder was the last thing shown, so a bare « ok » answers it.
    """
    said = _read(reading.text)
    if _any(_HESITATES, said):
        return None
    found = _told(said)
    return found if found is not None or not wide else _bare(reading.text, said)


def says_more(reading: Reading) -> bool:
    """Whether the words hold more than the answer: a reason, an hour."""
    return len(reading.words) > _SHORT


_SHORT = 5
"""« je ne peux pas venir »: the answer and nothing else."""


def _told(said: str) -> Answer | str | None:
    for answer, patterns in (
        (Answer.NOT_COMING, _NOT_COMING),
        (Answer.LATE, _LATE),
        (Answer.CALL_ME, _CALL_ME),
        (WHERE, _WHERE),
        (Answer.COMING, _COMING),
    ):
        if _any(patterns, said):
            return answer
    return None


def _bare(text: str, said: str) -> Answer | None:
    if said in _YES or any(sign in text for sign in _THUMBS):
        return Answer.COMING
    return Answer.NOT_COMING if said in _NO else None


def _read(text: str) -> str:
    """The folded words, each as it is usually spelt; the Turkish « ı » as telephones write it."""
    folded = fold(text).replace("ı", "i")
    return " ".join(_SPELT.get(word, word) for word in folded.split())


def _any(patterns: tuple[str, ...], said: str) -> bool:
    return any(pattern.search(said) for pattern in _compiled(patterns))


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)
