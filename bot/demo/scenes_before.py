"""Before the first day: a question, a call, an agreement, a plan, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.demo.cast import CAST, HOST, PARENT_PHONE, SCHOOL, Who
from bot.demo.stage import Stage, Visit

ASKED: Final = "mon fils est exclu 3 jours, on est à Elbeuf"
MISSION: Final = "Préparer les bacs du potager et les étiquettes"
_FIRST, _LAST, _TOLD = "2026-11-30", "2026-12-02", "2026-11-26"
_PARENT, _PUPIL = CAST[Who.PARENT], CAST[Who.PUPIL]
MEASURE, SITUATION, OF_FAMILY = "measure", "situation", "of_family"
"""Under which names pages are left to later scenes: the service's, and the family's."""


async def asks_the_chat(stage: Stage) -> Sequence[str]:
    """A mother writes to the chat, as anybody can."""
    visit = await stage.look(Who.PARENT, "/")
    await visit.send("/", text=ASKED)
    visit.page.says("Elbeuf", "Alternative à l'exclusion temporaire", "Service Jeunesse")
    found = visit.page.line("voici ce que je connais")
    shown = [one for one in visit.page.headings if "otre" not in one]
    return [f"Le chat : « {found} »", f"Elle voit : {' ; '.join(shown)}."]


async def takes_the_call(stage: Stage) -> Sequence[str]:
    """The CPE is on the telephone; the agent types what is said, and the agreement given before."""
    visit = await stage.enter(Who.AGENT, "/equipe/appel")
    form = visit.page.form("/appel")
    await visit.send(
        form,
        school=form.fields["school"].option(SCHOOL),
        given_name=_PUPIL.given_name,
        phone=PARENT_PHONE,
        frame="alternative",
        first_day=_FIRST,
        last_day=_LAST,
        informed=_TOLD,
        guardian_name=_PARENT.given_name,
        class_name="4e B",
        lang="ar",
    )
    stage.notes[MEASURE] = visit.page.address.partition("/planifier")[0].partition("?")[0]
    stage.notes[SITUATION] = visit.page.link("/equipe/situations/")
    return [
        "Un prénom, un numéro, des dates : rien sur les faits.",
        f"Il manque l'accord d'un parent : la page le dit, et donne le numéro {PARENT_PHONE}.",
    ]


async def agrees_by_telephone(stage: Stage) -> Sequence[str]:
    """The agent reads the text out; the mother says yes."""
    visit = await stage.enter(Who.AGENT, f"{stage.notes[MEASURE]}/planifier")
    await visit.send("/accord")
    await visit.go(f"{stage.notes[MEASURE]}")
    visit.page.says("provisoire")
    return ["Accord par téléphone, noté « provisoire » : elle le confirmera sur sa page."]


async def plans_the_days(stage: Stage) -> Sequence[str]:
    """The association is proposed to the family, who agrees; the days are planned and checked."""
    plan = f"{stage.notes[MEASURE]}/planifier"
    visit = await stage.enter(Who.AGENT, plan)
    await visit.send("/lien")
    await visit.send("/lire")
    await visit.send("/reponse", "yes", means="phone", proof="appel de 16 h 10")
    await visit.go(plan)
    form = visit.page.form("/planifier")
    where = form.fields["where-all"].option(HOST)
    said = {"where-all": where, "mission-all": MISSION, "activity-4": "mission"}
    await visit.fill(form, said, "fill")
    await visit.send("/planifier", "save")
    await visit.go(stage.notes[MEASURE])
    visit.page.says(MISSION, CAST[Who.TUTOR].name)
    return [
        f"Cinq demi-journées en temps de classe ; la mission avec {CAST[Who.TUTOR].name}.",
        "L'association a une convention en cours, des places, et l'accord de la famille.",
    ]


async def gives_the_links(stage: Stage) -> Sequence[str]:
    """A link for each of the family, with a code that is told apart."""
    visit = await stage.enter(Who.AGENT, stage.notes[SITUATION])
    for who in (Who.PARENT, Who.PUPIL):
        await visit.go(stage.notes[SITUATION])
        await _take_link(stage, visit, who)
    return ["Deux liens à donner de la main à la main, chacun avec un code dit à part."]


async def _take_link(stage: Stage, visit: Visit, who: Who) -> None:
    given = CAST[who].given_name
    forms = [one for one in visit.page.forms if one.path.endswith("/lien")]
    wanted = next(one for one in forms if any(given in b.words for b in one.buttons))
    await visit.send(wanted)
    codes = visit.page.codes
    stage.notes[f"{who.value}-link"] = codes[0].partition("/p/")[2]
    stage.notes[f"{who.value}-code"] = codes[1]


async def opens_her_page(stage: Stage) -> Sequence[str]:
    """The mother opens her link, reads in Arabic, answers each question by a button."""
    visit = await _come_in(stage, Who.PARENT)
    asked = list(dict.fromkeys(one.href for one in visit.page.links if "/p/texte/" in one.href))
    for href in asked:
        await visit.go(href)
        form = visit.page.form("", version=None)
        await visit.send(form, "read" if form.offers("read") else "yes")
    await visit.go("/p")
    measure = visit.page.link("/p/mesure/").partition("?")[0]
    stage.notes[OF_FAMILY] = measure.removesuffix("/signer")
    return [
        f"{len(asked)} textes lus, {len(asked)} réponses, chacune avec sa preuve.",
        "L'accord n'est plus provisoire, et les rappels lui viendront par SMS.",
    ]


async def mother_signs(stage: Stage) -> Sequence[str]:
    """She signs the contract where it is shown, in her language beside French."""
    visit = await stage.look(Who.PARENT, f"{stage.notes[OF_FAMILY]}/signer")
    visit.page.says(MISSION)
    await visit.send("/signer")
    return ["Le contrat est montré en arabe, le français à côté : un bouton, une preuve."]


async def pupil_signs(stage: Stage) -> Sequence[str]:
    """The pupil opens his own link, and signs for himself."""
    await _come_in(stage, Who.PUPIL)
    visit = await stage.look(Who.PUPIL, f"{stage.notes[OF_FAMILY]}/signer")
    await visit.send("/signer")
    return ["Il a sa page à lui : ce qu'on attend de lui, ses jours, son livret."]


async def _come_in(stage: Stage, who: Who) -> Visit:
    visit = await stage.look(who, f"/p/{stage.notes[f'{who.value}-link']}")
    form = next(one for one in visit.page.forms if one.path.startswith("/p/lien/"))
    await visit.send(form)
    if "/p/lien/" in visit.page.address:
        form = next(one for one in visit.page.forms if "code" in one.fields)
        await visit.send(form, code=stage.notes[f"{who.value}-code"])
    return visit
