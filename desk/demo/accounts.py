"""One user for each role and region of the demo, and an operator of an office."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import make_password

from accounts.models import User
from desk.demo.facts import PLACES
from mediation.scope import scope

PASSWORD = "mediation-demo-2023"  # known on purpose, refused in production
MAIL = "mediation.example"  # where nobody reads mail
STAFF = (
    ("national", "Айжан", "Серикова", "national"),
    ("administrator", "Тимур", "Касымов", "administrator"),
    ("reader", "Данияр", "Сулейменов", "national"),
)
PEOPLE = ("Айнур", "Бахыт", "Вера", "Гульмира", "Диас", "Ерболат", "Жанна", "Зарина", "Ирина", "Кайсар")
OPERATOR = ("zhambyl-office", "Салтанат", "Оразбек", "KZ-31")
LAST = ("Абенов", "Бекетай", "Ким", "Дауренбек", "Ержанулы", "Токтаров", "Левченко", "Мусин", "Нурбек", "Осипенко")


def make_users() -> dict[str, User]:
    """Make the demo's users; their password is public, so never in production."""
    password = make_password(PASSWORD)
    users = [
        User(username=login, first_name=first, last_name=last, role=role, password=password)
        for login, first, last, role in STAFF
    ]
    users[1].is_staff = users[1].is_superuser = True
    users += [
        User(
            username=place.login,
            first_name=PEOPLE[index % 10],
            last_name=LAST[(index * 3) % 10],
            role="coordinator",
            region_id=place.code,
            password=password,
        )
        for index, place in enumerate(PLACES)
    ]
    for user in users:
        user.email = f"{user.username}@{MAIL}"
    return {user.username: user for user in User.objects.bulk_create(users)}


def make_operator(offices) -> User:
    """Make the operator of the first office of his region. ``offices``: platforms that are stored already."""
    login, first, last, region = OPERATOR
    at = next(platform for platform in offices if platform.region_id == region)
    return User.objects.create(
        username=login,
        first_name=first,
        last_name=last,
        role="operator",
        region_id=region,
        platform=at,
        password=make_password(PASSWORD),
    )


@contextmanager
def acting(login: str) -> Iterator[User]:
    """Act as one of the demo's people, with what every role may read of a user."""
    user = User.objects.only("username", "first_name", "last_name", "role", "region_id").get(username=login)
    with scope(role=user.role, region=user.region_id or "", user=user.pk):
        yield user
