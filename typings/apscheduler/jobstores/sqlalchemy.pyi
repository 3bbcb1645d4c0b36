from sqlalchemy import Engine, Table

class SQLAlchemyJobStore:
    jobs_t: Table
    def __init__(self, *, engine: Engine) -> None: ...
