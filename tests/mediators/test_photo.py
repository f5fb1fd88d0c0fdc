"""The photo on a mediator's card: put there by administrators, seen by staff, and by the public of those who agreed."""

import io

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image, ImageFilter, ImageOps

from mediation.attachments import storing
from mediation.scope import scope
from mediators.models import Mediator, MediatorPhoto
from tests import factories
from tests.conftest import signed_in
from tests.pictures import office, photo_with_place, picture, sent

pytestmark = pytest.mark.django_db
DIRECTORY = "/directory/mediators/"


@pytest.fixture
def card(db):
    return factories.mediator("KZ-31", full_name="Серикова Алия", is_published=True)


def url(name, card) -> str:
    return reverse(f"mediators:mediator_{name}", args=[card.pk])


def put(client, card, file=None, language="ru"):
    data = {"photo": file or sent(picture())}
    return client.post(url("photo_edit", card), data, headers={"accept-language": language})


def content(response) -> bytes:
    return b"".join(response.streaming_content)


def page(client, card) -> str:
    return client.get(reverse("mediators:mediator", args=[card.pk])).content.decode()


def face(photo) -> str:
    return reverse("directory:face", args=[photo.pk])


def test_a_card_without_a_photo_shows_the_initials(as_coordinator, card):
    shown = page(as_coordinator, card)
    assert ">СА</span>" in shown and url("photo_small", card) not in shown
    assert as_coordinator.get(url("photo_small", card)).status_code == 404


def test_an_administrator_puts_a_photo_on_the_card_and_staff_see_it(
    as_administrator, as_coordinator, as_national, card
):
    answer = put(as_administrator, card, sent(photo_with_place(), "портрет.jpg"))
    assert answer.url == reverse("mediators:mediator", args=[card.pk])
    for client in (as_administrator, as_coordinator, as_national):
        shown = page(client, card)
        assert f'src="{url("photo_small", card)}"' in shown and 'alt="Серикова Алия"' in shown
        for name in ("photo", "photo_small"):
            given = client.get(url(name, card))
            assert given["Cache-Control"] == "no-store" and b"Exif" not in content(given)


def test_the_photo_of_another_region_does_not_exist(as_administrator, stranger, operator, card):
    put(as_administrator, card)
    for who, status in ((stranger, 404), (operator, 403)):
        for name in ("photo", "photo_small"):
            assert signed_in(who).get(url(name, card)).status_code == status
    with scope(role="coordinator", region="KZ-71"):
        assert not MediatorPhoto.objects.exists()


@pytest.mark.parametrize("name", ["photo_edit", "photo_remove", "photo_restore"])
def test_who_may_not_correct_the_card_does_not_touch_its_photo(
    as_administrator, as_coordinator, as_national, card, name
):
    put(as_administrator, card)
    for client in (as_coordinator, as_national):
        assert client.post(url(name, card), {"photo": sent(picture("PNG"))}).status_code == 403
    assert MediatorPhoto.objects.kept().get().extension == "jpg"
    assert url("photo_edit", card) not in page(as_coordinator, card)
    with pytest.raises(DatabaseError), transaction.atomic(), scope(role="coordinator", region="KZ-31"):
        MediatorPhoto.objects.update(removed_at=timezone.now())


REFUSED = {
    "a program under another name": (b"MZ" + bytes(300), "Это программа", "бұл — бағдарлама"),
    "a document": (b"%PDF-1.7", "Принимаются: JPEG, PNG, WebP.", "Қабылданатындары: JPEG, PNG, WebP."),
    "an office document": (office("word/document.xml"), "По содержимому это Word", "Қабылданатындары: JPEG"),
    "no picture": ("слова".encode(), "Принимаются: JPEG, PNG, WebP.", "Қабылданатындары: JPEG, PNG, WebP."),
    "half a photo": (picture(size=(400, 300))[:300], "Снимок повреждён", "зақымданған"),
    "nothing": (b"", "Файл пуст", "Файл бос"),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_what_is_no_photo_is_refused_beside_the_field(as_administrator, card, what, language, attachments):
    bad, *said = REFUSED[what]
    answer = put(as_administrator, card, sent(bad, "фото.jpg"), language)
    [error] = answer.context["form"].errors["photo"]
    assert said[language == "kk"] in error and str(error) in answer.content.decode()
    assert not MediatorPhoto.objects.exists() and not list(attachments.rglob("*.*"))


@pytest.mark.parametrize(("language", "said"), [("ru", "50 МБ, можно не больше 10 МБ"), ("kk", "50 МБ")])
def test_a_photo_of_fifty_megabytes_is_refused_beside_the_field(as_administrator, card, language, said):
    answer = put(as_administrator, card, sent(picture() + bytes(50_000_000)), language)
    assert said in answer.context["form"].errors["photo"][0]
    assert not MediatorPhoto.objects.exists()


@pytest.mark.parametrize(("language", "said"), [("ru", "Сначала выберите файл"), ("kk", "Алдымен файлды таңдаңыз")])
def test_nothing_chosen_is_told(as_administrator, card, language, said):
    answer = as_administrator.post(url("photo_edit", card), {}, headers={"accept-language": language})
    assert said in answer.context["form"].errors["photo"][0]


def test_another_photo_takes_the_place_of_the_first(as_administrator, card):
    put(as_administrator, card)
    put(as_administrator, card, sent(picture("PNG"), "новое.png"))
    assert list(MediatorPhoto.objects.kept().values_list("name", flat=True)) == ["новое.png"]
    assert MediatorPhoto.objects.count() == 2
    assert "уже прикреплён" in put(as_administrator, card, sent(picture("PNG"))).content.decode()
    put(as_administrator, card)  # the first again
    assert MediatorPhoto.objects.kept().get().extension == "jpg" and MediatorPhoto.objects.count() == 2


def test_the_database_holds_one_photo_a_card(as_administrator, card):
    put(as_administrator, card)
    put(as_administrator, card, sent(picture("PNG")))
    with pytest.raises(IntegrityError, match="mediator_photo_one"), transaction.atomic():
        MediatorPhoto.objects.update(removed_at=None)


def test_a_photo_is_taken_off_and_had_back(as_administrator, card):
    put(as_administrator, card, sent(picture(), "портрет.jpg"))
    answer = as_administrator.post(url("photo_remove", card), follow=True).content.decode()
    assert "Убран: портрет.jpg" in answer and url("photo_restore", card) in answer
    assert as_administrator.get(url("photo", card)).status_code == 404
    as_administrator.post(url("photo_restore", card))
    assert MediatorPhoto.objects.kept().get().name == "портрет.jpg"


def test_the_trail_of_the_card_tells_of_the_photo_without_its_name(as_administrator, administrator, card):
    put(as_administrator, card, sent(picture(), "портрет Алии.jpg"))
    as_administrator.post(url("photo_remove", card))
    answer = as_administrator.get(reverse("mediators:mediator", args=[card.pk]))
    told = [
        (str(line["actor"]), line["changes"][0]["old"], line["changes"][0]["new"])
        for line in answer.context["trail"]
        if line["changes"]
    ]
    assert told == [(str(administrator), "прикреплено", None), (str(administrator), None, "прикреплено")]
    assert "Алии.jpg" not in answer.content.decode()
    MediatorPhoto.objects.all().delete()  # as tidying does
    assert page(as_administrator, card).count("фото медиатора") == 2


def merge(client, twice, kept):
    values = {"kept": kept.registry_number, "on": "2023-11-10", "because": "внесён дважды"}
    assert client.post(reverse("mediators:mediator_merge", args=[twice.pk]), values).status_code == 302


def test_a_merge_carries_the_photo_to_a_card_without_one(as_administrator, card):
    twice = factories.mediator("KZ-31")
    put(as_administrator, twice, sent(picture(), "второй.jpg"))
    merge(as_administrator, twice, card)
    assert MediatorPhoto.objects.kept().get().mediator == card
    assert url("photo_small", card) in page(as_administrator, card)
    assert "прикреплено" in page(as_administrator, card)


def test_a_merge_leaves_the_kept_card_its_own_photo(as_administrator, card):
    twice = factories.mediator("KZ-31")
    put(as_administrator, card, sent(picture("PNG"), "первый.png"))
    put(as_administrator, twice, sent(picture(), "второй.jpg"))
    merge(as_administrator, twice, card)
    assert [(one.mediator, one.name) for one in MediatorPhoto.objects.kept()] == [(card, "первый.png")]
    assert as_administrator.post(url("photo_edit", twice), {"photo": sent(picture())}).status_code == 404


def test_the_directory_shows_the_photo_of_who_agreed(as_administrator, client, card):
    put(as_administrator, card, sent(photo_with_place()))
    photo = MediatorPhoto.objects.get()
    shown = client.get(DIRECTORY).content.decode()
    for markup in (f'src="{face(photo)}"', 'alt="Серикова Алия"', 'loading="lazy"', 'width="48"', 'height="48"'):
        assert markup in shown
    given = client.get(face(photo))
    assert given["Cache-Control"] == "public, max-age=300" and given["X-Content-Type-Options"] == "nosniff"
    drawn = content(given)
    assert Image.open(io.BytesIO(drawn)).size == (80, 80) and b"EXIF" not in drawn and "Примеров".encode() not in drawn


def test_a_mediator_without_a_photo_has_initials_in_the_directory(client, card):
    shown = client.get(DIRECTORY).content.decode()
    assert ">СА</span>" in shown and "/directory/mediators/photos/" not in shown


def withdrawn(card):
    Mediator.objects.filter(pk=card.pk).update(is_published=False)


def suspended(card):
    factories.suspend(card, timezone.localdate().replace(year=2023, month=11, day=20))


def taken_off(card):
    MediatorPhoto.objects.update(removed_at=timezone.now())


def merged(card):
    Mediator.objects.filter(pk=card.pk).update(merged_into=factories.mediator("KZ-31"))


@pytest.mark.parametrize("become", [withdrawn, suspended, taken_off, merged])
def test_the_public_has_no_photo_of_anybody_else(as_administrator, client, card, become):
    put(as_administrator, card)
    photo = MediatorPhoto.objects.get()
    assert content(client.get(face(photo)))
    become(card)
    assert client.get(face(photo)).status_code == 404
    assert face(photo) not in client.get(DIRECTORY).content.decode()


@pytest.mark.parametrize("become", [withdrawn, taken_off, merged])
def test_the_database_shows_the_public_no_row_of_anybody_else(as_administrator, card, become):
    def rows():
        with scope(role="public"), connection.cursor() as cursor:
            cursor.execute("select id from mediators_mediatorphoto")
            return cursor.fetchall()

    put(as_administrator, card)
    assert len(rows()) == 1
    become(card)
    assert rows() == []


def test_a_page_of_the_directory_stays_light_with_every_photo_on_it(as_administrator, client, card):
    rough = Image.merge("RGB", [Image.effect_noise((600, 800), 60) for _band in "RGB"])
    rough = ImageOps.autocontrast(rough.filter(ImageFilter.GaussianBlur(8)))  # more in it than in a face
    stream = io.BytesIO()
    rough.save(stream, "JPEG")
    put(as_administrator, card, sent(stream.getvalue()))
    face = storing.storage().size(storing.face_of(MediatorPhoto.objects.get().stored_as))
    assert 500 < face < 1_300  # fifty of them beside a page of 80 KB
