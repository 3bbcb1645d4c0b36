"""Short words about the conversation itself: « attends », « ce n'est pas ça »."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from conversations.understanding.reading import Aside
from resources_db.directory.words import fold

LONGEST_ASIDE = 60
"""Characters. A longer message says more than an aside."""

ASIDES: Mapping[Aside, tuple[str, ...]] = {
    Aside.WAIT: (
        *("attends", "attendez", "attend", "attends un peu", "attends deux minutes"),
        *("une minute", "une seconde", "deux minutes", "un instant", "un moment"),
        *("je reviens", "je réfléchis", "laissez-moi réfléchir", "laisse moi réfléchir"),
        *("plus tard", "pas maintenant", "deux secondes", "2 min", "2 minutes", "jreviens"),
        *("wait", "hold on", "one moment", "one minute", "just a minute", "later"),
        *("انتظر", "لحظة", "دقيقة", "انتظر لحظة", "لاحقا", "tsenna", "sber"),
        *("espera", "espere", "um momento", "un momento", "um minuto", "un minuto", "espérate"),
        *("bekle", "bekleyin", "bir dakika", "bir saniye", "sonra"),
        *("зачекайте", "хвилинку", "почекайте", "подождите", "минутку", "секунду", "позже"),
        *("așteaptă", "așteptați", "un moment", "o clipă", "un minut", "mai târziu"),
    ),
    Aside.WRONG: (
        *("ce n'est pas ça", "c'est pas ça", "c pas ça", "c pa sa", "pas ça", "non pas ça"),
        *("non ce n'est pas ça", "non c'est pas ça", "non c pas ça", "pas ça du tout"),
        *("c'est pas ma question", "ce n'est pas ma question", "ce n'est pas ma demande"),
        *("c'est pas ce que je demande", "ce n'est pas ce que je demande"),
        *("c'est pas ce que je veux", "ce n'est pas ce que je veux", "c'est pas ce que j'ai dit"),
        *("vous n'avez pas compris", "vous avez pas compris", "vous avez mal compris"),
        *("tu n'as pas compris", "tu as pas compris", "t'as pas compris", "t'as rien compris"),
        *("non l'autre", "l'autre", "plutôt l'autre", "non pas celui-là", "pas celui-là"),
        *("non pas celle-là", "pas celle-là", "autre chose", "non autre chose"),
        *("rien à voir", "ça n'a rien à voir", "ça a rien à voir", "mauvaise réponse"),
        *("the other one", "no the other one", "not that one", "something else"),
        *("لا الآخر", "شيء آخر", "não o outro", "outra coisa", "no el otro", "otra cosa"),
        *("hayır diğeri", "başka bir şey", "ні інше", "інше", "нет другое", "другое"),
        *("nu celălalt", "altceva"),
        *("not that", "that's not it", "not what i asked", "that's wrong", "you misunderstood"),
        *("ليس هذا", "لا ليس هذا", "لم تفهم", "لم تفهمني", "machi hadchi", "ma fhemtinich"),
        *("não é isso", "não é isso que quero", "não percebeu", "não entendeu"),
        *("no es eso", "eso no", "no me has entendido", "no es lo que pregunto"),
        *("bu değil", "yanlış anladın", "yanlış anladınız", "öyle değil"),
        *("це не те", "не те", "ви не зрозуміли", "это не то", "не то", "вы не поняли"),
        *("nu e asta", "nu este asta", "nu asta", "nu ați înțeles"),
    ),
}
"""What the whole message must be, accents, case and signs aside; a table in code, like the
commands'."""


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Aside]:
    return {fold(said): aside for aside, all_said in ASIDES.items() for said in all_said}


def find_aside(text: str) -> Aside | None:
    """The aside that the whole message is, in any language."""
    return _words().get(fold(text)) if len(text) <= LONGEST_ASIDE else None
