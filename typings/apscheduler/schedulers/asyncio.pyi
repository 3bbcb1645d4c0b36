"""What we use of APScheduler 3, which brings no types."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, tzinfo
from functools import partial

from apscheduler.events import JobExecutionEvent

class Scheduled:
    id: str
    func: partial[Awaitable[None]]
    next_run_time: datetime
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
    def modify_job(self, job_id: str, *, next_run_time: datetime) -> object: ...
    def add_listener(self, heard: Callable[[JobExecutionEvent], None], mask: int) -> None: ...
    def resume(self) -> None: ...
    def shutdown(self, wait: bool = True) -> None: ...
