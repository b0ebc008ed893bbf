"""Find proposals in Korean by plain LIKE: the column in jamo, how it is filled, and how a query asks it."""

from django.db import connection, models
from django.db.models import Lookup, Q, QuerySet

from madang_methods.likeness import Search, search_text

NEAR = "0.5"  # of the letters in threes of a word, how many a word with a typo must share; 공언 shares 0.57 with 공원


class SearchField(models.TextField):
    """Written from the fields `of` whenever the row is saved or created in bulk; nobody writes it by hand."""

    def __init__(self, *args, of: tuple[str, ...] = (), **kwargs):
        self.of = of
        super().__init__(*args, **({"editable": False, "default": ""} | kwargs))

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance, add):
        text = search_text(*(getattr(model_instance, name) or "" for name in self.of))
        setattr(model_instance, self.attname, text)
        return text


@SearchField.register_lookup
class Near(Lookup):
    """PostgreSQL alone: some stretch of the text is like the word, typos and all (pg_trgm, by its index). For short texts."""

    lookup_name = "near"

    def as_postgresql(self, compiler, connection):
        column, column_params = self.process_lhs(compiler, connection)
        word, word_params = self.process_rhs(compiler, connection)
        return f"{column} %%> {word}", (*column_params, *word_params)

    def as_sql(self, compiler, connection):
        raise NotImplementedError("Only PostgreSQL finds words with typos.")


def found(rows: QuerySet, query: str) -> QuerySet:
    """The rows that hold every word of the query in one of its spellings; on PostgreSQL, if none does, with typos in the title."""
    search = Search.of(query)
    if not search.words:
        return rows.none()
    exact = rows.filter(_each_word(search))
    if connection.vendor != "postgresql":
        return exact
    # The texts are looked through once, to see whether there is anything; what follows goes by keys.
    if keys := list(exact.order_by().values_list("pk", flat=True)):
        return rows.filter(pk__in=keys)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)", [NEAR])
    near = Q()
    for word in search.words:
        near &= Q(title_search__near=word[0])
    return rows.filter(pk__in=list(rows.filter(near).order_by().values_list("pk", flat=True)))


def _each_word(search: Search) -> Q:
    wanted = Q()
    for word, beginning in zip(search.words, search.beginnings, strict=True):
        # What all spellings begin with is asked first: a row without it is not looked through again for each of them.
        wanted &= Q(search__contains=beginning) if beginning else Q()
        spelled = Q()
        for spelling in word:
            spelled |= Q(search__contains=spelling)
        wanted &= spelled
    return wanted
