"""People, the parts they play, and the two things that are proved about them apart: who, and where they belong."""

from .codes import AccessCode, CodeBatch, CodeTry
from .person import STAFF, Part, Person, PersonManager, Role
from .proofs import Belonging, IdentityProof, ResidenceMethod, ResidenceProof

__all__ = [
    "STAFF",
    "AccessCode",
    "Belonging",
    "CodeBatch",
    "CodeTry",
    "IdentityProof",
    "Part",
    "Person",
    "PersonManager",
    "ResidenceMethod",
    "ResidenceProof",
    "Role",
]
