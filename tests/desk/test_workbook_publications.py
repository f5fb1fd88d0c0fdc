"""Publications in workbooks: lower bounds, reactions, links; loaded through the same action as the form uses."""

import datetime

import pytest

from desk.workbook.importing import import_file
from events.models import Publication
from tests.desk.books import on_disk

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 9, 1)
HEAD = ["external_id", "region", "published_on", "medium", "title", "url", "quantity", "comments", "reactions",
        "is_quantity_more_than", "is_comments_more_than", "title_kk"]  # fmt: skip
LINK = "https://www.news.example.kz/a?utm_source=x"


def load(folder, *rows, head=HEAD):
    return import_file(on_disk(folder, {"publications": [head, *rows]}))


def row(**values) -> list:
    known = {"external_id": "B1", "region": "KZ-31", "published_on": DAY, "medium": "online", "title": "Медиация"}
    return [{**known, **values}.get(name) for name in HEAD]


def test_lower_bounds_reactions_and_links_are_loaded_and_out_again(tmp_path):
    values = {"url": LINK, "quantity": 12, "comments": 5, "reactions": 7, "is_quantity_more_than": "да"}
    report = load(tmp_path, row(**values, title_kk="Медиация туралы"), row(external_id="B2"))
    assert report.errors == []
    first, second = Publication.objects.order_by("external_id")
    assert (first.responses, first.is_quantity_more_than, first.is_comments_more_than) == (12, True, False)
    assert first.link_key == "news.example.kz/a" and first.title_kk == "Медиация туралы"
    assert (second.quantity, second.reactions, second.is_quantity_more_than, second.link_key) == (1, 0, False, "")


def test_a_changed_link_changes_its_key_and_the_same_file_changes_nothing(tmp_path):
    load(tmp_path, row(url=LINK))
    load(tmp_path, row(url="https://youtu.be/dQw4w9WgXcQ"))
    saved = Publication.objects.get()
    assert saved.link_key == "youtube.com/watch?v=dQw4w9WgXcQ" and saved.version == 2
    report = load(tmp_path, row(url="https://youtu.be/dQw4w9WgXcQ"))
    assert report.counts["publications"]["changed"] == 0 and Publication.objects.get().version == 2


def test_a_file_of_before_has_none_of_the_new_columns(tmp_path):
    load(tmp_path, row(reactions=4, is_comments_more_than="иә"))
    old = HEAD[:8]
    assert load(tmp_path, row(comments=3)[:8], head=old).errors == []
    saved = Publication.objects.get()
    assert (saved.comments, saved.reactions, saved.is_comments_more_than) == (3, 4, True)


@pytest.mark.parametrize("link", ["нет", "javascript:alert(1)", "https://", "www.example.kz/а б"])
def test_a_link_that_is_no_link_is_named_by_its_cell(tmp_path, link):
    report = load(tmp_path, row(url=link))
    assert [cell for cell, _words in report.errors] == ["publications!F2"]
    assert not Publication.objects.exists()
