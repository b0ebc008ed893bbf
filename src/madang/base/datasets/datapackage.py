"""datapackage.json: what every table holds, for programs, after Frictionless Data Package 2.0 (datapackage.org)."""

from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from .column import Column, Privacy, Type
from .dataset import Dataset, Licence
from .formats import FORMATS

PROFILE = "https://datapackage.org/profiles/2.0"
TYPES = {Type.MONEY: "integer", Type.LINK: "string"}


def datapackage(datasets: Iterable[Dataset], scope, base_url: str, name: str = "madang", title: str = "") -> dict:
    """The descriptor in the active language. `base_url` ends in / and is where the tables are; "" beside this file.

    A resource is the table as CSV; `formats` names its other addresses.
    """
    published = [dataset for dataset in datasets if dataset.published]
    licences = {dataset.licence.name: dataset.licence for dataset in published}
    return {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": name,
        "title": title or gettext("주민참여예산 공개 자료"),
        "language": get_language(),
        "licenses": [_licence(licence) for licence in licences.values()],
        "resources": [_resource(dataset, base_url) for dataset in published],
    }


def _licence(licence: Licence) -> dict:
    return {"name": licence.name, "title": str(licence.title), "path": licence.path}


def _resource(dataset: Dataset, base_url: str) -> dict:
    resource = {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": dataset.name,
        "type": "table",
        "title": str(dataset.title),
        "description": str(dataset.description),
        "path": f"{base_url}{dataset.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"$schema": f"{PROFILE}/tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n"},
        "licenses": [_licence(dataset.licence)],
        "schema": table_schema(dataset),
        "formats": {suffix: f"{base_url}{dataset.name}.{suffix}" for suffix in FORMATS},
    }
    if dataset.source:
        resource["sources"] = [{"title": str(dataset.source)}]
    return resource


def table_schema(dataset: Dataset) -> dict:
    schema = {
        "$schema": f"{PROFILE}/tableschema.json",
        "fields": [_field(column.said(), dataset.requires(column)) for column in dataset.columns],
        "missingValues": [""],
    }
    return schema | ({"primaryKey": list(dataset.key)} if dataset.key else {})


def _field(column: Column, required: bool) -> dict:
    field = {"name": column.name, "type": TYPES.get(column.type, str(column.type)), "title": column.title}
    if column.type == Type.LINK:
        field["format"] = "uri"
    if description := described(column):
        field["description"] = description
    if column.unit:
        field["unit"] = column.unit
    constraints = {"required": True} if required else {}
    if column.codes:
        constraints["enum"] = [code for code, _ in column.codes]
        # What each code means, as Table Schema 2.0 has it.
        field["categories"] = [{"value": code, "label": label} for code, label in column.codes]
    return field | ({"constraints": constraints} if constraints else {})


def described(column: Column) -> str:
    """The column's meaning, with the promise about small groups where it counts people."""
    if column.privacy != Privacy.AGGREGATE:
        return column.description
    promise = gettext("%(number)s명보다 적은 집단은 밝히지 않습니다.") % {"number": column.at_least}
    return f"{column.description} {promise}".strip()
