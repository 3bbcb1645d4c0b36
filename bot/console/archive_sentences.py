"""The sentences of the page of what is to be destroyed."""

from __future__ import annotations

from conversations.texts import Text, _, plural

TITLE = _("À détruire")
MEANS = _(
    "Ce qui a servi jusqu'à son dernier jour n'est plus lisible par personne. Le service des "
    "archives donne son visa ; le délégué à la protection des données le note ; la coordination "
    "détruit. Il n'en reste que des nombres."
)
LAST_DAY, SCHOOL, HOW_MANY = _("Dernier jour"), _("Établissement"), _("Situations")
NOTHING = _("Rien n'attend d'être détruit.")
VISAS = _("Les visas")
NO_VISA = _("Aucun visa n'est noté.")
NOTE_VISA = _("Noter un visa")
REFERENCE = _("Référence donnée par le service des archives")
GIVEN = _("Donné le")
COVERS = _("Couvre ce dont le dernier jour est au plus tard le")
NOTED = _("Le visa est noté. La coordination peut détruire ce qu'il couvre.")
DESTROY = _("Détruire pour toujours ce que ce visa couvre")
SURE = _("Je sais que rien ne pourra être retrouvé, même dans l'annuaire ou les tâches.")
DESTROYED = _("C'est détruit.")


def waiting(count: int) -> Text:
    """How many wait."""
    return plural(
        "{count} situation attend le visa des archives",
        "{count} situations attendent le visa des archives",
        count,
    )


def covers(count: int) -> Text:
    """How many a visa covers now."""
    return plural(
        "Couvre {count} situation à détruire", "Couvre {count} situations à détruire", count
    )


def gone(count: int) -> Text:
    """How many situations went."""
    return plural("{count} situation détruite", "{count} situations détruites", count)


def erased(count: int) -> Text:
    """How many people went with them."""
    return plural("{count} personne effacée", "{count} personnes effacées", count)
