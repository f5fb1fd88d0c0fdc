"""What coordinators of the demo propose to the register: one waits, one was sent back, one was carried out."""

import datetime

from desk.demo.accounts import acting
from mediators import actions
from mediators.models import Mediator, Proposal

NEW = {
    "full_name": "Оспанова Дина",
    "kind": "public",
    "included_on": "2023-11-13",
    "phone": "+7 700 000 02 01",
    "languages": "kk, ru",
}
LEAVING = datetime.date(2023, 11, 30)


def propose_all() -> None:
    """Send three proposals and answer two of them, as their forms do."""
    send("zhambyl", "inclusion", "Избрана собранием жителей района 10 ноября, протокол приложен к письму.", NEW)
    exclusion = send("pavlodar", "exclusion", "Переезжает за границу.", {"on": LEAVING.isoformat()}, of=first)
    change = send("almaty", "change", "Медиатор сообщил новый номер.", {"phone": "+7 700 000 02 02"}, of=first)
    with acting("administrator") as administrator:
        actions.send_back(exclusion, because="Нужно заявление самого медиатора.", by=administrator)
        actions.accept(change, carry_out=lambda: corrected(change, administrator), by=administrator)


def send(login: str, kind: str, because: str, values: dict, of=lambda _region: None) -> Proposal:
    with acting(login) as coordinator:
        region = coordinator.region_id
        proposal = Proposal(region_id=region, kind=kind, because=because, values=values, mediator=of(region))
        return actions.propose(proposal, by=coordinator)


def first(region: str) -> Mediator:
    """The first public mediator of a region who is in the register."""
    rows = Mediator.objects.filter(region=region, standings__kind="public", standings__ends_on=None)
    return rows.order_by("pk")[0]


def corrected(change: Proposal, administrator) -> Mediator:
    card = change.mediator
    for name, value in change.values.items():
        setattr(card, name, value)
    return actions.correct_card(card, fields=[*change.values], version=card.version, by=administrator)
