"""The words about a situation: who has which part in it, and with which authority."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What someone is in one situation."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"
    REFERENT = "referent"
    """Référent de parcours (R14)."""
    PARTNER = "partner"
    """Another actor, opened to by the family's agreement only (R11)."""
    TUTOR = "tutor"
    """Named adult of a mission (R3). Never knows the reason."""


class Authority(StrEnum):
    """Who holds parental authority, as far as this guardian goes (Code civil 371-1 ff.)."""

    BOTH = "both"
    """Together with the other parent, whose agreement to ordinary acts is presumed (372-2)."""
    ALONE = "alone"
    DELEGATION = "delegation"
    CHILD_PROTECTION = "child_protection"
    """The child is in the care of the child-protection service."""
    PROTECTION_ORDER = "protection_order"
    """A judge's protection order says who decides."""
    NONE = "none"
    """Has the child at home, without parental authority."""


class Proof(StrEnum):
    """What was seen that says so. The paper itself is not kept."""

    DECLARED = "declared"
    """Said by the person or the school; nothing was seen."""
    FAMILY_RECORD = "family_record"
    """Livret de famille or birth certificate."""
    COURT_DECISION = "court_decision"
    DELEGATION_ACT = "delegation_act"
    PLACEMENT_DECISION = "placement_decision"
