"""Every table of the house: importing this fills ``Base.metadata``.

Each part adds the import of its ``tables`` module here.
"""

from __future__ import annotations

from sqlalchemy import MetaData

from resources_db.accounts import tables as accounts
from resources_db.agreements import tables as agreements
from resources_db.archives import tables as archives
from resources_db.audit import tables as audit
from resources_db.charter import tables as charter
from resources_db.city import tables as city
from resources_db.conventions import tables as conventions
from resources_db.directory import tables as directory
from resources_db.fiches import tables as fiches
from resources_db.health import tables as health
from resources_db.hosting import tables as hosting
from resources_db.invitations import tables as invitations
from resources_db.measures import tables as measures
from resources_db.meetings import tables as meetings
from resources_db.messages import tables as messages
from resources_db.misreadings import tables as misreadings
from resources_db.people import tables as people
from resources_db.school_requests import tables as school_requests
from resources_db.sendings import tables as sendings
from resources_db.situations import tables as situations
from resources_db.storage import leases
from resources_db.storage.tables import Base
from resources_db.tasks import tables as tasks
from resources_db.tutoring import tables as tutoring
from resources_db.upkeep import tables as upkeep

PARTS = (
    leases,
    messages,
    directory,
    audit,
    tasks,
    people,
    situations,
    agreements,
    meetings,
    sendings,
    invitations,
    upkeep,
    accounts,
    city,
    charter,
    conventions,
    misreadings,
    health,
    measures,
    hosting,
    fiches,
    school_requests,
    tutoring,
    archives,
)
"""The modules that declare tables."""


def all_tables() -> MetaData:
    """The tables of every part."""
    return Base.metadata
