"""An office, a mediator who serves there, and an office of another region."""

import pytest

from tests import factories


@pytest.fixture
def office(db):
    return factories.platform("KZ-31", name_ru="Кабинет в Таразе", locality="Тараз")


@pytest.fixture
def other(db):
    """An office of another region."""
    return factories.platform("KZ-71", name_ru="Кабинет в Астане")


@pytest.fixture
def who(office):
    person = factories.mediator("KZ-31", full_name="Омаров Берик")
    factories.service(person, office)
    return person


@pytest.fixture
def elsewhere(who, other):
    """The same mediator serves in another region too."""
    return factories.service(who, other)
