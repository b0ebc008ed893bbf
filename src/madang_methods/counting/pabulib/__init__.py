"""Read and write Pabulib `.pb` files: strictly, and byte for byte.

The format: pabulib.org/format; Faliszewski et al., "Participatory Budgeting: Data, Tools, and Analysis", IJCAI 2023.
"""

from .elections import election_of, published, read_election, told
from .errors import PabulibError, PabulibWarning
from .file import PabulibFile, Surface
from .new_file import file_of
from .reader import read
from .writer import write

__all__ = [
    "PabulibError",
    "PabulibFile",
    "PabulibWarning",
    "Surface",
    "election_of",
    "file_of",
    "published",
    "read",
    "read_election",
    "told",
    "write",
]
