from pathlib import Path
from typing import BinaryIO

from openpyxl.worksheet import Worksheet

class Workbook:
    worksheets: list[Worksheet]
    def __init__(self, write_only: bool = ...) -> None: ...
    def create_sheet(self, title: str | None = ...) -> Worksheet: ...
    @property
    def active(self) -> Worksheet: ...
    def save(self, filename: Path | BinaryIO) -> None: ...
    def close(self) -> None: ...

def load_workbook(
    filename: Path | BinaryIO,
    read_only: bool = ...,
    keep_vba: bool = ...,
    data_only: bool = ...,
    keep_links: bool = ...,
) -> Workbook: ...
