"""The narrative desk: sections are drafted, edited with live figures, compared and approved by a second person."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mediation.quarter import Quarter
from reports.models import NationalText
from reports.narrative import narrate
from reports.summary import summarise
from reports.telling.comparing import compared
from reports.telling.desk import Desk
from reports.telling.names import SECTIONS
from reports.wording.source import say_section
from tests import factories
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
Q3, Q4 = Quarter(2023, 3), Quarter(2023, 4)
OWN = "В школах {publications.total публикация}."


def address(name, section="publications", language="ru", quarter=Q4):
    return reverse(f"reports:{name}", args=[quarter, language, section])


def save(client, text, seen=0, **where):
    return client.post(address("section_save", **where), {"text": text, "seen": seen}, follow=True)


def told(section="publications", language="ru", quarter=Q4):
    with override(language):
        said = " ".join(narrate(summarise(quarter)).sections[section])
    return said.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2011", "-")


@pytest.fixture
def second(db):
    return signed_in(factories.user("national", username="second"))


@pytest.mark.parametrize(
    ("number", "russian", "kazakh"),
    [
        (0, "0 публикаций посвящено", "0 жарияланым, оның 0-і"),
        (1, "1 публикация посвящена", "1 жарияланым, оның 1-і"),
        (2, "2 публикации посвящены", "2 жарияланым, оның 2-сі"),
        (5, "5 публикаций посвящено", "5 жарияланым, оның 5-і"),
        (11, "11 публикаций посвящено", "11 жарияланым, оның 11-і"),
        (21, "21 публикация посвящена", "21 жарияланым, оның 21-і"),
        (101, "101 публикация посвящена", "101 жарияланым, оның 101-і"),
        (1000, "1 000 публикаций посвящено", "1 000 жарияланым, оның 1 000-ы"),
    ],
)
def test_an_edited_section_reads_right_after_every_number(as_national, number, russian, kazakh):
    if number:
        factories.publication(quantity=number)
    save(as_national, "{publications.total публикация} {~publications.total посвящена} школе.")
    save(as_national, "{publications.total} жарияланым, оның {publications.total -ы} мектепте.", language="kk")
    assert told() == f"{russian} школе."
    assert told(language="kk") == f"{kazakh} мектепте."


def test_what_is_edited_follows_the_figures_and_other_sections_stay_drafts(as_national):
    before = {name: told(name) for name in SECTIONS}
    save(as_national, OWN)
    factories.publication(quantity=21)
    assert told() == "В школах 21 публикация."
    assert {name: told(name) for name in SECTIONS if name != "publications"} == {
        name: text for name, text in before.items() if name != "publications"
    }
    assert "В школах" not in told(language="kk") and "В школах" not in told(quarter=Q3)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_draft_reads_as_the_report_does(db, language):
    at = factories.platform("KZ-31")
    for _number in range(3):
        factories.appeal(at, datetime.date(2023, 10, 12), outcome="agreement", resolved_on=datetime.date(2023, 10, 20))
    factories.publication(quantity=7)
    factories.campaign("open_day", datetime.date(2023, 11, 3))
    desk = Desk(Q4, language)
    with override(language):
        for section in desk.sections:
            nodes = desk.read(section.draft)
            assert say_section(nodes, desk.wording, desk.facts) == narrate(summarise(Q4)).sections[section.name]


def test_a_region_alone_is_told_from_its_figures(as_national):
    save(as_national, OWN)
    with override("ru"):
        assert "В школах" not in " ".join(narrate(summarise(Q4, region="KZ-31")).sections["publications"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Вышло {publications.totel публикация}.", "{publications.totel публикация}"),
        ("Вышло {publications.total книга}.", "книга"),
        ("Вышло 40 книг.", "{publications.total}"),
        ("Вышло 35 публикаций.", "«35»"),
        ("Вышло {publications.total публикация.", "{"),
    ],
)
def test_a_mistyped_figure_is_refused_beside_the_field(as_national, text, said):
    factories.publication(quantity=40)
    answer = save(as_national, text)
    assert answer.status_code == 422
    with override("ru"):
        assert said in "".join(answer.context["form"].errors["text"])
    assert not NationalText.objects.exists()


def test_days_years_and_other_numbers_are_no_figures(as_national):
    factories.publication(quantity=12)
    answer = save(as_national, "12 октября 2023 года в 12:00 в эфир вышли 3 передачи.")
    assert answer.status_code == 200 and NationalText.objects.get().version == 1
    assert [one.text for one in answer.context["form"].marked] == ["3"]


def test_what_is_typed_is_said_with_the_figures_and_looked_at_without_being_kept(as_national):
    factories.publication(quantity=5)
    typed = "В июне {publications.total публикация}, звоните +7 701 000 00 00."
    page = as_national.post(address("section_check"), {"text": typed, "seen": 0}).content.decode()
    assert "5\u00a0публикаций" in page
    assert page.count('class="found date"') == 1 and page.count('class="found contact"') == 1
    assert not NationalText.objects.exists()


def test_the_draft_comes_back_and_a_text_like_it_is_no_edit(as_national):
    draft = Desk(Q4, "ru").sections[3].draft
    save(as_national, OWN)
    as_national.post(address("section_draft"), {"seen": 1})
    assert "В школах" not in told()
    save(as_national, draft, seen=2)
    assert not NationalText.objects.edited().exists()


def test_a_second_click_is_one_edit_and_two_editors_are_told(as_national, second):
    save(as_national, OWN)
    save(as_national, OWN)
    assert NationalText.objects.get().version == 1
    answer = save(second, "Ничего.")
    assert answer.status_code == 409 and OWN in answer.content.decode()
    assert NationalText.objects.get().text == OWN
    assert save(second, "Ничего.", seen=1).status_code == 200
    assert told() == "Ничего."


def test_a_second_person_approves_and_an_edit_withdraws_it(as_national, second):
    save(as_national, OWN)
    as_national.post(address("section_approve"), {"seen": 1})
    assert not NationalText.objects.get().is_approved
    second.post(address("section_approve"), {"seen": 9})
    assert not NationalText.objects.get().is_approved
    second.post(address("section_approve"), {"seen": 1})
    row = NationalText.objects.get()
    assert row.is_approved and row.approved_by.username == "second"
    save(second, "Ничего.", seen=1)
    assert not NationalText.objects.get().is_approved


def test_the_database_knows_that_nobody_approves_the_own_text_or_another_version(as_national, national):
    save(as_national, OWN)
    other = factories.user("national", username="other")
    rows, now = NationalText.objects.all(), timezone.now()
    for values in (
        {"approved_by": national, "approved_version": 1, "approved_at": now},
        {"approved_by": other, "approved_version": 2, "approved_at": now},
        {"approved_by": other, "approved_at": now},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**values)


def test_a_text_that_cannot_be_read_any_more_leaves_the_draft_and_is_told(as_national, national):
    NationalText.objects.create(
        starts_on=Q4.start, section="publications", language="ru", text="{gone.code}", edited_at=timezone.now(),
        edited_by=national,
    )  # fmt: skip
    assert told() == "Публикаций за квартал не зарегистрировано."
    assert "gone.code" in as_national.get(address("section")).content.decode()
    waiting = as_national.get(reverse("reports:publication", args=[Q4])).context["unread"]
    assert "публикации" in waiting[0]["sections"].casefold()


def test_the_text_is_compared_word_by_word_with_the_last_quarter(as_national):
    factories.publication(published_on=datetime.date(2023, 8, 1), quantity=5)
    factories.publication(quantity=21)
    pieces = as_national.get(address("section")).context["pieces"]
    assert any(one.kind == "gone" and "5\u00a0" in one.text for one in pieces)
    assert any(one.kind == "new" and "21\u00a0" in one.text for one in pieces)


def test_pieces_joined_are_both_texts():
    before, now = ["Один два три.", "Четыре."], ["Один три четыре.", "Четыре.", "Пять."]
    pieces = compared(before, now)
    assert "".join(one.text for one in pieces if one.kind != "gone").split() == "\n\n".join(now).split()
    assert "".join(one.text for one in pieces if one.kind != "new").split() == "\n\n".join(before).split()


def test_the_desk_asks_as_much_for_nine_edited_sections_as_for_one(as_national):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            as_national.get(reverse("reports:desk", args=[Q4]))
        return len(captured)

    save(as_national, "Слова.")
    queries()
    one = queries()
    for name in SECTIONS:
        save(as_national, "Слова.", section=name)
    assert queries() == one


def test_the_desk_is_the_centres(as_coordinator, as_administrator):
    for client in (as_coordinator, as_administrator):
        assert client.get(reverse("reports:desk", args=[Q4])).status_code == 403
        assert save(client, OWN).status_code == 403


def test_a_kazakh_section_is_kept_as_such_from_a_russian_screen(as_national):
    as_national.cookies["django_language"] = "ru"
    page = as_national.get(address("section", language="kk")).content.decode()
    for name in ("section_save", "section_check"):
        assert address(name, language="kk") in page and address(name) not in page
    assert address("section", language="kk") in as_national.get(f"/reports/{Q4}/desk/?language=kk").content.decode()


# Fields


def test_a_preview_in_pieces_says_the_same_and_names_each_field(as_national):
    factories.publication(medium="online", quantity=21, published_on=datetime.date(2023, 10, 5))
    page = as_national.post(address("section_check"), {"text": f"  {OWN}  {{@span}}.", "seen": 0})
    form = page.context["form"]
    assert ["".join(piece.text for piece in paragraph) for paragraph in form.paragraphs] == form.said
    fields = [(piece.source, piece.label) for piece in form.paragraphs[0] if piece.source]
    assert fields == [("{publications.total публикация}", "Публикации"), ("{@span}", "")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{publications.totl публикация}", "{publications.total публикация}"),
        ("{publications.total публикаця}", "{publications.total публикация}"),
        ("{Поступило обращений}", "{appeals.received}"),
        ("{@spam}", "{@span}"),
        ("{publications.total публикация", "{publications.total}"),
    ],
)
def test_a_mistyped_field_is_answered_with_the_nearest(as_national, typed, meant):
    page = save(as_national, f"Вышло {typed} за квартал.")
    assert page.status_code == 422
    assert meant in [field.source for field in page.context["form"].suggested]
    assert f'data-with="{meant}"' in page.content.decode()


def test_a_field_like_no_other_is_refused_without_a_guess(as_national):
    page = save(as_national, "Вышло {qqqq}.")
    assert page.status_code == 422 and page.context["form"].suggested == []


def test_every_figure_can_be_put_in_and_the_section_s_own_come_first(as_national):
    fields = as_national.get(address("section")).context["fields"]
    assert fields[0].source == "{publications.total публикация}"
    near = [field.is_near for field in fields]
    assert near == sorted(near, reverse=True) and {True, False} == set(near)
    assert "{appeals.received}" in [field.source for field in fields]
