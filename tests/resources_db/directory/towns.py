"""INSEE codes of the towns that the tests speak of."""

from __future__ import annotations

from resources_db.directory.terms import CommuneCode

ROUEN = CommuneCode("76540")
DARNETAL = CommuneCode("76212")
LE_HAVRE = CommuneCode("76351")
MARSEILLE = CommuneCode("13055")
MARSEILLE_15 = CommuneCode("13215")
LILLE = CommuneCode("59350")
LOMME = CommuneCode("59355")
DUNKERQUE = CommuneCode("59183")
BREST = CommuneCode("29019")
VERNON = CommuneCode("27681")
SAINT_DENIS_DE_LA_REUNION = CommuneCode("97411")
