"""The engagement contract (R2): its terms, who commits to what, and the places to sign.

It is also the one sheet that the four sign on the first morning, before anything else: what was
signed on a page already says so in its place, and is not signed twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.measures.named import SIGNERS as NAMES
from bot.paper.measures.about import About
from bot.paper.measures.common import days, responsible, what, who
from bot.paper.sheet import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Points,
    Sheet,
    Signatures,
    ToSign,
)
from conversations.texts import Text, _, plural, vital
from resources_db.agreements.terms import Means
from resources_db.measures.terms import SIGNERS, Signer
from resources_db.measures.views import SignatureView

COMMITS = {
    Signer.PUPIL: _("L'élève vient à l'heure chaque jour et participe."),
    Signer.HOLDER: _("Son représentant légal vient au premier rendez-vous et reste associé."),
    Signer.SERVICE: _("Le service Jeunesse accueille, nomme un tuteur et suit la mission."),
    Signer.HEAD: _("L'établissement garde le lien et prépare le retour en classe."),
}


def contract(about: About) -> Sheet:
    """For the school, the service and the family: never for a host."""
    return Sheet(
        _("Contrat d'engagement"),
        _("Contrat d'engagement, {day}", day=about.made),
        tuple(_blocks(about)),
    )


def _blocks(about: About) -> Iterator[Block]:
    measure = about.measure
    frame = measure.frame
    signers = frozenset(Signer) if frame is None else SIGNERS[frame]
    yield Facts((*who(about), *what(about)))
    yield days(about, about.half_days)
    yield Heading(_("Ce à quoi chacun s'engage"))
    yield Points(commitments(signers))
    yield from responsible(frame)
    if measure.provisional:
        yield Paragraph(
            vital(
                _(
                    "La famille a donné son accord par téléphone : il est provisoire. Sa "
                    "signature, ici ou sur sa page, le confirme."
                )
            )
        )
    yield Heading(_("Signatures"))
    yield Paragraph(
        _(
            "Ce contrat vaut pour les jours ci-dessus (version {number}). Si les jours changent "
            "avant le début, un nouveau contrat est signé.",
            number=str(measure.plan),
        )
    )
    yield Paragraph(before_start(len(signers)), strong=True)
    yield Signatures(tuple(ToSign(NAMES[one], _signed(about, one)) for one in _order(signers)))


def commitments(signers: frozenset[Signer]) -> tuple[Text, ...]:
    """What each commits to, where these sign."""
    return tuple(said for signer, said in COMMITS.items() if _binds(signer, signers))


def _binds(signer: Signer, signers: frozenset[Signer]) -> bool:
    """The service and the pupil do their part even where they do not sign; the head always does."""
    return signer in signers or signer in {Signer.SERVICE, Signer.PUPIL}


def _order(signers: frozenset[Signer]) -> tuple[Signer, ...]:
    return tuple(one for one in Signer if one in signers)


def before_start(count: int) -> Text:
    """How many signatures it does not begin without."""
    if count == len(Signer):
        return vital(_("Sans ces quatre signatures, la mesure ne commence pas."))
    return vital(
        plural(
            "Sans cette signature, la mesure ne commence pas.",
            "Sans ces {count} signatures, la mesure ne commence pas.",
            count,
        )
    )


def _signed(about: About, signer: Signer) -> Text | None:
    """With its day and means for who may see the proofs, bare for the others."""
    if signer not in (about.measure.signed or ()):
        return None
    proof = next((one for one in about.measure.proofs if one.signer is signer), None)
    return _("Déjà signé.") if proof is None else _proven(about, proof)


def _proven(about: About, proof: SignatureView) -> Text:
    day = proof.at.astimezone(about.zone).date()
    if proof.means == Means.PAPER:
        return _("Signé sur papier, noté le {day}.", day=day)
    return _("Signé sur sa page, le {day}.", day=day)
