"""The end, the return to class, and what stays."""

from __future__ import annotations

from collections.abc import Sequence

from bot.demo.cast import CAST, FAMILY, Who
from bot.demo.forms import Stuck
from bot.demo.scenes_before import MEASURE, OF_FAMILY
from bot.demo.stage import Stage


async def writes_in_booklet(stage: Stage) -> Sequence[str]:
    """The pupil says in his booklet what he did; on paper would do as well."""
    visit = await stage.enter(Who.PUPIL, f"{stage.notes[OF_FAMILY]}/livret")
    form = visit.page.form("/livret")
    box = next(name for name, one in form.fields.items() if one.kind == "textarea")
    words = "J'ai préparé deux bacs et écrit les étiquettes des semis."
    await visit.fill(form, {box: words})
    visit.page.says(words)
    return ["Ce qu'il écrit est relu à la recherche d'un danger ; ici, il n'y en a pas."]


async def three_taps(stage: Stage) -> Sequence[str]:
    """Three questions, one tap each."""
    visit = await stage.enter(Who.PUPIL, f"{stage.notes[OF_FAMILY]}/bilan")
    for answer in ("yes", "yes", "a_little"):
        await visit.send("/bilan", answer)
    return ["Trois questions, trois gestes ; seuls des nombres en restent."]


async def head_checks(stage: Stage) -> Sequence[str]:
    """The head says whether it was carried out in full, and educational (R47)."""
    visit = await stage.enter(Who.HEAD, stage.notes[MEASURE])
    await visit.send("/verifier", in_full="oui", educational="oui")
    return ["Menée à son terme, et utile : dit par la principale."]


async def completes(stage: Stage) -> Sequence[str]:
    """The service ends it, and prints the report of the end."""
    visit = await stage.enter(Who.AGENT, stage.notes[MEASURE])
    await visit.send("/terminer")
    return [await _paper(stage, "fin.pdf", "Le bilan de fin pour l'établissement")]


async def arranges_return(stage: Stage) -> Sequence[str]:
    """The meeting of the return is proposed to the family."""
    visit = await stage.enter(Who.AGENT, stage.notes[MEASURE])
    await visit.send("/rendez-vous", day="2026-12-03", begins="08:00", ends="08:30")
    visit.page.says("3 décembre")
    return ["Rendez-vous de retour jeudi à 8 h ; la famille est prévenue."]


async def returns(stage: Stage) -> Sequence[str]:
    """The CPE notes the return to class, booklet in hand."""
    visit = await stage.enter(Who.CPE, stage.notes[MEASURE])
    await visit.send("/retour", returned="2026-12-03")
    return ["De retour en classe, son livret à la main."]


async def closes(stage: Stage) -> Sequence[str]:
    """Closed, with the day on which it will be erased."""
    visit = await stage.enter(Who.AGENT, stage.notes[MEASURE])
    await visit.send("/clore", then="over")
    visit.page.says("31 août 2027")
    return ["Clos : tout sera effacé après le 31 août 2027."]


async def reviews(stage: Stage) -> Sequence[str]:
    """The yearly review: one measure is under five, so its counts are hidden."""
    visit = await stage.enter(Who.COORDINATOR, "/equipe/bilan")
    visit.page.never_says(*(CAST[who].given_name for who in FAMILY))
    return [f"Il lit : « {visit.page.line('masqué, et parfois')} » ; jamais un nom."]


async def _paper(stage: Stage, file: str, what: str) -> str:
    """A paper that someone of the service may take, as long as it is one."""
    browser = await stage.browser(Who.AGENT)
    made = await browser.fetch(f"{stage.notes[MEASURE]}/{file}")
    if not made.startswith(b"%PDF"):
        raise Stuck(f"{file} n'est pas un PDF")
    return f"{what} : un PDF de {len(made) // 1000} ko, à imprimer."
