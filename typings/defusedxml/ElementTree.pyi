from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element
from xml.etree.ElementTree import ParseError as ParseError

def iterparse(source: IO[bytes]) -> Iterator[tuple[str, Element]]: ...
