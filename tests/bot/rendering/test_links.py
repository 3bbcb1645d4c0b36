"""Links open what they show, and never anything else."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.links import mail, map_search, phone, web


@given(st.text(st.characters(codec=None, exclude_characters=";:")), st.text())
def test_a_map_link_is_always_a_search_on_the_map(address: str, territory: str) -> None:
    """No address, however strange, leads out of the map's search."""
    link = map_search(f"1 rue {address}", territory)
    assert link is not None
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "www.openstreetmap.org", "/search")
    assert list(parse_qs(parts.query, keep_blank_values=True)) == ["query"]
    assert parts.fragment == ""


def test_an_address_without_postcode_takes_its_town() -> None:
    """« 4 rue de Germont » alone would be found in any town of France."""
    start = "https://www.openstreetmap.org/search?query="
    assert map_search("4 rue Y", "Rouen (76)") == f"{start}4%20rue%20Y%2C%20Rouen"
    assert map_search("1 rue X, 76000 Rouen", "Dieppe") == f"{start}1%20rue%20X%2C%2076000%20Rouen"
    assert map_search("rue Z", "Rouen / Seine-Maritime") == f"{start}rue%20Z%2C%20Rouen"


@pytest.mark.parametrize(
    "address",
    [
        "antenne de Barentin : 6 rue Émile-Zola ; adresse de Rouen non trouvée",
        "rive gauche (adresse non donnée)",
        "bâtiment de l'AFPA",
    ],
)
def test_an_address_that_is_not_one_street_has_no_map(address: str) -> None:
    """Better no link than one that leads elsewhere."""
    assert map_search(address, "Rouen (76)") is None


def test_numbers_are_dialled_or_written_to() -> None:
    """114 is reached by SMS; words are no number."""
    assert phone("114") == "sms:114"
    assert phone("02 32 18 86 87") == "tel:+33232188687"
    assert phone("voir le site") is None


@pytest.mark.parametrize(
    "site",
    [
        "javascript:alert(1)//x.fr",
        "data:text/html,x",
        "ftp://x.fr",
        "un site",
        "[",
        "",
        "x.fr\nB: c",
    ],
)
def test_what_is_not_a_site_gets_no_link(site: str) -> None:
    """Only http and https are links, and only to a site."""
    assert web(site) is None


@pytest.mark.parametrize(
    ("site", "link"),
    [
        ("https://www.caf.fr", "https://www.caf.fr"),
        ("http://x.fr/a?b=c", "http://x.fr/a?b=c"),
        ("www.apsn-prev.org", "https://www.apsn-prev.org"),
    ],
)
def test_sites_are_links(site: str, link: str) -> None:
    """A site written without its protocol is opened over https."""
    assert web(site) == link


def test_mail_addresses() -> None:
    """A mail address is a link; words and added headers are not."""
    assert mail("a@b.fr") == "mailto:a@b.fr"
    assert mail("a@b.fr?bcc=c@d.fr") is None
    assert mail("par courriel") is None
