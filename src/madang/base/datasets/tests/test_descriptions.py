"""Other people's programs agree with what the two descriptions say."""

import json
from dataclasses import replace

import pytest
from django.utils import translation
from frictionless import Package, validate
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from madang.base.datasets.datapackage import datapackage
from madang.base.datasets.formats import FORMATS
from madang.base.datasets.openapi import openapi, row_schema


@pytest.fixture
def folder(tmp_path, everything, areas):
    """The package and its CSV files as somebody would keep them."""
    package = datapackage([everything, areas], None, "")
    (tmp_path / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False))
    (tmp_path / "everything.csv").write_bytes(b"".join(FORMATS["csv"].write(everything.table(None))))
    (tmp_path / "areas.csv").write_text("code,label,population\r\n9011000001,달빛동,70001\r\n", newline="")
    return tmp_path


def test_frictionless_finds_the_package_and_every_cell_valid(folder):
    report = validate(str(folder / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldName", "type", "message"]) == []
    assert [(task.name, task.stats["rows"]) for task in report.tasks] == [("everything", 3), ("areas", 1)]


def test_a_wrong_cell_would_be_found(folder):
    (folder / "areas.csv").write_text("code,label,population\r\n9011000001,달빛동,많음\r\n", newline="")
    report = validate(str(folder / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldName", "type"]) == [[2, "population", "type-error"]]


def test_frictionless_reads_types_and_key(folder):
    schema = Package(str(folder / "datapackage.json")).get_resource("everything").schema
    assert [field.type for field in schema.fields] == [
        *["integer", "string", "integer", "number", "boolean"],
        *["date", "geopoint", "string", "datetime", "string"],
    ]
    assert schema.primary_key == ["number"]


def test_the_openapi_document_is_valid(everything, areas):
    document = json.loads(json.dumps(openapi([everything, areas], "https://example.org/haeoreum/data/")))
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []
    assert list(document["paths"]) == [
        *["/everything/", "/everything.csv", "/everything.xlsx", "/everything.json", "/everything.parquet"],
        *["/areas/", "/areas.csv", "/areas.xlsx", "/areas.json", "/areas.parquet"],
        *["/datapackage.json", "/openapi.json"],
    ]


def test_a_broken_openapi_document_would_be_found(everything):
    document = openapi([everything], "/")
    del document["info"]["title"]
    assert len(list(OpenAPIV31SpecValidator(document).iter_errors())) > 0


def test_the_rows_of_the_json_form_are_what_the_schema_says(everything):
    said = json.loads(b"".join(FORMATS["json"].write(everything.table(None))))
    schema = OAS31Validator(json.loads(json.dumps(row_schema(everything))))
    assert [list(schema.iter_errors(row)) for row in said["rows"]] == [[], [], []]
    assert len(list(schema.iter_errors(said["rows"][0] | {"cost": "많음"}))) == 1


def test_both_languages_are_complete(areas):
    for language, title, promise in [
        ("ko", "주민참여예산 공개 자료", "5명보다 적은 집단은 밝히지 않습니다."),
        ("en", "Open data of participatory budgeting", "Groups of fewer than 5 people are not shown."),
    ]:
        with translation.override(language):
            package, interface = datapackage([areas], None, ""), openapi([areas], "/")
        assert (package["title"], interface["info"]["title"], package["language"]) == (title, title, language)
        assert package["resources"][0]["schema"]["fields"][2]["description"] == promise


def test_an_unpublished_table_is_described_nowhere(everything):
    closed = replace(everything, published=False)
    assert datapackage([closed], None, "")["resources"] == []
    assert len(openapi([closed], "/")["paths"]) == 2
