"""The network for tests: accounts, platforms, mediators and what the register holds of them."""

from datetime import date, time

from accounts.models import Deputy, User
from mediators.models import Duty, DutyPattern, Mediator, Proposal, Service, Standing, Training, TrainingCompletion
from offices.models import Platform, PlatformPeriod, WorkingHours
from tests.factories.numbering import numbers


def user(role: str, region: str | None = None, **values) -> User:
    values.setdefault("username", f"{role}-{next(numbers)}")
    return User.objects.create(role=role, region_id=region, is_staff=role == "administrator", **values)


def operator(at: Platform, **values) -> User:
    return user("operator", at.region_id, platform=at, **values)


def deputy(who: User, for_user: User, starts_on=date(2023, 11, 13), ends_on=date(2023, 11, 27)) -> Deputy:
    return Deputy.objects.create(
        user=who, for_user=for_user, region_id=who.region_id, starts_on=starts_on, ends_on=ends_on
    )


def platform(
    region="KZ-31", *, kind="office", host="kgu", opened_on=date(2020, 1, 1), closed_on=None, **values
) -> Platform:
    values.setdefault("code", f"{region}-T{next(numbers)}")
    values.setdefault("name_ru", "Кабинет медиации")
    made = Platform.objects.create(region_id=region, **values)
    PlatformPeriod.objects.create(
        platform=made,
        region_id=region,
        kind=kind,
        host=host,
        starts_on=opened_on,
        ends_on=closed_on,
        ended_by="closed" if closed_on else "",
    )
    return made


def hours(at: Platform, *weekdays: int, opens_at=time(9), closes_at=time(13)) -> None:
    for weekday in weekdays:
        WorkingHours.objects.create(
            platform=at, region_id=at.region_id, weekday=weekday, opens_at=opens_at, closes_at=closes_at
        )


def mediator(region="KZ-31", *, kind="public", included_on=date(2020, 1, 1), excluded_on=None, **values) -> Mediator:
    values.setdefault("registry_number", f"{region}-M{next(numbers)}")
    values.setdefault("full_name", "Ахметов Ерлан")
    made = Mediator.objects.create(region_id=region, **values)
    Standing.objects.create(
        mediator=made,
        region_id=region,
        kind=kind,
        is_ethno=made.is_ethno,
        starts_on=included_on,
        ends_on=excluded_on,
        ended_by="excluded" if excluded_on else "",
    )
    return made


def suspend(who: Mediator, on: date) -> None:
    """End the last entry on this day and go on suspended until where it ended."""
    last = who.current
    Standing.objects.filter(pk=last.pk).update(ends_on=on, ended_by="changed")
    Standing.objects.create(
        mediator=who,
        region_id=who.region_id,
        kind=last.kind,
        is_ethno=last.is_ethno,
        is_suspended=True,
        begun_by="suspended",
        starts_on=on,
        ends_on=last.ends_on,
        ended_by=last.ended_by,
    )


def service(who: Mediator, at: Platform, starts_on=date(2023, 1, 1), ends_on=None) -> Service:
    return Service.objects.create(
        mediator=who, platform=at, region_id=at.region_id, starts_on=starts_on, ends_on=ends_on
    )


def pattern(who: Mediator, at: Platform, weekday=1, **values) -> DutyPattern:
    """A weekly duty without its days, from nine to one."""
    values = {"starts_at": time(9), "ends_at": time(13), "starts_on": date(2023, 11, 1), **values}
    return DutyPattern.objects.create(mediator=who, platform=at, region_id=at.region_id, weekday=weekday, **values)


def duty(who: Mediator, at: Platform, day=date(2023, 11, 27), **values) -> Duty:
    values = {"starts_at": time(9), "ends_at": time(13), **values}
    return Duty.objects.create(mediator=who, platform=at, region_id=at.region_id, day=day, **values)


def training(title="Курс медиации", **values) -> Training:
    return Training.objects.get_or_create(title=title, defaults=values)[0]


def completion(who: Mediator, finished_on: date, of: Training | None = None, **values) -> TrainingCompletion:
    return TrainingCompletion.objects.create(
        training=of or training(), mediator=who, region_id=who.region_id, finished_on=finished_on, **values
    )


def proposal(region="KZ-31", *, kind="inclusion", of: Mediator | None = None, because="по заявлению", **values):
    values = {key: str(value) for key, value in values.items()}
    return Proposal.objects.create(region_id=region, kind=kind, mediator=of, because=because, values=values)
