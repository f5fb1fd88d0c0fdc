"""One writing for each page, whatever people copied."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.links import LONGEST, TRACKING, day_in, is_link, link_key, title_in

TODAY = datetime.date(2023, 11, 20)
SAME = {
    "a newspaper's page": (
        "https://news.example.kz/2023/11/06/mediation",
        "http://www.news.example.kz/2023/11/06/mediation/",
        "HTTPS://News.Example.KZ:443/2023/11/06/mediation?utm_source=tg&utm_medium=post#comments",
        "https://m.news.example.kz/2023/11/06/./mediation/index.html?fbclid=IwAR0x&yclid=17",
    ),
    "parameters that name the page, in any order": (
        "https://news.example.kz/?id=17&lang=kk",
        "https://news.example.kz/?lang=kk&gclid=x&id=17",
    ),
    "a video": (
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
        "https://youtu.be/dQw4w9WgXcQ?si=abc",
        "https://m.youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share",
    ),
    "a post of a network": (
        "https://www.instagram.com/p/Cx12_-ab/",
        "https://instagram.com/reel/Cx12_-ab/?igsh=MzRl&utm_source=ig",
        "https://www.instagram.com/akimat.zhambyl/p/Cx12_-ab/",
    ),
    "a channel's post": ("https://t.me/Akimat/17", "https://t.me/s/akimat/17?single"),
    "a post on a wall": ("https://vk.com/wall-17_42", "https://m.vk.com/akimat?w=wall-17_42%2Fall"),
    "a path of another alphabet": (
        "https://kk.example.kz/жаңалық/бейбіт",
        "https://kk.example.kz/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B/%D0%B1%D0%B5%D0%B9%D0%B1%D1%96%D1%82",
    ),
}
OTHER = (
    ("https://news.example.kz/a", "https://news.example.kz/b"),
    ("https://news.example.kz/?id=17", "https://news.example.kz/?id=18"),
    ("https://news.example.kz/a", "https://sport.example.kz/a"),
    ("https://news.example.kz:8080/a", "https://news.example.kz/a"),
    ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcR"),
    ("https://www.instagram.com/p/Cx12/", "https://www.instagram.com/p/cx12/"),
    ("https://t.me/akimat/17", "https://t.me/akimat/18"),
)
NO_LINK = (
    "",
    "  ",
    "нет",
    "www",
    "mailto:a@example.kz",
    "javascript:alert(1)",
    "http://",
    "http://[::1",
    "ftp://x.kz/a",
)


@pytest.mark.parametrize("links", SAME.values(), ids=SAME)
def test_links_to_one_page_have_one_key(links):
    assert len({link_key(link) for link in links}) == 1 and link_key(links[0])


@pytest.mark.parametrize("links", OTHER)
def test_links_to_two_pages_have_two_keys(links):
    assert len({link_key(link) for link in links}) == 2


@pytest.mark.parametrize("text", NO_LINK)
def test_what_is_no_link_has_no_key(text):
    assert link_key(text) == "" and not is_link(text)


WORD = st.text("abcdefghijklmnopqrstuvwxyzабвгдәғқңөұүһі0123456789-_", min_size=1, max_size=12)


@given(st.lists(WORD, max_size=4), st.dictionaries(WORD, WORD, max_size=3))
def test_the_key_of_a_key_is_the_key(path, query):
    key = link_key(f"https://news.example.kz/{'/'.join(path)}?{'&'.join(f'{k}={v}' for k, v in query.items())}")
    assert key and link_key(f"https://{key}") == key


@given(st.lists(WORD, max_size=4), st.sampled_from(sorted(TRACKING)), WORD)
def test_tracking_never_changes_a_key(path, name, value):
    plain = f"https://news.example.kz/{'/'.join(path)}"
    assert link_key(f"{plain}?{name}={value}") == link_key(plain)


@given(st.text(max_size=60))
def test_any_text_has_a_key_or_none_and_never_fails(text):
    assert isinstance(link_key(text), str) and isinstance(link_key(f"https://{text}"), str)


def test_the_longest_link_of_another_alphabet_fits_the_column():
    long = "https://news.example.kz/" + "ң" * (LONGEST - 24)
    assert len(link_key(long)) <= LONGEST and link_key(long) != link_key(long[:-1])


def test_a_link_may_tell_its_day_and_a_title():
    link = "https://news.example.kz/2023/11/06/mediatsiya-v-shkole-12"
    assert day_in(link, TODAY) == datetime.date(2023, 11, 6) and title_in(link) == "Mediatsiya v shkole"
    assert title_in("https://news.example.kz/kak-dogovoritsya-bez-suda.html") == "Kak dogovoritsya bez suda"
    assert title_in("https://news.example.kz/news/4711") == title_in("слова") == ""
    assert day_in("https://news.example.kz/2023/13/45/a", TODAY) is day_in(link, datetime.date(2023, 1, 1)) is None
