"""What people do with files of records: attach, remove, have back; and what is cleared away later."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mediation.attachments import storing
from mediation.attachments.checking import Checked, checked
from mediation.attachments.kinds import Refused
from mediation.attachments.record import Attachment
from mediation.scope import scope


@dataclass
class Result:
    """What became of the files that were sent together. refused: (name, why)."""

    added: list[Attachment] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def attach(model: type[Attachment], owner, files, *, by) -> Result:
    """Store each file that may be taken, and say of the others why not; one does not spoil the rest."""
    result = Result()
    for file in files:
        try:
            result.added.append(attach_one(model, owner, file))
        except Refused as refusal:
            result.refused.append((file.name, str(refusal)))
    return result


def attach_one(model: type[Attachment], owner, file) -> Attachment:
    new = checked(file, taken=model.taken, has_face=model.has_face)
    with written() as places, transaction.atomic():
        # The owner's row is held, so that two senders cannot pass the limit together.
        type(owner).objects.select_for_update().get(pk=owner.pk)
        return store(model, owner, new, places)


def replace(model: type[Attachment], owner, new: Checked) -> Attachment:
    """Put a file in the place of the one that the record has, if it has one; that one can be had back for a day."""
    with written() as places, transaction.atomic():
        type(owner).objects.select_for_update().get(pk=owner.pk)
        before = model.objects.filter(**{model.owner: owner}).kept().exclude(sha256=new.sha256)
        before.update(removed_at=timezone.now())
        return store(model, owner, new, places)


@contextmanager
def written():
    """Give a list for the places of files that are written; what is in it is deleted again if the rows are not."""
    places: list[str] = []
    try:
        yield places
    except BaseException:
        for place in places:
            storing.take(place)
        raise


def store(model, owner, new, places: list[str]) -> Attachment:
    rows = model.objects.filter(**{model.owner: owner})
    same = rows.filter(sha256=new.sha256).first()
    if same and same.removed_at is None:
        raise Refused(_("This file is attached already, as “%(name)s”.") % {"name": same.name})
    if rows.kept().count() >= model.most:
        raise full(model)
    if same:
        return back(same)
    places.append(storing.put(model.folder, new))
    return model.objects.create(
        region_id=owner.region_id,
        name=new.name,
        extension=new.kind.extension,
        size=len(new.content),
        sha256=new.sha256,
        stored_as=places[0],
        **{model.owner: owner},
    )


def remove(attachment: Attachment, *, by) -> Attachment:
    """Take a file off its record; for a day it can be had back."""
    attachment.removed_at = attachment.removed_at or timezone.now()
    attachment.save(update_fields=["removed_at"])
    return attachment


@transaction.atomic
def restore(attachment: Attachment, *, by) -> Attachment:
    """Put a removed file back. Raises ``Refused`` if its place was taken since."""
    model = type(attachment)
    owner = getattr(attachment, model.owner)
    type(owner).objects.select_for_update().get(pk=owner.pk)
    if model.objects.filter(**{model.owner: owner}).kept().exclude(pk=attachment.pk).count() >= model.most:
        raise full(model)
    return back(attachment)


def full(model: type[Attachment]) -> Refused:
    return Refused(_("%(most)s files are attached already; remove one first.") % {"most": model.most})


def back(attachment: Attachment) -> Attachment:
    attachment.removed_at = None
    attachment.save(update_fields=["removed_at"])
    return attachment


def clear(model: type[Attachment], regions: list[str]) -> int:
    """Delete what was removed a day ago, and files without a row; return how many. Needs no role of its own."""
    count = 0
    for region in regions:
        with scope(role=model.keeper, region=region, reason="tidy"):
            gone = list(model.objects.past_undoing().values_list("pk", "stored_as"))
            if gone:
                model.objects.filter(pk__in=[pk for pk, _place in gone]).delete()
                storing.take_after_commit([place for _pk, place in gone])
                count += len(gone)
    with scope(role="national"):
        known = set(model.objects.values_list("stored_as", flat=True))
    return count + storing.take_orphans(model.folder, known)
