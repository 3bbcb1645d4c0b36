from collections.abc import Iterable

from pydantic import BaseModel

class _Code(str):
    value: str
    label: str

Frais: Iterable[_Code]
ModeAccueil: Iterable[_Code]
ModeMobilisation: Iterable[_Code]
PersonneMobilisatrice: Iterable[_Code]
Public: Iterable[_Code]
ReseauPorteur: Iterable[_Code]
Thematique: Iterable[_Code]
TypeService: Iterable[_Code]

class Service(BaseModel): ...
class Structure(BaseModel): ...
