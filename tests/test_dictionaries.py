"""Dictionaries: what administrators add counts and is offered at once; what is in use is retired, never deleted."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse

from appeals.models import Category
from events.models import EventTheme, EventType, OrganisationKind, ParticipantGroup
from mediation.scope import scope
from mediators.models import Language, MediationField, Mediator
from offices.models import Host, PlatformPeriod
from tests import factories

pytestmark = pytest.mark.django_db
DICTIONARIES = {"appeals/category": Category, "events/eventtype": EventType, "events/eventtheme": EventTheme,
                "events/participantgroup": ParticipantGroup, "events/organisationkind": OrganisationKind,
                "mediators/language": Language, "mediators/mediationfield": MediationField,
                "offices/host": Host}  # fmt: skip


@pytest.fixture
def keeper(administrator, as_administrator):
    administrator.is_superuser = True
    administrator.save()
    return as_administrator


def add(client, where: str, **values):
    item = {"code": "border", "name_ru": "Приграничные споры", "name_kk": "Шекара даулары", "sort_order": 50}
    if where == "offices/host":
        item["kind"] = "dialogue"
    return client.post(f"/admin/{where}/add/", {**item, **values})


@pytest.mark.parametrize("where", DICTIONARIES)
def test_an_administrator_adds_renames_and_retires_an_item(keeper, where):
    model = DICTIONARIES[where]
    assert add(keeper, where).status_code == 302
    item = model.objects.get(code="border")
    changed = {"name_ru": "Споры на границе", "name_kk": "", "sort_order": 1, "is_retired": "on", "code": "other_code"}
    assert keeper.post(f"/admin/{where}/{item.pk}/change/", changed).status_code == 302
    item.refresh_from_db()
    assert (item.code, item.name_ru, item.is_retired) == ("border", "Споры на границе", True)


@pytest.mark.parametrize("where", DICTIONARIES)
def test_no_item_is_deleted(keeper, where):
    item = DICTIONARIES[where].objects.first()
    assert keeper.post(f"/admin/{where}/{item.pk}/delete/", {"post": "yes"}).status_code == 403
    with pytest.raises(ProgrammingError), scope(role="administrator"), connection.cursor() as cursor:
        cursor.execute(f"delete from {item._meta.db_table}")


@pytest.mark.parametrize("where", DICTIONARIES)
def test_a_built_in_item_stays_in_use(keeper, where):
    item = DICTIONARIES[where].objects.filter(is_builtin=True).first()
    sent = {"name_ru": item.name_ru, "name_kk": item.name_kk, "sort_order": 1, "is_retired": "on"}
    assert keeper.post(f"/admin/{where}/{item.pk}/change/", sent).status_code == 302
    item.refresh_from_db()
    assert not item.is_retired
    with pytest.raises(IntegrityError, match="builtin_stays"), transaction.atomic():
        type(item).objects.filter(pk=item.pk).update(is_retired=True)


def test_a_new_category_is_offered_counted_and_retired(keeper, as_coordinator, as_national, coordinator):
    add(keeper, "appeals/category")
    border, office = Category.objects.get(code="border"), factories.platform("KZ-31")
    sent = {"platform": office.pk, "received_on": "2023-11-15", "source": "self", "channel": "phone"}
    page = reverse("appeals:appeal_add")
    assert border.name_ru in as_coordinator.get(page).content.decode()
    assert as_coordinator.post(page, {**sent, "category": border.pk}).status_code == 302
    figures = as_national.get("/reports/2023-Q4/summary.json").json()["figures"]
    assert figures["appeals.received.category.border"]["regions"]["KZ-31"] == 1
    Category.objects.filter(pk=border.pk).update(is_retired=True)
    assert border.name_ru not in as_coordinator.get(page).content.decode()
    figures = as_national.get("/reports/2023-Q4/summary.json").json()["figures"]
    assert figures["appeals.received.category.border"]["total"] == 1


PLATFORM = {"code": "L1", "region": "KZ-31", "name_ru": "Читальный зал", "opened_on": "2023-10-02"}


def test_a_new_host_is_offered_found_counted_and_retired(keeper, as_national, client):
    for kind in ("dialogue", "office"):
        sent = {"code": "library", "name_ru": "библиотека", "name_kk": "кітапхана", "kind": kind}
        assert add(keeper, "offices/host", **sent).status_code == 302
    assert "kind" in add(keeper, "offices/host", code="x", kind="moon").context["adminform"].form.errors
    page = reverse("offices:platform_add")
    assert "библиотека" in keeper.get(page).content.decode()
    for number, kind in enumerate(("dialogue", "office")):
        sent = {**PLATFORM, "code": f"L{number}", "kind": kind, "host": "library"}
        assert keeper.post(page, sent).status_code == 302
    place = PlatformPeriod.objects.get(kind="dialogue").platform
    assert "библиотека" in keeper.get(reverse("offices:platform", args=[place.pk])).content.decode()
    assert "Читальный зал" in keeper.get(reverse("offices:platforms"), {"host": "library"}).content.decode()
    assert "Читальный зал" in client.get("/directory/", {"host": "library"}).content.decode()
    Host.objects.filter(code="library").update(is_retired=True)
    figures = as_national.get("/reports/2023-Q4/summary.json").json()["figures"]
    assert figures["platforms.dialogue.library"]["regions"]["KZ-31"] == 1
    assert figures["platforms.offices.library"]["total"] == figures["platforms.offices"]["total"] == 1
    assert "библиотека" not in keeper.get(page).content.decode()
    assert "библиотека" in keeper.get(reverse("offices:platform_edit", args=[place.pk])).content.decode()


def test_a_host_that_its_kind_does_not_have_is_refused_by_the_database():
    Host.objects.create(kind="dialogue", code="library", name_ru="библиотека")
    factories.platform(kind="dialogue", host="library")
    with pytest.raises(IntegrityError, match="host_fits_kind"), transaction.atomic():
        factories.platform(kind="office", host="library")
    with pytest.raises(IntegrityError, match="host_fits_kind"), transaction.atomic():
        Host.objects.filter(code="library").delete()


def card(who, **values):
    sent = {"registry_number": who.registry_number, "full_name": who.full_name, "version": who.version}
    return {**sent, **values}


def corrected(client, who, **values):
    return client.post(reverse("mediators:mediator_edit", args=[who.pk]), card(who, **values))


def test_ticked_languages_are_kept_as_codes_and_read_in_words(as_administrator):
    who = factories.mediator()
    answer = corrected(as_administrator, who, languages=["kk", "tr"], specialisation=["family", "school"])
    assert answer.status_code == 302
    who.refresh_from_db()
    assert (who.languages, who.specialisation) == ("kk, tr", "family, school")
    url = reverse("mediators:mediator", args=[who.pk])
    for language, words in (("ru", "Казахский, Турецкий"), ("kk", "Қазақ тілі, Түрік тілі")):
        as_administrator.cookies["django_language"] = language
        assert words in as_administrator.get(url).content.decode()
        assert words in as_administrator.get(reverse("mediators:mediators")).content.decode()


def test_words_that_the_dictionary_does_not_know_stay_until_they_are_unticked(as_administrator):
    who = factories.mediator(languages="казахский, дунганский")
    page = as_administrator.get(reverse("mediators:mediator_edit", args=[who.pk])).content.decode()
    assert 'value="дунганский"' in page
    corrected(as_administrator, who, languages=["kk", "дунганский"])
    assert Mediator.objects.get(pk=who.pk).languages == "kk, дунганский"
    corrected(as_administrator, Mediator.objects.get(pk=who.pk), languages=["kk"])
    assert Mediator.objects.get(pk=who.pk).languages == "kk"


def test_a_retired_language_stays_with_whom_has_it_and_is_offered_to_nobody_else(as_administrator):
    Language.objects.create(code="dng", name_ru="Дунганский", is_retired=True)
    has, has_not = factories.mediator(languages="dng"), factories.mediator(full_name="Иная")
    assert 'value="dng"' in as_administrator.get(reverse("mediators:mediator_edit", args=[has.pk])).content.decode()
    page = as_administrator.get(reverse("mediators:mediator_edit", args=[has_not.pk])).content.decode()
    assert 'value="dng"' not in page


def test_a_proposal_does_not_take_the_same_languages_in_other_words_for_a_change(as_coordinator):
    who = factories.mediator(languages="русский")
    url = reverse("mediators:propose_change", args=[who.pk])
    same = as_coordinator.post(url, card(who, languages=["ru"], because="без изменений"))
    assert same.context["form"].non_field_errors() == ["Ничем не отличается от карточки."]
    assert as_coordinator.post(url, card(who, languages=["ru", "kk"], because="знает")).status_code == 302


def test_two_editors_choose_between_languages_in_words(as_administrator):
    who = factories.mediator(languages="kk")
    base = as_administrator.get(reverse("mediators:mediator_edit", args=[who.pk])).context["form"]["base"].value()
    corrected(as_administrator, who, languages=["kk", "ru"])
    answer = corrected(as_administrator, who, languages=["kk", "tr"], base=base)
    [row] = [row for row in answer.context["conflict"] if row["name"] == "languages"]
    assert (row["mine"], row["theirs"]) == ("Казахский, Турецкий", "Казахский, Русский")
    hidden = {"languages": "kk, tr", "keep-languages": "mine", "version": 2, "base": base}
    assert corrected(as_administrator, who, **hidden).status_code == 302
    assert Mediator.objects.get(pk=who.pk).languages == "kk, tr"
