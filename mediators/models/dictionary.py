from django.utils.translation import gettext_lazy as _

from mediation.records import DictionaryItem


class Language(DictionaryItem):
    """Dictionary of the languages mediators speak. Cards hold codes, separated by commas."""

    class Meta(DictionaryItem.Meta):
        verbose_name = _("language of mediators")
        verbose_name_plural = _("languages of mediators")


class MediationField(DictionaryItem):
    """Dictionary of the fields mediators work in. Cards hold codes, separated by commas."""

    class Meta(DictionaryItem.Meta):
        verbose_name = _("field of mediation")
        verbose_name_plural = _("fields of mediation")
