"""What the tasks about measures, fiches and places are about, in words for the staff."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _
from resources_db.fiches.changes import FICHE_SENT
from resources_db.hosting.line import PLACE_OFFERED
from resources_db.measures.agenda import Asked
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.measures.ending import STOPPED
from resources_db.measures.following import MISSION_TO_REPLACE
from resources_db.measures.telling import HAPPENED, TELL_FAMILY, TELL_SCHOOL
from resources_db.tutoring.sending import TUTOR_TO_CALL

OF_MEASURES: Mapping[str, Text] = {
    WORDS_OF_DANGER: _("Des mots écrits pendant une mesure inquiètent : les lire maintenant"),
    FICHE_SENT: _("Un établissement a envoyé une fiche de repérage, ou y a répondu"),
    PLACE_OFFERED: _("Une place s'est libérée : elle est gardée 24 heures pour cette mesure"),
    STOPPED: _("Un chef d'établissement a mis fin à une mesure : voir la suite avec lui"),
    MISSION_TO_REPLACE: _("Une famille a retiré son accord pour un lieu : en trouver un autre"),
    TELL_SCHOOL: _("Un établissement ou un tuteur est à prévenir par téléphone, maintenant"),
    TELL_FAMILY: _("Une famille est à prévenir par téléphone, maintenant"),
    TUTOR_TO_CALL: _("Un tuteur n'a pas reçu sa page du jour : l'appeler, et pointer pour lui"),
    HAPPENED: _("Absence, incident ou accident pendant une mesure"),
    Asked.SIGNATURES.value: _("Il manque une signature, et la mesure commence bientôt"),
    Asked.WORK_CALL.value: _("L'établissement n'a pas donné de travail : l'appeler"),
    Asked.MARK.value: _("Une demi-journée n'est pas pointée : comment s'est-elle passée ?"),
    Asked.COMPLETE.value: _("Toutes les demi-journées sont pointées : terminer la mesure"),
    Asked.REFERENT.value: _("Nommer un référent de parcours"),
    Asked.RETURN.value: _("Proposer à la famille le rendez-vous du retour en classe"),
    Asked.AGREEMENT_LAPSED.value: _(
        "L'accord de la famille ne vaut plus pour une journée prévue : la rappeler"
    ),
    Asked.LINK_LAPSED.value: _(
        "L'accord de la famille pour un lieu d'accueil ne vaut plus un jour prévu : la rappeler"
    ),
    Asked.HOST_LAPSED.value: _(
        "Un lieu ne peut plus accueillir un jour prévu (convention) : en trouver un autre"
    ),
    Asked.TUTOR_LEFT.value: _("Un tuteur n'est plus en charge un jour prévu : en nommer un autre"),
    Asked.CLOSE.value: _("Une mesure terminée depuis un mois est à clore"),
}
