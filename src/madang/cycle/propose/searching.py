"""The list's search: a column in jamo that plain LIKE finds, the same on both databases."""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Q, QuerySet

from madang_methods.likeness import Search, search_text

from .models import Proposal

LIKE_ENOUGH = 0.6  # of a query with a typo, by pg_trgm's word_similarity (챰여예산 0.64, 통학노 0.67)


def search_column(proposal: Proposal) -> str:
    return search_text(proposal.title, proposal.problem, proposal.idea, proposal.place)


def find(proposals: QuerySet, query: str) -> QuerySet:
    """Every word must be there, in one of its spellings (과속방지턱을, 과속 방지턱); on PostgreSQL typos are forgiven too.

    Nothing but spaces and signs finds nothing.
    """
    search = Search.of(query)
    if not search.words:
        return proposals.none() if query.strip() else proposals
    found = Q()
    for spellings in search.words:
        found &= _any(spellings)
    if connection.vendor != "postgresql":
        return proposals.filter(found)
    near = TrigramWordSimilarity(search.text, "search")
    return proposals.annotate(near=near).filter(found | Q(near__gte=LIKE_ENOUGH))


def _any(spellings) -> Q:
    found = Q()
    for spelling in spellings:
        found |= Q(search__contains=spelling)
    return found
