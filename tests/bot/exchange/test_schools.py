"""The annuaire de l'éducation, in both forms it is published in."""

from __future__ import annotations

from pathlib import Path

from bot.exchange import formats
from bot.exchange.findings import SetAside, Taken
from bot.exchange.table import Reading
from resources_db.directory.terms import SchoolLevel

PRESENT = (
    "identifiant_de_l_etablissement;nom_etablissement;type_etablissement;statut_public_prive;"
    "adresse_1;adresse_2;adresse_3;code_postal;code_commune;nom_commune;ecole_maternelle;"
    "ecole_elementaire;voie_generale;voie_technologique;voie_professionnelle;telephone;web;mail;"
    "latitude;longitude;date_maj_ligne;etat\n"
    "0760000A;Collège Inventé;Collège;Public;1 rue Inventée;;;76000;76540;Rouen;0;0;;;;0261910001;"
    "http://college.example;college@ac.example;49.44;1.09;2026-02-01;OUVERT\n"
    "0760000B;Lycée Inventé;Lycée;Public;2 rue Inventée;;;76000;76540;Rouen;0;0;1;1;1;0261910002;;;"
    "49.44;1.09;2026-02-01;OUVERT\n"
    "0760000C;CIO Inventé;Information et orientation;Public;3 rue;;;76000;76540;Rouen;;"
    ";;;;0261910003;;;49.44;1.09;2026-02-01;OUVERT\n"
    "0760000D;École close;Ecole;Public;4 rue Inventée;;;76000;76540;Rouen;1;1;;;;;;;;;;A FERMER\n"
)
GEOGRAPHICAL = (
    "numero_uai;appellation_officielle;denomination_principale;secteur_public_prive_libe;"
    "adresse_uai;lieu_dit_uai;code_postal_uai;libelle_commune;latitude;longitude;nature_uai;"
    "nature_uai_libe;etat_etablissement_libe;code_departement;code_commune\n"
    "0760000A;Collège Inventé;COLLEGE;Public;1 rue Inventée;;76000;Rouen;49.44;1.09;340;COLLEGE;"
    "OUVERT;076;76540\n"
)


def test_the_present_form(reading: Reading, tmp_path: Path) -> None:
    """Schools with their levels, a CIO as a CIO, and what is not open set aside."""
    (tmp_path / "annuaire.csv").write_text(PRESENT, "utf-8-sig")
    found = list(formats.read(tmp_path / "annuaire.csv", reading))
    taken = [one.resource for one in found if isinstance(one, Taken)]
    assert [(r.id, r.kind, r.levels) for r in taken] == [
        ("uai:0760000A", "etablissement_scolaire", (SchoolLevel.COLLEGE,)),
        ("uai:0760000B", "etablissement_scolaire",
         (SchoolLevel.LYCEE, SchoolLevel.LYCEE_PROFESSIONNEL)),
        ("uai:0760000C", "cio", ()),
    ]  # fmt: skip
    assert (taken[0].telephone, taken[0].communes) == ("0261910001", ("76540",))
    assert [one.why for one in found if isinstance(one, SetAside)] == [
        "établissement non ouvert (« A FERMER »)"
    ]


def test_the_geographical_form(reading: Reading, tmp_path: Path) -> None:
    """The same school under other names of columns has the same id."""
    (tmp_path / "geo.csv").write_text(GEOGRAPHICAL, "cp1252")
    [one] = [one for one in formats.read(tmp_path / "geo.csv", reading) if isinstance(one, Taken)]
    assert (one.resource.id, one.resource.levels) == ("uai:0760000A", (SchoolLevel.COLLEGE,))
