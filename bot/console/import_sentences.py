"""The sentences of the page that brings a file into the directory."""

from __future__ import annotations

from bot.directory_import import Summary
from conversations.texts import Text, _, plural

TITLE = _("Importer un fichier dans l'annuaire")
MEANS = _(
    "Un tableau (CSV ou XLSX), un fichier data·inclusion (JSON ou CSV), ou l'annuaire de "
    "l'éducation (CSV). Rien ne change avant que vous ayez vu ce que le fichier ferait."
)
SIZE = _(
    "8 Mo au plus. Pour un fichier plus gros, demandez à la personne qui a installé Accroche de "
    "lancer « ./run import »."
)
FILE = _("Le fichier")
SOURCE = _("D'où il vient (montré sous chaque fiche ; vide : le nom du fichier)")
COMPLETE = _("Ce fichier dit tout de cette source : retirer les fiches qu'il ne contient plus")
LOOK = _("Voir ce que ce fichier changerait")
NO_FILE = _("Choisissez d'abord un fichier.")
PREVIEW = _("Rien n'est encore changé. Ce fichier ferait :")
DONE = _("L'annuaire est à jour. Ce qui a été fait :")
NOTHING = _("Ce fichier ne change rien : l'annuaire dit déjà tout cela.")
DO_IT = _("Changer l'annuaire ainsi")
OTHER = _("Choisir un autre fichier")
REMOVE_MANY = _("Oui, ce fichier est complet : retirer toutes ces fiches")
MEND_MANY = _("cochez la case qui le confirme, puis recommencez")
GONE = _("Ce fichier n'attend plus : choisissez-le de nouveau.")
ASIDE = _("Lignes mises de côté")
ASIDE_MEANS = _("Corrigez-les dans le fichier, puis importez-le de nouveau : rien n'est doublé.")
REMARKS = _("À regarder")
REMOVED = _("Fiches retirées")
LINE, FIELD, VALUE, WHY, MEND = (
    _("Ligne"),
    _("Champ"),
    _("Valeur"),
    _("Pourquoi"),
    _("Que faire"),
)
NAME = _("Début de la ligne")


def counts(summary: Summary, aside: int) -> tuple[Text, ...]:
    """What an import changes, in numbers."""
    said = (
        plural("{count} fiche ajoutée", "{count} fiches ajoutées", summary.added),
        plural("{count} fiche changée", "{count} fiches changées", summary.changed),
        plural("{count} fiche inchangée", "{count} fiches inchangées", summary.unchanged),
        plural("{count} fiche retirée", "{count} fiches retirées", len(summary.removed)),
        plural("{count} ligne mise de côté", "{count} lignes mises de côté", aside),
    )
    if not summary.kept_by_hand:
        return said
    by_hand = plural(
        "{count} fiche corrigée à la main : sa correction reste",
        "{count} fiches corrigées à la main : leurs corrections restent",
        summary.kept_by_hand,
    )
    return (*said, by_hand)


def more(count: int) -> Text:
    """What is not listed."""
    return plural("Et {count} autre.", "Et {count} autres.", count)
