"""Two people changed one record: what each of them wrote, to choose from field by field.

A form carries a signed snapshot of the values it was opened with (``base``), so that a field only they changed
is told from one that I changed too. Sent again, ``keep-FIELD`` says whose value is saved.
"""

import datetime

from django.core import signing

SALT = "record-base"
MINE, THEIRS = "mine", "theirs"


def plain(form, name) -> object:
    """Return a field's value as its control would hold it: text, number, yes or no, or nothing."""
    value = form.fields[name].prepare_value(form.get_initial_for_field(form.fields[name], name))
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def compared(form) -> list[str]:
    return [name for name, field in form.fields.items() if not field.widget.is_hidden and not field.disabled]


def snapshot(form) -> str:
    """Sign what the form shows when it is opened."""
    return signing.dumps({name: plain(form, name) for name in compared(form)}, salt=SALT, compress=True)


def opened_with(text: str) -> dict:
    """Return the values a snapshot holds; nothing for one that is not ours."""
    try:
        return signing.loads(text or "", salt=SALT)
    except signing.BadSignature:
        return {}


def differs(field, before, after) -> bool:
    """Whether two values of a field mean different things; a record one may not see counts as none."""
    before, after = (None if is_unseen(field, value) else value for value in (before, after))
    if isinstance(before, str) and not hasattr(field, "queryset"):
        before = field.to_python(before)  # a day that a snapshot holds as text
    return field.has_changed(before, after)


def is_unseen(field, value) -> bool:
    return hasattr(field, "queryset") and bool(value) and not field.queryset.filter(pk=value).exists()


def choices(form, theirs, said) -> list[dict]:
    """Return the fields in which mine and theirs differ, with what was there before and whose is proposed.

    form: mine, as sent; theirs: an unbound form of the record as it is now; said: makes a value readable.
    """
    base = opened_with(form.data.get("base"))
    rows = []
    for name in compared(form):
        field, mine, other = form.fields[name], form[name].value(), plain(theirs, name)
        if not differs(field, other, mine):
            continue
        is_mine = name not in base or differs(field, base[name], mine)
        rows.append(
            {
                "name": name,
                "label": field.label,
                "before": said(field, base[name]) if name in base else "",
                "mine": said(field, mine),
                "theirs": said(field, other),
                "keep": MINE if is_mine else THEIRS,
            }
        )
    return rows


def settled(data, theirs):
    """Return what was sent with their value in each field where theirs was chosen."""
    chosen = [name for name in compared(theirs) if data.get(f"keep-{name}") == THEIRS]
    if not chosen:
        return data
    data = data.copy()
    for name in chosen:
        value = plain(theirs, name)
        if value in (None, False) or is_unseen(theirs.fields[name], value):
            data.pop(name, None)  # a record one may not see is kept by the form itself
        else:
            data[name] = str(value)
    return data
