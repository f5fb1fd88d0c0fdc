"""A foreign key over several columns, so that a row cannot point at another region's parent."""

from django.db.models import BaseConstraint
from django.db.models.constraints import ValidationError


class CompositeForeignKey(BaseConstraint):
    """``(platform, region)`` of the model must exist as ``(id, region)`` of the parent.

    Foreign keys are checked past row-level security, so a plain one would accept another region's row.
    The parent needs a unique constraint over ``to_fields``. A null column satisfies it (MATCH SIMPLE).

    fields: names of the model's fields; to: "app.Model"; to_fields: names of the parent's fields.
    """

    def __init__(self, *, fields, to, to_fields, name, violation_error_message=None):
        super().__init__(name=name, violation_error_message=violation_error_message)
        self.fields, self.to, self.to_fields = tuple(fields), to, tuple(to_fields)

    def create_sql(self, model, schema_editor):
        parent = model._meta.apps.get_model(self.to)
        quote = schema_editor.quote_name
        return (
            f"ALTER TABLE {quote(model._meta.db_table)} ADD CONSTRAINT {quote(self.name)} "
            f"FOREIGN KEY ({self.columns(model, self.fields, quote)}) REFERENCES "
            f"{quote(parent._meta.db_table)} ({self.columns(parent, self.to_fields, quote)})"
        )

    @staticmethod
    def columns(model, fields, quote):
        return ", ".join(quote(model._meta.get_field(name).column) for name in fields)

    def constraint_sql(self, model, schema_editor):
        # The parent may be made later in the same migration.
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def remove_sql(self, model, schema_editor):
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(self, model, instance, exclude=None, using="default"):
        if exclude and set(self.fields) & set(exclude):
            return
        values = [getattr(instance, model._meta.get_field(name).attname) for name in self.fields]
        if None in values:
            return
        parent = model._meta.apps.get_model(self.to)
        wanted = dict(zip(self.to_fields, values, strict=True))
        if not parent._base_manager.using(using).filter(**wanted).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "fields": self.fields, "to": self.to, "to_fields": self.to_fields}

    def __eq__(self, other):
        return isinstance(other, CompositeForeignKey) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__
