"""The sentences of the charter."""

from __future__ import annotations

from conversations.texts import _

CHARTER_SIGNED = _("La charte est signée : les situations vous sont ouvertes.")
SIGN = _("J'ai lu la charte et je la signe")
ALREADY = _("Vous avez signé cette version.")
MUST_SIGN = _("Elle se lit et se signe avant d'ouvrir une première situation.")
WHOLE_TEXT = _("Lire le texte entier")
WHO_SIGNED = _("Qui l'a signée")
NOT_SIGNED = _("Pas encore signée")
VERSION = _("Version du")
OTHER_TEXTS = _("Voir les textes que lisent les familles")
