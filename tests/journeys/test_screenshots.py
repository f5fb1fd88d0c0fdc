"""The pictures of the README; written where PORTAL_SCREENSHOTS names a folder (``make screenshots``)."""

import os
from pathlib import Path

import pytest

from tests.journeys.conftest import NARROW

PICTURES = {
    "summary-ru": ("national", "/reports/2023-Q3/", "ru", None),
    "summary-kk-phone": ("national", "/reports/2023-Q3/", "kk", NARROW),
    "desk-ru": ("zhambyl", "/", "ru", None),
    "appeals-kk": ("zhambyl", "/appeals/", "kk", None),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_makes_a_picture(visit, name, tmp_path):
    user, path, language, size = PICTURES[name]
    folder = Path(os.environ.get("PORTAL_SCREENSHOTS") or tmp_path).resolve()
    with visit(user, language=language, size=size) as watched:
        watched.open(path)
        watched.page.screenshot(path=str(folder / f"{name}.png"))
    assert (folder / f"{name}.png").stat().st_size > 10_000
