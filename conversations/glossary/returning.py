"""Words for coming back to school or to training."""

from __future__ import annotations

from conversations.glossary.entries import PROVENCE, Entry, entry
from conversations.texts import _

ENTRIES: tuple[Entry, ...] = (
    entry(
        "PSAD",
        "psad",
        "plate forme de suivi et d appui aux decrocheurs",
        meaning=_(
            "C'est un groupe de services qui cherchent ensemble une solution pour un jeune de "
            "plus de 16 ans sorti de l'école sans diplôme."
        ),
        source=f"{PROVENCE}, annexe 2",
        need="retour_en_formation",
    ),
    entry(
        "Réseau FOQUALE",
        "foquale",
        meaning=_(
            "C'est le réseau des places que l'école propose aux jeunes qui veulent revenir en "
            "formation."
        ),
        source=f"{PROVENCE}, annexe 2",
        need="retour_en_formation",
    ),
    entry(
        "MLDS (autrefois MGI)",
        "mlds",
        "mgi",
        "mission de lutte contre le decrochage scolaire",
        meaning=_(
            "C'est le service de l'école qui accompagne les jeunes de plus de 16 ans qui ont "
            "arrêté, tout au long de leur retour."
        ),
        source=f"{PROVENCE}, préconisation 1, p. 25",
        need="retour_en_formation",
    ),
    entry(
        "Micro-lycée, structure de retour à l'école (SRE)",
        "micro lycee",
        "sre",
        "structure de retour a l ecole",
        meaning=_("Ce sont de petites classes pour reprendre le lycée autrement."),
        source=f"{PROVENCE}, annexe 2",
        need="retour_en_formation",
    ),
    entry(
        "École de la deuxième chance (E2C)",
        "e2c",
        "ecole de la deuxieme chance",
        "ecole de la 2e chance",
        "ecole de la seconde chance",
        meaning=_(
            "C'est une formation d'environ six mois pour les jeunes sans diplôme : reprendre les "
            "bases et faire beaucoup de stages."
        ),
        source=f"{PROVENCE}, annexe 2",
        need="retour_en_formation",
    ),
    entry(
        "Epide",
        "epide",
        meaning=_(
            "C'est un internat d'environ huit mois pour les jeunes sans diplôme, pour préparer un "
            "métier. Le cadre est strict, mais ce n'est pas l'armée."
        ),
        source=f"{PROVENCE}, annexe 2",
        need="retour_en_formation",
    ),
    entry(
        "Service militaire volontaire (SMV)",
        "smv",
        "service militaire volontaire",
        meaning=_(
            "C'est un parcours de 6 à 12 mois dans une unité militaire, pour apprendre un métier, "
            "de 18 à 25 ans."
        ),
        source=f"{PROVENCE}, annexe 2",
        need="insertion_emploi",
    ),
    entry(
        "Service civique",
        "service civique",
        meaning=_(
            "C'est une mission utile à tous, indemnisée. Elle compte pour l'obligation de "
            "formation entre 16 et 18 ans."
        ),
        source=f"{PROVENCE}, p. 14 et préconisation 5, p. 32",
        need="insertion_emploi",
    ),
    entry(
        "Obligation de formation",
        "obligation de formation",
        "obligation de formation 16 18 ans",
        meaning=_(
            "L'école est obligatoire de 3 à 16 ans. Ensuite, et jusqu'à 18 ans, chaque jeune doit "
            "être à l'école, en apprentissage, en stage, au travail, en service civique ou dans "
            "un accompagnement."
        ),
        source=f"{PROVENCE}, p. 14",
        need="retour_en_formation",
    ),
    entry(
        "Droit au retour en formation",
        "droit au retour en formation",
        "droit au retour",
        meaning=_(
            "Un jeune sorti sans diplôme peut revenir en formation. Comme élève, c'est dans les "
            "deux ans après sa sortie, pour un an, qui peut être prolongé."
        ),
        source=f"{PROVENCE}, mesure 3.7",
        need="retour_en_formation",
    ),
    entry(
        "Clause sociale de formation",
        "clause sociale",
        meaning=_(
            "C'est un parcours en entreprise pour les 16-25 ans, qui restent élèves : six mois "
            "et 900 heures au plus."
        ),
        source=f"{PROVENCE}, préconisation 1, p. 25",
        need="insertion_emploi",
    ),
)
