"""The tables of this stage, as the catalogue finds them; the white paper carries them too."""

from .published import LESSONS, RATINGS, REPLIES

DATASETS = [REPLIES, RATINGS, LESSONS]
