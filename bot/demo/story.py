"""The story, scene by scene: the one list that the terminal and the browser test both play."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.demo import scenes_after as after
from bot.demo import scenes_before as before
from bot.demo import scenes_during as during
from bot.demo.cast import Who
from bot.demo.stage import Scene


def _at(moment: str) -> datetime:
    """A moment of the wall clock, as ``2026-11-26 16:00``."""
    return datetime.fromisoformat(moment)


_BEFORE: Final = (
    Scene(
        _at("2026-11-26 15:40"),
        Who.PARENT,
        "Une mère écrit au chat",
        f"« {before.ASKED} » : elle n'a pas de compte, et n'a rien à remplir.",
        before.asks_the_chat,
    ),
    Scene(
        _at("2026-11-26 16:00"),
        Who.AGENT,
        "Le collège appelle",
        "Le CPE est au téléphone ; elle écrit ce qu'il faut, et rien de plus.",
        before.takes_the_call,
    ),
    Scene(
        _at("2026-11-26 16:05"),
        Who.AGENT,
        "La mère dit oui au téléphone",
        "Elle lit le texte de l'accord à la mère, qui répond oui.",
        before.agrees_by_telephone,
    ),
    Scene(
        _at("2026-11-26 16:10"),
        Who.AGENT,
        "Les jours sont prévus",
        "Elle propose l'association à la famille, puis garde le plan que la page lui prépare.",
        before.plans_the_days,
    ),
    Scene(
        _at("2026-11-26 16:20"),
        Who.AGENT,
        "La famille reçoit ses liens",
        "Un lien pour la mère, un pour son fils : sans compte ni mot de passe.",
        before.gives_the_links,
    ),
    Scene(
        _at("2026-11-26 18:30"),
        Who.PARENT,
        "La mère lit et répond chez elle",
        "Elle ouvre son lien, lit chaque texte en arabe et répond par un bouton.",
        before.opens_her_page,
    ),
    Scene(
        _at("2026-11-26 18:40"),
        Who.PARENT,
        "La mère signe le contrat",
        "Elle relit les jours et les engagements, puis signe sur sa page.",
        before.mother_signs,
    ),
    Scene(
        _at("2026-11-26 18:50"),
        Who.PUPIL,
        "L'élève signe à son tour",
        "Il ouvre son lien sur son téléphone et signe pour lui-même.",
        before.pupil_signs,
    ),
    Scene(
        _at("2026-11-27 10:00"),
        Who.CPE,
        "Le travail ne s'arrête pas",
        "Il remet ce qu'il y a à faire, et nomme l'enseignante qui garde le lien.",
        during.gives_work,
    ),
    Scene(
        _at("2026-11-27 11:00"),
        Who.AGENT,
        "Le service signe",
        "Elle signe le contrat d'engagement pour le service Jeunesse.",
        during.service_signs,
    ),
)
_DURING: Final = (
    Scene(
        _at("2026-11-30 08:45"),
        Who.AGENT,
        "Rien ne commence sans les quatre signatures",
        "Le premier matin, elle voudrait commencer ; la principale n'a pas signé.",
        during.cannot_begin,
    ),
    Scene(
        _at("2026-11-30 08:50"),
        Who.HEAD,
        "La quatrième signature",
        "Elle lit le contrat et signe sur sa page.",
        during.head_signs,
    ),
    Scene(
        _at("2026-11-30 09:15"),
        Who.AGENT,
        "Le premier matin",
        "Elle reçoit l'élève et sa mère, et le note.",
        during.receives,
    ),
    Scene(
        _at("2026-11-30 14:15"),
        Who.AGENT,
        "L'atelier de réflexion",
        "L'après-midi, au service.",
        during.marks_afternoon,
    ),
    Scene(
        _at("2026-12-01 09:10"),
        Who.TUTOR,
        "La mission commence",
        "Elle ouvre le lien de sa journée et note que l'élève est là.",
        during.tutor_marks_present,
    ),
    Scene(
        _at("2026-12-01 14:15"),
        Who.TUTOR,
        "Personne après le repas",
        "Elle note une absence, d'un geste.",
        during.tutor_marks_absent,
    ),
    Scene(
        _at("2026-12-01 17:00"),
        Who.AGENT,
        "Une demi-journée change",
        "Elle décale la dernière matinée d'une demi-heure, et elle seule.",
        during.changes_a_day,
    ),
    Scene(
        _at("2026-12-02 10:00"),
        Who.TUTOR,
        "Un incident",
        "Elle le note ; elle n'écrit pas ce qui s'est passé.",
        during.tutor_notes_incident,
    ),
    Scene(
        _at("2026-12-02 10:04"),
        Who.HEAD,
        "La principale est au courant",
        "Elle ouvre sa page et le dit d'un geste.",
        during.head_knows,
    ),
    Scene(
        _at("2026-12-02 12:05"),
        Who.TUTOR,
        "Un mot de la tutrice",
        "Elle laisse un mot dans le livret.",
        during.tutor_leaves_words,
    ),
)
_AFTER: Final = (
    Scene(
        _at("2026-12-02 13:30"),
        Who.PUPIL,
        "Le livret",
        "Il écrit ce qu'il a fait, pour le montrer au retour.",
        after.writes_in_booklet,
    ),
    Scene(
        _at("2026-12-02 14:00"),
        Who.HEAD,
        "Menée à son terme",
        "Elle dit si la mesure a été menée à son terme, et si elle a été utile.",
        after.head_checks,
    ),
    Scene(
        _at("2026-12-02 14:15"),
        Who.AGENT,
        "La mesure se termine",
        "Toutes les demi-journées sont notées : elle y met fin et prend le bilan.",
        after.completes,
    ),
    Scene(
        _at("2026-12-02 14:30"),
        Who.AGENT,
        "Le retour se prépare",
        "Elle propose un rendez-vous de retour à la famille et au collège.",
        after.arranges_return,
    ),
    Scene(
        _at("2026-12-02 18:00"),
        Who.PUPIL,
        "Trois gestes",
        "Il dit si cela lui a servi.",
        after.three_taps,
    ),
    Scene(
        _at("2026-12-03 08:45"),
        Who.CPE,
        "Le retour en classe",
        "Il note que l'élève est revenu, son livret à la main.",
        after.returns,
    ),
    Scene(
        _at("2026-12-04 16:00"),
        Who.AGENT,
        "La mesure est close",
        "Elle la ferme ; la page dit jusqu'à quand elle est gardée.",
        after.closes,
    ),
    Scene(
        _at("2026-12-04 16:30"),
        Who.COORDINATOR,
        "Le bilan de l'année",
        "Il ouvre le bilan : une seule mesure, donc aucun nombre.",
        after.reviews,
    ),
)
STORY: Final = (*_BEFORE, *_DURING, *_AFTER)
