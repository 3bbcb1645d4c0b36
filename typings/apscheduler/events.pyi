EVENT_JOB_EXECUTED: int
EVENT_JOB_MISSED: int

class JobExecutionEvent:
    code: int
    job_id: str
