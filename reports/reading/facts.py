"""What the reader must know, from the declaration of figures and the regions as they are now."""

from django.utils.translation import override

from offices.models import Region
from reports.indicators import sections
from reports.narrative import wording
from reports.reading.known import Known
from reports.reading.own import OwnText

LANGUAGES = ("ru", "kk")


def known_now() -> Known:
    labels: dict[str, list[str]] = {}
    partings: dict[str, list[tuple[str, ...]]] = {}
    for language in LANGUAGES:
        with override(language):
            for section in sections():
                for figure, _depth in section.walk():
                    if not figure.is_hidden:
                        labels.setdefault(figure.code, []).append(str(figure.label))
                    if parted := figure.partings():
                        partings[figure.code] = [tuple(part.code for part in parts) for parts in parted]
    own = tuple(
        OwnText(wording(language), {code: given[index] for code, given in labels.items()})
        for index, language in enumerate(LANGUAGES)
    )
    regions = {region.pk: (region.name_ru, region.name_kk) for region in Region.objects.all()}
    return Known({code: tuple(given) for code, given in labels.items()}, partings, regions, own)
