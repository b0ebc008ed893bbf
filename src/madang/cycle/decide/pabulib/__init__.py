"""Real elections out of Pabulib files into the tables, and back into the same bytes."""

from .bring_in import import_file
from .write_back import file_of

__all__ = ["file_of", "import_file"]
