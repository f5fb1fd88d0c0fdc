from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.records import DictionaryItem


class Kind(models.TextChoices):
    OFFICE = "office", _("mediation office")
    DIALOGUE = "dialogue", _("dialogue platform")


class HostQuerySet(models.QuerySet):
    def of(self, kind: str):
        return self.filter(kind=kind)

    def in_use(self):
        return self.filter(is_retired=False)

    def labels(self) -> dict[str, str]:
        """Return code -> name in the reader's language. One code may stand for hosts of both kinds."""
        return {item.code: item.name for item in self}


class Host(DictionaryItem):
    """Dictionary of the hosts of platforms: with whom an office or a dialogue platform can be."""

    # Of the reports: figures of their own, which know these by name.
    KGU, FRIENDSHIP_HOUSE, UNIVERSITY, OTHER = "kgu", "friendship_house", "university", "other"

    kind = models.CharField(_("kind of platform"), max_length=8, choices=Kind.choices)
    code = models.SlugField(_("code"), max_length=16)

    objects = HostQuerySet.as_manager()

    class Meta(DictionaryItem.Meta):
        verbose_name = _("host of platforms")
        verbose_name_plural = _("hosts of platforms")
        constraints = [
            *DictionaryItem.Meta.constraints,
            models.UniqueConstraint(
                fields=["kind", "code"],
                name="host_once_a_kind",
                violation_error_message=_("Platforms of this kind have a host with this code already."),
            ),
        ]
