"""openapi.json: every table at every address in every format, as OpenAPI 3.1 describes interfaces."""

from collections.abc import Iterable

from django.utils.translation import gettext

from .column import Column, Type
from .datapackage import described
from .dataset import Dataset
from .formats import FORMATS, Format

TYPES = {
    Type.INTEGER: {"type": "integer", "format": "int64"},
    Type.MONEY: {"type": "integer", "format": "int64"},
    Type.NUMBER: {"type": "number"},
    Type.STRING: {"type": "string"},
    Type.LINK: {"type": "string", "format": "uri"},
    Type.BOOLEAN: {"type": "boolean"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.DATETIME: {"type": "string", "format": "date-time"},
    Type.GEOPOINT: {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
}


def openapi(datasets: Iterable[Dataset], base_url: str, title: str = "", version: str = "1") -> dict:
    """The document in the active language. `base_url` is where the tables are, absolute or from the site's root."""
    published = [dataset for dataset in datasets if dataset.published]
    paths = {}
    for dataset in published:
        paths[f"/{dataset.name}/"] = {"get": _page(dataset)}
        for format in FORMATS.values():
            paths[f"/{dataset.name}.{format.suffix}"] = {"get": _download(dataset, format)}
    return {
        "openapi": "3.1.0",
        "info": {"title": title or gettext("주민참여예산 공개 자료"), "version": version},
        "servers": [{"url": base_url.rstrip("/") or "/"}],
        "paths": paths | _own_addresses(),
        "components": {
            "schemas": {_row_name(dataset): row_schema(dataset) for dataset in published},
            "responses": _answers(),
        },
    }


def row_schema(dataset: Dataset) -> dict:
    """JSON Schema of one row of the JSON form."""
    return {
        "type": "object",
        "title": str(dataset.title),
        "required": [column.name for column in dataset.columns],
        "properties": {
            column.name: _cell(column.said(), empty=not dataset.requires(column)) for column in dataset.columns
        },
        "additionalProperties": False,
    }


def _cell(column: Column, empty: bool) -> dict:
    schema = TYPES[column.type] | {"title": column.title}
    if description := described(column):
        schema["description"] = description
    if column.codes:
        schema["enum"] = [code for code, _ in column.codes] + ([None] if empty else [])
    if empty:
        schema["type"] = [schema["type"], "null"]
    return schema | ({"x-unit": column.unit} if column.unit else {})


def _row_name(dataset: Dataset) -> str:
    return dataset.name.replace("-", "_")


def _page(dataset: Dataset) -> dict:
    page = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 20}}
    return _operation(dataset, "page", "text/html", {"type": "string"}) | {"parameters": [page]}


def _download(dataset: Dataset, format: Format) -> dict:
    media_type = format.media_type.partition(";")[0]
    if format.suffix == "json":
        return _operation(dataset, "json", media_type, _envelope(dataset))
    if format.suffix != "csv":
        return _operation(dataset, format.suffix, media_type, {})
    bom = {
        "name": "bom",
        "in": "query",
        "schema": {"const": "1"},
        "description": gettext("엑셀이 한글을 알아보게 합니다."),
    }
    return _operation(dataset, "csv", media_type, {"type": "string"}) | {"parameters": [bom]}


def _envelope(dataset: Dataset) -> dict:
    words = {name: {"type": "string"} for name in ["name", "title", "description"]}
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{_row_name(dataset)}"}}
    columns = {"type": "array", "items": {"type": "object"}}
    return {"type": "object", "required": ["name", "rows"], "properties": words | {"columns": columns, "rows": rows}}


def _operation(dataset: Dataset, form: str, media_type: str, schema: dict) -> dict:
    return {
        "operationId": f"{_row_name(dataset)}_{form}",
        "summary": str(dataset.title),
        "description": str(dataset.description),
        "responses": {
            "200": {"description": gettext("자료"), "content": {media_type: {"schema": schema}}},
            "304": {"$ref": "#/components/responses/unchanged"},
            "404": {"$ref": "#/components/responses/unknown"},
            "405": {"$ref": "#/components/responses/reading_only"},
        },
    }


def _own_addresses() -> dict:
    said = {"datapackage.json": gettext("자료 설명서(Frictionless)"), "openapi.json": gettext("이 문서")}
    content = {"application/json": {"schema": {"type": "object"}}}
    return {
        f"/{name}": {"get": {"summary": words, "responses": {"200": {"description": words, "content": content}}}}
        for name, words in said.items()
    }


def _answers() -> dict:
    words = {
        "unchanged": gettext("지난번에 받은 뒤로 바뀌지 않았습니다."),
        "unknown": gettext("그런 자료나 형식이 없습니다."),
        "reading_only": gettext("읽기만 할 수 있습니다."),
    }
    return {name: {"description": sentence} for name, sentence in words.items()}
