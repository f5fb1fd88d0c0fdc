"""A workbook's whole way in a browser: template, two rows, preview, load, register; and a long one by the queue."""

import datetime
import io
import re

from openpyxl import Workbook, load_workbook

from tests.journeys.test_every_page import barriers


def send(watched, path):
    watched.open("/intake/")
    watched.page.set_input_files("[name=file]", path)
    watched.page.click("main form[method=post] [type=submit]")
    watched.page.wait_for_url(re.compile(r"/intake/\d+/"))


def filled(path, rows: int):
    book = load_workbook(path)
    sheet, lists = book["Обращения"], book["Списки"]
    own = next(cell.value for row in lists for cell in row if str(cell.value).endswith(" · KZ-31-001"))
    for number in range(rows):
        values = [
            f"journey-{number}",
            own,
            None,
            datetime.date(2023, 11, 1 + number),
            "суд",
            "лично",
            "Трудовые вопросы",
        ]
        for place, value in enumerate(values, start=1):
            sheet.cell(number + 2, place, value)
    book.save(path)


def test_the_template_is_filled_previewed_loaded_and_found_in_the_register(visit, tmp_path):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open("/intake/")
        with page.expect_download() as download:
            page.click("text=Скачать шаблон")
        path = tmp_path / "Жамбыл.xlsx"
        download.value.save_as(path)
        filled(path, 2)
        send(watched, path)
        assert "Пока ничего не загружено" in page.inner_text("main")
        assert barriers(page) == []
        page.click("text=Загрузить")
        page.wait_for_selector(".notice.good")
        watched.open("/appeals/?q=journey-1")
        assert page.locator("table.register tbody tr").count() == 1
        assert "Трудовые вопросы" in page.inner_text("table.register tbody tr")
        send(watched, path)
        assert "Загружать нечего" in page.inner_text("main")


def test_a_long_file_shows_how_far_it_is_and_then_its_preview(visit, tmp_path):
    path = tmp_path / "long.xlsx"
    book = Workbook(write_only=True)
    sheet = book.create_sheet("appeals")
    sheet.append(["external_id", "platform", "received_on", "source", "channel", "category"])
    for number in range(3000):
        sheet.append([f"long-{number}", "KZ-31-001", datetime.date(2023, 11, 1), "court", "phone", "погода"])
    book.save(path)
    with visit("zhambyl") as watched:
        page = watched.page
        send(watched, path)
        assert page.locator("progress").count() == 1
        assert barriers(page) == []
        page.wait_for_selector(".notice.bad", timeout=60_000)
        assert "appeals!F2" in page.inner_text("main")
        with page.expect_download() as download:
            page.click("text=Скачать с отмеченными ошибками")
        marked = load_workbook(io.BytesIO(download.value.path().read_bytes()))["appeals"]
        assert "справочнике" in marked["F2"].comment.text
