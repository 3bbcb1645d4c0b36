"""Whom a record suits, and whether there is a way to reach it."""

from __future__ import annotations

from resources_db.directory.terms import Audience, KindCode, OpenTo, Resource

EMERGENCY = KindCode("urgence_15_17_18_112_114")
"""The kind of the emergency numbers, which have a screen of their own."""
PROFESSIONALS = frozenset({Audience.SCHOOL, Audience.YOUTH_SERVICE})
"""Who may open professionals' doors."""


def may_open(audience: Audience, resource: Resource) -> bool:
    """Whether this door may be shown: families are not sent to professionals' doors."""
    return audience in PROFESSIONALS or OpenTo.USAGERS in resource.mobilisable_par


def is_of_age(age: int | None, resource: Resource) -> bool:
    """Whether the ages served include this one. An unknown age excludes nothing."""
    return between(age, resource.age_min, resource.age_max)


def between(age: int | None, lowest: int | None, highest: int | None) -> bool:
    """Whether an age is within limits, both included. What is unknown excludes nothing."""
    if age is None:
        return True
    return (lowest is None or age >= lowest) and (highest is None or age <= highest)


def has_contact(resource: Resource) -> bool:
    """Whether there is a way to reach it on its card."""
    return any((resource.telephone, resource.adresse, resource.site_web, resource.courriel))


def is_generic(resource: Resource) -> bool:
    """Whether it is a kind of place (« CMPP ») rather than a place one could go to."""
    return not (resource.communes or resource.a_distance or has_contact(resource))
