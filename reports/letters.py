"""Letters about the closing of a quarter: reminders before and after the deadline, and what was decided.

A letter is a row first, once a region, quarter and occasion; the worker makes and sends it. It names the region,
the quarter and days, never a person. As nobody's language is known, each letter is in Kazakh and in Russian.
"""

import datetime
import logging
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop, override
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.models import User
from mediation import clock
from mediation.quarter import Quarter
from mediation.scope import scope
from offices.models import Region
from reports.deadline import deadline
from reports.models import Letter, Submission

LANGUAGES = ("kk", "ru")
# Days to the deadline on which a region that has not handed in is reminded; after it, every week.
BEFORE = (-5, -1)
AFTER, AGAIN = 1, 7
SUBJECTS = {
    "remind": gettext_noop("Report of %(quarter)s: hand in by %(day)s"),
    "late": gettext_noop("Report of %(quarter)s was due on %(day)s"),
    "again": gettext_noop("Returned report of %(quarter)s waits to be handed in again"),
    "submitted": gettext_noop("%(region)s: report of %(quarter)s is handed in"),
    "withdrawn": gettext_noop("%(region)s: report of %(quarter)s is taken back"),
    "returned": gettext_noop("Report of %(quarter)s is returned"),
    "accepted": gettext_noop("Report of %(quarter)s is accepted"),
    "asked": gettext_noop("%(region)s asks to open %(quarter)s again"),
    "refused": gettext_noop("%(quarter)s is not opened again"),
    "reopened": gettext_noop("%(quarter)s is open again until a day"),
    "closed": gettext_noop("%(region)s: %(quarter)s is closed again"),
    "ended": gettext_noop("The centre has closed %(quarter)s again"),
    "dropped": gettext_noop("%(region)s no longer asks to open %(quarter)s again"),
}
TEXTS = {
    "remind": gettext_noop("%(region)s has not handed in its report of %(quarter)s yet. It is due on %(day)s."),
    "late": gettext_noop("%(region)s has not handed in its report of %(quarter)s. It was due on %(day)s."),
    "again": gettext_noop("The report of %(region)s, %(quarter)s, was returned and is not handed in again yet."),
    "submitted": gettext_noop("%(region)s has handed in its report of %(quarter)s. It waits for a decision."),
    "withdrawn": gettext_noop("%(region)s has taken its report of %(quarter)s back to correct it."),
    "returned": gettext_noop("The report of %(region)s, %(quarter)s, is returned. The reasons stand on its page."),
    "accepted": gettext_noop("The report of %(region)s, %(quarter)s, is accepted. Its records are locked."),
    "asked": gettext_noop("%(region)s asks to open its accepted report of %(quarter)s again. It waits for a decision."),
    "refused": gettext_noop(
        "The report of %(region)s, %(quarter)s, is not opened again. The reason stands on its page."
    ),
    "reopened": gettext_noop(
        "Records of %(region)s, %(quarter)s, may be changed again. Until when stands on the page."
    ),
    "closed": gettext_noop("The exception of %(region)s, %(quarter)s, is over. Its records are locked again."),
    "ended": gettext_noop(
        "The centre has ended the exception of %(region)s, %(quarter)s. Its records are locked again."
    ),
    "dropped": gettext_noop(
        "%(region)s has taken back its request to open %(quarter)s again. Nothing is to be decided."
    ),
}
REMINDERS = {"remind", "late"}
TO_THE_CENTRE = {"submitted", "withdrawn", "asked", "dropped", "closed"}
log = logging.getLogger(__name__)


def write(region: str, quarter: Quarter, occasion: str, *, by: User) -> None:
    """Write a letter within the step it tells of, and ask the worker to send it."""
    Letter.objects.create(region_id=region, starts_on=quarter.start, occasion=occasion)
    who = {"role": by.acts_as, "region": by.region_id or "", "user": by.pk}
    deliver.enqueue(scope=who, language=get_language())


@task()
def deliver(*, scope, language) -> None:
    send_waiting()


def occasion(day: datetime.date, quarter: Quarter) -> str:
    """Return the occasion on which a region that has not handed in is reminded on this day, "" if on none.

    An occasion lasts until the next, so that a worker that stood still for a while makes good for it.
    """
    days = (day - deadline(quarter)).days
    if days >= AFTER:
        return f"late-{AFTER + (days - AFTER) // AGAIN * AGAIN}"
    reached = [before for before in BEFORE if days >= before]
    return f"remind{max(reached)}" if reached else ""


def remind(day: datetime.date) -> int:
    """Write the reminders of this day that are not written yet; return how many.

    They are about the last quarter and, in its last days, about the one under way.
    """
    last = Quarter.of(day).previous()
    return remind_of(day, last) + remind_of(day, last.next())


def remind_of(day: datetime.date, quarter: Quarter) -> int:
    reason = occasion(day, quarter)
    if not reason:
        return 0
    with scope(role="national"):
        done = Submission.objects.of(quarter).handed_in().values("region_id")
        told = Letter.objects.filter(starts_on=quarter.start, occasion=reason).values("region_id")
        waited = Region.objects.exclude(pk__in=done).exclude(pk__in=told)
        rows = [Letter(region=area, starts_on=quarter.start, occasion=reason) for area in waited]
        Letter.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def send_waiting() -> int:
    """Send every letter that waits, each in a transaction of its own; return how many went out.

    Runs as the web login, which alone reads addresses, outside any role.
    """
    people = addresses()
    with scope(role="national"):
        waiting = list(Letter.objects.waiting().values_list("pk", flat=True))
    return sum(send(key, people) for key in waiting)


def addresses() -> dict[str, list[str]]:
    """Return who is written to: by region its coordinators, under "" national staff."""
    found = {}
    roles = (User.Role.COORDINATOR, User.Role.NATIONAL)
    for person in User.objects.filter(is_active=True, role__in=roles).exclude(email="").only("region", "email"):
        found.setdefault(person.region_id or "", []).append(person.email)
    return found


def send(key: int, people: dict[str, list[str]]) -> bool:
    """Send one letter, unless another worker is at it. One that the mail server refuses waits for the next round."""
    try:
        with scope(role="national"):
            letter = Letter.objects.waiting().filter(pk=key).select_for_update(skip_locked=True).first()
            if letter is None:
                return False
            going = list(messages(letter, people))
            letter.sent_at, letter.sent_to = clock.now(), sum(len(message.bcc) for message in going)
            letter.save(update_fields=["sent_at", "sent_to"])
            for message in going:
                message.send()
    except OSError as failure:  # smtplib's errors are among them
        log.error("A letter could not be sent: %s", failure)
        return False
    return True


def messages(letter: Letter, people: dict[str, list[str]]) -> Iterator[EmailMessage]:
    kind = kind_of(letter)
    if not kind:
        return
    to = people.get("" if kind in TO_THE_CENTRE else letter.region_id, [])
    if not to:
        return
    parts = [said(letter, kind, language) for language in LANGUAGES]
    subject = " / ".join(part[0] for part in parts)
    body = "\n\n".join(part[1] for part in parts)
    yield EmailMessage(subject, f"{body}\n\n{link(letter, kind)}\n", to=[settings.DEFAULT_FROM_EMAIL], bcc=to)


def kind_of(letter: Letter) -> str:
    """Return what kind of letter it is; "" for a reminder that what has happened since makes idle."""
    kind = letter.occasion.split("-")[0]
    if kind not in REMINDERS:
        return kind
    status = Submission.objects.of(letter.quarter).filter(region=letter.region_id).values_list("status", flat=True)
    return {"returned": "again", "submitted": "", "accepted": ""}.get(status.first(), kind)


def said(letter: Letter, kind: str, language: str) -> tuple[str, str]:
    with override(language):
        words = {
            "region": letter.region.name,
            "quarter": letter.quarter.short_label,
            "day": deadline(letter.quarter).strftime("%d.%m.%Y"),
        }
        return _(SUBJECTS[kind]) % words, _(TEXTS[kind]) % words


def link(letter: Letter, kind: str) -> str:
    name, more = ("reports:review", [letter.region_id]) if kind in TO_THE_CENTRE else ("reports:closing", [])
    return f"{settings.PORTAL_URL}{reverse(name, args=[letter.quarter, *more])}"


def on_the_hour(day: datetime.date) -> tuple[int, int]:
    """What the worker does by itself: write the reminders of the day, send what waits."""
    return remind(day), send_waiting()
