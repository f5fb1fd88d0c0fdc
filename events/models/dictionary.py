"""What events are about and for whom, and what kinds of organisations there are: edited by administrators."""

from django.utils.translation import gettext_lazy as _

from mediation.records import DictionaryItem


class EventTheme(DictionaryItem):
    """Dictionary of what events are about."""

    class Meta(DictionaryItem.Meta):
        verbose_name = _("theme of events")
        verbose_name_plural = _("themes of events")


class ParticipantGroup(DictionaryItem):
    """Dictionary of whom events are held for. Events hold codes, separated by commas."""

    class Meta(DictionaryItem.Meta):
        verbose_name = _("group of participants")
        verbose_name_plural = _("groups of participants")


class OrganisationKind(DictionaryItem):
    """Dictionary of kinds of organisations."""

    class Meta(DictionaryItem.Meta):
        verbose_name = _("kind of organisation")
        verbose_name_plural = _("kinds of organisations")
