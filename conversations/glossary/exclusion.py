"""Words around exclusion, its alternative and the mesures de responsabilisation."""

from __future__ import annotations

from conversations.glossary.entries import PROVENCE, ROUEN, Entry, entry
from conversations.texts import _

ENTRIES: tuple[Entry, ...] = (
    entry(
        "Exclusion temporaire",
        "exclusion temporaire",
        "exclusion",
        "exclu",
        "exclue",
        meaning=_(
            "C'est une sanction : l'élève n'est pas reçu en cours pendant quelques jours, "
            "8 au plus."
        ),
        source=f"{ROUEN}, article 3",
        need="exclusion_temporaire",
    ),
    entry(
        "Alternative à l'exclusion",
        "alternative a l exclusion",
        "alternative",
        "alternative exclusion",
        meaning=_(
            "À Rouen, au lieu de rester chez lui pendant son exclusion, l'élève est reçu par le "
            "Service Jeunesse, réfléchit à ce qui s'est passé, puis fait une mission utile avec "
            "un adulte. Elle se demande à l'établissement scolaire."
        ),
        source=f"{ROUEN}, article 3",
        need="exclusion_temporaire",
    ),
    entry(
        "Mesure de responsabilisation",
        "mesure de responsabilisation",
        "mesures de responsabilisation",
        "responsabilisation",
        meaning=_(
            "C'est une activité utile, en dehors des heures de cours, 20 heures au plus. Elle "
            "peut être une sanction, ou remplacer une exclusion. Ce n'est pas l'alternative à "
            "l'exclusion de Rouen, qui se passe pendant les jours d'exclusion."
        ),
        source=f"{PROVENCE}, préconisation 3, p. 29-30 ; code de l'éducation, article R511-13",
        need="exclusion_temporaire",
    ),
    entry(
        "Contrat d'engagement",
        "contrat d engagement",
        "contrat",
        "quatre signatures",
        "signatures",
        meaning=_(
            "C'est le papier qui dit, avant l'alternative à l'exclusion, ce que chacun fera. "
            "Quatre personnes le signent : le chef d'établissement, le Service Jeunesse, l'élève "
            "et son représentant légal. Sans ces quatre signatures, rien ne commence."
        ),
        source=f"{ROUEN}, article 3",
        need="exclusion_temporaire",
    ),
    entry(
        "Livret d'accueil",
        "livret d accueil",
        "livret",
        meaning=_(
            "C'est un carnet remis à l'élève pendant l'alternative à l'exclusion. Il y raconte ce "
            "qu'il a fait, et le montre à son retour dans l'établissement."
        ),
        source=f"{ROUEN}, article 3",
    ),
    entry(
        "Mission d'intérêt général (MIG)",
        "mission d interet general",
        "mig",
        meaning=_(
            "C'est un travail utile à tous, par exemple une action de solidarité, que l'élève "
            "fait pendant l'alternative à l'exclusion, dans un service de la ville ou une "
            "association."
        ),
        source=f"{ROUEN}, articles 3 et 6",
    ),
    entry(
        "Tuteur de mission",
        "tuteur de mission",
        "tuteur",
        meaning=_("C'est l'adulte qui encadre l'élève pendant sa mission."),
        source=f"{ROUEN}, article 3",
    ),
    entry(
        "CLSPD et CCTP",
        "clspd",
        "cctp",
        "cellule citoyennete et tranquillite publique",
        meaning=_(
            "Le CLSPD réunit la mairie, la police, l'école et la justice d'une ville. Sa cellule, "
            "la CCTP, peut recevoir un jeune et ses parents pour un rappel à l'ordre et leur "
            "proposer un accompagnement."
        ),
        source=f"{PROVENCE}, préconisation 4, p. 31",
        need="justice_pjj",
    ),
)
