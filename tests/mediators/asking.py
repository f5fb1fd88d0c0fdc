"""What a coordinator asks of the roster."""

import datetime

from django.urls import reverse

MONDAY = datetime.date(2023, 11, 27)


def weekly(client, office, who, **values):
    sent = {"mediator": who.pk, "weekday": 1, "starts_at": "09:00", "ends_at": "13:00", "starts_on": "2023-11-01"}
    return client.post(reverse("mediators:roster_pattern_add", args=[office.pk]), {**sent, **values})


def extra(client, office, who, **values):
    sent = {"mediator": who.pk, "day": MONDAY, "starts_at": "09:00", "ends_at": "13:00"}
    return client.post(reverse("mediators:roster_duty_add", args=[office.pk]), {**sent, **values})


def errors(answer):
    assert answer.status_code == 200
    return answer.context["form"].errors


def month(client, office, text="2023-11"):
    answer = client.get(reverse("mediators:roster", args=[office.pk]), {"month": text})
    return {day.day: day for week in answer.context["weeks"] for day in week if day}
