"""Words of the school: who is who there, and what the meetings are."""

from __future__ import annotations

from conversations.glossary.entries import (
    CHARTER,
    COMMON,
    MODEL,
    PROVENCE,
    ROUEN,
    Entry,
    entry,
)
from conversations.texts import _

ENTRIES: tuple[Entry, ...] = (
    entry(
        "Absentéisme",
        "absenteisme",
        "absenteisme scolaire",
        meaning=_(
            "C'est manquer l'école alors qu'il faut y être. Pour aider un élève, on regarde "
            "toutes ses absences, excusées ou non."
        ),
        source=f"{PROVENCE}, p. 17-18",
        need="absenteisme",
    ),
    entry(
        "Situation de décrochage",
        "decrochage",
        "situation de decrochage",
        "decrochage scolaire",
        "decrocheur",
        meaning=_(
            "C'est perdre peu à peu l'envie d'aller à l'école, parfois jusqu'à l'arrêter. Ce n'est "
            "pas une étiquette : on peut en sortir, surtout si l'on en parle tôt."
        ),
        source=f"{PROVENCE}, p. 17",
        need="decrochage",
    ),
    entry(
        "CPE (conseiller principal d'éducation)",
        "cpe",
        "conseiller principal d education",
        "vie scolaire",
        meaning=_(
            "C'est la personne du collège ou du lycée qui suit les absences et la vie des élèves. "
            "On peut lui demander un rendez-vous."
        ),
        source=COMMON,
        need="lien_ecole_famille",
    ),
    entry(
        "GPDS ou cellule de veille",
        "gpds",
        "cellule de veille",
        "groupe de prevention du decrochage scolaire",
        meaning=_(
            "C'est une réunion du collège ou du lycée, avec le Service Jeunesse et parfois "
            "d'autres partenaires. Elle étudie les situations difficiles et cherche des pistes. "
            "Elle n'est pas ouverte au public."
        ),
        source=f"{ROUEN}, article 2",
        need="decrochage",
    ),
    entry(
        "Référent de parcours",
        "referent de parcours",
        "referent parcours",
        meaning=_(
            "C'est la personne qui suit un jeune accompagné, l'aide à rencontrer les bons "
            "partenaires, et tient l'école au courant."
        ),
        source=f"{ROUEN}, article 2",
        need="decrochage",
    ),
    entry(
        "Référent décrochage",
        "referent decrochage",
        "referent decrochage scolaire",
        meaning=_(
            "C'est la personne du collège ou du lycée qui repère les élèves qui perdent pied et "
            "fait le lien avec les partenaires."
        ),
        source=f"{PROVENCE}, mesure 1.2 et annexe 2",
        need="decrochage",
    ),
    entry(
        "Fiche de repérage",
        "fiche de reperage",
        meaning=_(
            "C'est la fiche que l'école envoie au Service Jeunesse pour demander un "
            "accompagnement. Les parents sont informés avant, et donnent leur accord."
        ),
        source=f"{ROUEN}, articles 2 et 4",
        need="decrochage",
    ),
    entry(
        "Alliance éducative",
        "alliance educative",
        "alliances educatives",
        meaning=_(
            "Ce sont plusieurs professionnels qui travaillent ensemble autour d'un élève, avec "
            "ses parents. Le chef d'établissement les coordonne."
        ),
        source=CHARTER,
        need="decrochage",
    ),
    entry(
        "DSDEN",
        "dsden",
        "inspection academique",
        meaning=_(
            "C'est l'administration de l'école dans le département : la direction des services "
            "départementaux de l'éducation nationale."
        ),
        source=f"{MODEL}, articles 2 à 4",
        need="lien_ecole_famille",
    ),
    entry(
        "CDEN (section spécialisée)",
        "cden",
        meaning=_(
            "C'est une instance du département qui suit les actions contre l'absentéisme et donne "
            "des avis. Elle ne traite jamais le cas d'un élève."
        ),
        source=f"{MODEL}, article 5",
    ),
    entry(
        "CIO (centre d'information et d'orientation)",
        "cio",
        "centre d information et d orientation",
        meaning=_(
            "On y reçoit gratuitement les jeunes et leurs parents pour parler des études et des "
            "métiers."
        ),
        source="convention régionale PACA, contexte",
        need="orientation",
    ),
    entry(
        "Mallette des parents",
        "mallette des parents",
        meaning=_(
            "Ce sont des rencontres à l'école, entre parents et professeurs, pour mieux comprendre "
            "la scolarité de son enfant."
        ),
        source=f"{PROVENCE}, mesure 1.3",
        need="lien_ecole_famille",
    ),
    entry(
        "OEPRE (Ouvrir l'école aux parents)",
        "oepre",
        "ouvrir l ecole aux parents",
        meaning=_(
            "C'est une formation gratuite, dans une école ou un collège, pour apprendre le "
            "français et comprendre l'école."
        ),
        source=f"{PROVENCE}, mesure 1.3",
        need="allophone_fle",
    ),
    entry(
        "PRE (programme de réussite éducative)",
        "pre",
        "programme de reussite educative",
        "reussite educative",
        meaning=_(
            "C'est un suivi pour les enfants de 2 à 16 ans des quartiers prioritaires, et leurs "
            "parents : école, santé, loisirs, vie sociale."
        ),
        source=f"{PROVENCE}, p. 6",
        need="soutien_scolaire",
    ),
)
