"""Two quarters before the portal, as if somebody had confirmed them from old reports. All invented."""

import datetime
import hashlib

from mediation.quarter import Quarter
from reports.models import HistoricFigure

CONFIRMED = datetime.datetime(2023, 11, 1, 6, tzinfo=datetime.UTC)
# quarter -> sentence of its report -> figure -> value
REPORTS = {
    Quarter(2021, 2): {
        "В республике работает 431 площадка по медиации, в их числе 20 кабинетов.": {
            "platforms.total": 431, "platforms.offices": 20,
        },
        "В реестре 1 388 медиаторов, из них 1 162 общественных и 226 профессиональных.": {
            "mediators.total": 1388, "mediators.public": 1162, "mediators.professional": 226,
        },
        "Поступило 1 296 обращений, 88 направлены судами; рассмотрено 1 274 обращения, по 431 подписано соглашение.": {
            "appeals.received": 1296, "appeals.received.source.court": 88, "appeals.resolved": 1274,
            "appeals.resolved.agreement": 431,
        },
        "Проведено 268 мероприятий с охватом 8 940 человек, вышло 402 публикации.": {
            "events.total": 268, "events.attendance": 8940, "publications.total": 402,
        },
    },
    Quarter(2021, 3): {
        "Действуют 440 площадок по медиации, из них 20 кабинетов.": {"platforms.total": 440, "platforms.offices": 20},
        "Реестр насчитывает 1 421 медиатора: 1 187 общественных и 234 профессиональных.": {
            "mediators.total": 1421, "mediators.public": 1187, "mediators.professional": 234,
        },
        "За квартал поступило 1 352 обращения, рассмотрено 1 349, заключено 458 медиативных соглашений.": {
            "appeals.received": 1352, "appeals.resolved": 1349, "appeals.resolved.agreement": 458,
        },
        "Состоялось 281 мероприятие, охвачено 9 310 человек; опубликовано 417 материалов.": {
            "events.total": 281, "events.attendance": 9310, "publications.total": 417,
        },
    },
}  # fmt: skip


def figures(by) -> list[HistoricFigure]:
    return [
        HistoricFigure(
            starts_on=quarter.start,
            code=code,
            value=value,
            sentence=sentence,
            source=f"spravka-{quarter}.docx",
            sha256=hashlib.sha256("\n".join(told).encode()).hexdigest(),
            confirmed_at=CONFIRMED,
            confirmed_by=by,
        )
        for quarter, told in REPORTS.items()
        for sentence, values in told.items()
        for code, value in values.items()
    ]
