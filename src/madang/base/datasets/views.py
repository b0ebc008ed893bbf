"""Views that `front` mounts for a list of datasets: catalogue, page, download and the two descriptions.

`find_scope(request, **kwargs)` turns what is left of the address, such as the year, into what the rows belong to,
and raises Http404 where there is nothing.
"""

from collections.abc import Callable, Iterable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, register_converter
from django.views.decorators.http import require_safe

from .datapackage import datapackage
from .dataset import Dataset
from .formats import FORMATS
from .openapi import openapi
from .serve import serve

View = Callable[..., HttpResponse]
FindScope = Callable[..., object]


class DatasetName:
    regex = "[a-z][a-z0-9-]*"
    to_python = to_url = staticmethod(str)


class Suffix(DatasetName):
    regex = "|".join(FORMATS)


register_converter(DatasetName, "dataset")
register_converter(Suffix, "dataset_suffix")


def addresses(datasets: Iterable[Dataset], find_scope: FindScope) -> list[URLPattern]:
    """path("<int:year>/data/", include((addresses(ALL, find_cycle), "data"))): five addresses, with names to reverse."""
    datasets = tuple(datasets)
    return [
        path("", catalogue(datasets, find_scope), name="catalogue"),
        path("datapackage.json", package(datasets, find_scope), name="datapackage"),
        path("openapi.json", interface(datasets, find_scope), name="openapi"),
        path("<dataset:name>/", page(datasets, find_scope), name="table"),
        path("<dataset:name>.<dataset_suffix:suffix>", download(datasets, find_scope), name="download"),
    ]


def catalogue(datasets: Iterable[Dataset], find_scope: FindScope) -> View:
    listed = _by_name(datasets).values()

    @require_safe
    def view(request: HttpRequest, **kwargs) -> HttpResponse:
        context = {"datasets": listed, "scope": find_scope(request, **kwargs), "formats": FORMATS.values()}
        return render(request, "datasets/catalogue.html", context | {"address": request.path})

    return view


def page(datasets: Iterable[Dataset], find_scope: FindScope) -> View:
    published = _by_name(datasets)

    def view(request: HttpRequest, name: str, **kwargs) -> HttpResponse:
        return serve(request, _find(published, name), find_scope(request, **kwargs))

    return view


def download(datasets: Iterable[Dataset], find_scope: FindScope) -> View:
    published = _by_name(datasets)

    def view(request: HttpRequest, name: str, suffix: str, **kwargs) -> HttpResponse:
        return serve(request, _find(published, name), find_scope(request, **kwargs), suffix)

    return view


def package(datasets: Iterable[Dataset], find_scope: FindScope) -> View:
    listed = tuple(datasets)
    return _description(lambda scope, base_url: datapackage(listed, scope, base_url), "datapackage.json", find_scope)


def interface(datasets: Iterable[Dataset], find_scope: FindScope) -> View:
    listed = tuple(datasets)
    return _description(lambda scope, base_url: openapi(listed, base_url), "openapi.json", find_scope)


def _description(describe: Callable[[object, str], dict], file: str, find_scope: FindScope) -> View:
    @require_safe
    def view(request: HttpRequest, **kwargs) -> HttpResponse:
        scope = find_scope(request, **kwargs)
        base_url = request.build_absolute_uri(request.path.removesuffix(file))
        said = describe(scope, base_url)
        return JsonResponse(
            said, json_dumps_params={"ensure_ascii": False, "indent": 2}, headers={"Access-Control-Allow-Origin": "*"}
        )

    return view


def _by_name(datasets: Iterable[Dataset]) -> dict[str, Dataset]:
    return {dataset.name: dataset for dataset in datasets if dataset.published}


def _find(published: Mapping[str, Dataset], name: str) -> Dataset:
    if name not in published:
        raise Http404(f"No table is called {name!r}.")
    return published[name]
