"""A record that people edit: written once however often it is sent, and never overwritten unseen."""

from contextlib import contextmanager

from django.db import IntegrityError, models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class StaleEdit(Exception):
    """Somebody changed the record after the form was opened. ``current`` is the record as it is now."""

    def __init__(self, current):
        super().__init__("stale edit")
        self.current = current


class AlreadySaved(Exception):
    """The same form was sent before. ``record`` is what it saved then."""

    def __init__(self, record):
        super().__init__("already saved")
        self.record = record


class Record(models.Model):
    """Base of records with a form: an optimistic version and the token of the form that made them."""

    version = models.PositiveIntegerField(default=1, editable=False)
    form_token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        abstract = True


class Named(models.Model):
    """A Russian and a Kazakh name; the screen shows the one of its language."""

    name_ru = models.CharField(_("name in Russian"), max_length=300)
    name_kk = models.CharField(_("name in Kazakh"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        return (self.name_kk if get_language() == "kk" else "") or self.name_ru

    def __str__(self):
        return self.name


class DictionaryItem(Named):
    """An editable value of a dictionary. Built-in items may be renamed; others may be retired, never deleted."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    is_builtin = models.BooleanField(_("built in"), default=False, editable=False)
    is_retired = models.BooleanField(_("retired"), default=False, help_text=_("Not offered for new records."))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        abstract = True
        ordering = ["sort_order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(is_builtin=True, is_retired=True),
                name="%(app_label)s_%(class)s_builtin_stays",
                violation_error_message=_("A built-in item cannot be retired."),
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[a-z][a-z0-9_]*$"),
                name="%(app_label)s_%(class)s_code_form",
                violation_error_message=_("A code is small Latin letters, digits and underscores."),
            ),
        ]


def create(record, *, token=None):
    """Insert a record once per form token.

    Raises ``AlreadySaved`` when the token has saved one before, ``IntegrityError`` for a broken constraint.
    """
    record.form_token = token
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError:
        saved = token and type(record).objects.filter(form_token=token).first()
        if not saved:
            raise
        raise AlreadySaved(saved) from None
    return record


def refuse_twice(model, token) -> None:
    """Raise ``AlreadySaved`` if the token has saved a record: for verbs whose first step would fail the second time."""
    if token and (saved := model.objects.filter(form_token=token).first()):
        raise AlreadySaved(saved)


@contextmanager
def once(model, token):
    """Run a verb of several steps once per token, also when the same form arrives twice at the same moment.

    The second waits for the first at the row they share, and only then learns that it comes too late.
    """
    refuse_twice(model, token)
    try:
        yield
    except (StaleEdit, IntegrityError):
        refuse_twice(model, token)
        raise


def update(record, *, version, fields):
    """Write the named fields of a record if it still has this version.

    The comparison stands in the UPDATE's WHERE, so two editors cannot both pass it. Raises ``StaleEdit``.
    """
    model = type(record)
    values = {name: getattr(record, model._meta.get_field(name).attname) for name in fields}
    columns = {model._meta.get_field(name).attname: value for name, value in values.items()}
    with transaction.atomic():
        written = model.objects.filter(pk=record.pk, version=version).update(**columns, version=version + 1)
    if not written:
        raise StaleEdit(model.objects.get(pk=record.pk))
    record.version = version + 1
    return record
