"""What we use of APScheduler 3, which brings no types."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import tzinfo

class Scheduled:
    misfire_grace_time: int | None
    coalesce: bool
    max_instances: int

class AsyncIOScheduler:
    def __init__(
        self,
        *,
        timezone: tzinfo,
        job_defaults: Mapping[str, object] = ...,
        jobstores: Mapping[str, object] = ...,
    ) -> None: ...
    def add_job(
        self, func: Callable[[], Awaitable[None]], trigger: str, **when: float
    ) -> object: ...
    def start(self, paused: bool = False) -> None: ...
    def get_jobs(self) -> list[Scheduled]: ...
    def resume(self) -> None: ...
    def shutdown(self, wait: bool = True) -> None: ...
