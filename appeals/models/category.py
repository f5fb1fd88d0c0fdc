from django.utils.translation import gettext_lazy as _

from mediation.records import DictionaryItem


class Category(DictionaryItem):
    """Dictionary of what an appeal is about."""

    class Meta(DictionaryItem.Meta):
        verbose_name = _("category of appeals")
        verbose_name_plural = _("categories of appeals")
