"""What a broken constraint means, in the user's language. The one place that turns database errors into words."""

from functools import cache

from django.apps import apps
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Constraints that live in triggers, or whose model gives no words.
TRIGGERS = {
    "quarter_is_open": gettext_lazy("The quarter of this date is submitted or accepted; its records are read-only."),
    "region_stays": gettext_lazy("A record cannot move to another region."),
    "appeal_received_not_future": gettext_lazy("The date of receipt is in the future."),
    "appeal_resolved_not_future": gettext_lazy("The date of the outcome is in the future."),
    "appeal_platform_open": gettext_lazy("The platform was not open on the date of receipt."),
    "day_in_campaign_window": gettext_lazy("The date is outside the days of the campaign."),
    "appeal_agreed_not_future": gettext_lazy("The day of the agreement to mediate is in the future."),
    "appeal_extended_once": gettext_lazy("The term has been extended already; it is extended once."),
    "appeal_reopened_with_reason": gettext_lazy("An outcome is taken away by reopening the appeal with a reason."),
    "appeal_handed_over": gettext_lazy("The appeal is handed over to another region and not returned."),
    "appeal_follows_own_or_handed": gettext_lazy(
        "An appeal continues one of its own region, or one handed over to it."
    ),
    "appeal_received_before_case": gettext_lazy("A session or an agreement of the case is before this day."),
    "case_is_annulled": gettext_lazy("The appeal is annulled."),
    "session_not_future": gettext_lazy("The day of the session is in the future."),
    "session_after_receipt": gettext_lazy("A session may not be before the receipt of the appeal."),
    "session_late_with_reason": gettext_lazy("The case is closed: say why the session is entered now."),
    "session_of_closed_stays": gettext_lazy("The case is closed: its sessions stay. Correct this one with a reason."),
    "agreement_not_future": gettext_lazy("The day is in the future."),
    "agreement_after_receipt": gettext_lazy("The settlement may not be before the receipt of the appeal."),
    "campaign_covers_records": gettext_lazy("Records of the campaign lie outside these days."),
    "professional_is_25": gettext_lazy("A professional mediator must be at least 25 years old on that day."),
    "merge_of_two_cards": gettext_lazy("Choose another card that is not merged itself."),
    "merge_after_entries": gettext_lazy("The duplicate has an entry after this day."),
    "merge_keeps_registered": gettext_lazy("Keep the card that stands in the register on this day."),
    "merged_card_is_closed": gettext_lazy("This card was merged into another one and is not changed any more."),
    "deputy_within_region": gettext_lazy("A coordinator and an operator of the same region are needed."),
    "platform_covers_appeals": gettext_lazy("The platform received appeals outside these dates."),
    "completion_not_future": gettext_lazy("The day is in the future."),
    "response_while_open": gettext_lazy("The questionnaire is not open on that day."),
    "questionnaire_in_campaign": gettext_lazy("A questionnaire is open within the days of its campaign."),
    "questionnaire_covers_answers": gettext_lazy("There are answers outside these days."),
    "survey_is_frozen": gettext_lazy(
        "Somebody has answered: words can be mended and questions or choices retired, nothing else."
    ),
    "organisation_in_reach": gettext_lazy("The organisation belongs to another region."),
    "memorandum_not_future": gettext_lazy("The day is in the future."),
    "duty_platform_open": gettext_lazy("The platform is not open on that day."),
    "duty_mediator_serves": gettext_lazy("The mediator does not serve at this platform on that day."),
}
# The field a message is shown beside, where it is not the record as a whole.
FIELDS = {
    "appeal_received_not_future": "received_on",
    "appeal_resolved_not_future": "resolved_on",
    "appeal_resolved_after_receipt": "resolved_on",
    "appeal_outcome_with_day": "outcome",
    "appeal_agreed_after_receipt": "mediation_agreed_on",
    "appeal_agreed_not_future": "mediation_agreed_on",
    "appeal_extended_once": "extended_on",
    "appeal_extended_after_receipt": "extended_on",
    "appeal_reopened_with_reason": "outcome",
    "appeal_received_before_case": "received_on",
    "session_not_future": "held_on",
    "session_after_receipt": "held_on",
    "session_late_with_reason": "reason",
    "session_minutes_plausible": "minutes",
    "training_title_once": "title",
    "session_participants_plausible": "participants",
    "agreement_not_future": "signed_on",
    "agreement_after_receipt": "signed_on",
    "agreement_due_after_signing": "due_on",
    "agreement_follow_up_whole": "followed_up_on",
    "party_birth_year_plausible": "birth_year",
    "party_organisation_has_no_age": "is_organisation",
    "party_named_with_consent": "consented_on",
    "handover_to_one": "to_region",
    "handover_to_another": "to_region",
    "appeal_age_plausible": "age",
    "appeal_platform_open": "platform",
    "request_platform_in_region": "platform",
    "appeal_platform_in_region": "platform",
    "appeal_external_id_once": "external_id",
    "day_in_campaign_window": "campaign",
    "event_ends_after_start": "ends_on",
    "event_attendance_plausible": "attendance",
    "event_dates_fit": "dates",
    "event_organisation_once": "partners",
    "event_mediator_once": "mediators",
    "organisation_once": "name_ru",
    "memorandum_ends_after_signing": "ends_on",
    "memorandum_not_future": "signed_on",
    "memorandum_once": "subject",
    "event_platform_in_region": "platform",
    "event_external_id_once": "external_id",
    "publication_external_id_once": "external_id",
    "publication_quantity_plausible": "quantity",
    "questionnaire_in_campaign": "closes_on",
    "questionnaire_covers_answers": "closes_on",
    "questionnaire_closes_after_opening": "closes_on",
    "response_in_campaign": "campaign",
    "response_platform_in_region": "platform",
    "response_while_open": "answered_on",
    "question_scale_has_steps": "steps",
    "campaign_ends_after_start": "ends_on",
    "campaign_closes_after_opening": "closes_at",
    "host_fits_kind": "host",
    "platform_in_kazakhstan": "latitude",
    "platform_coordinates_in_pairs": "longitude",
    "service_no_overlap": "mediator",
    "service_ends_after_start": "ends_on",
    "pattern_ends_after_start": "ends_at",
    "pattern_ends_after_beginning": "ends_on",
    "duty_ends_after_start": "ends_at",
    "duty_in_one_place": "mediator",
    "duty_mediator_serves": "mediator",
    "duty_platform_open": "day",
    "training_hours_plausible": "hours",
    "completion_not_future": "finished_on",
    "completion_once": "finished_on",
    "certificate_ends_after_issue": "certificate_until_on",
    "mediator_birth_plausible": "birth_on",
    "professional_is_25": "birth_on",
    "merge_of_two_cards": "kept",
    "mediator_merged_in_region": "kept",
    "merge_after_entries": "on",
    "merge_keeps_registered": "kept",
    "merged_card_is_closed": "registry_number",
    "user_region_fits_role": "region",
    "user_platform_in_region": "platform",
    "deputy_ends_after_start": "ends_on",
    "deputy_for_an_absence": "ends_on",
    "deputy_no_overlap": "starts_on",
}


def constraint_name(error: IntegrityError) -> str:
    """Return the name of the constraint the database refused by, or ""."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


@cache
def _messages() -> dict:
    declared = {
        constraint.name: constraint.violation_error_message
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }
    return {**declared, **TRIGGERS}


def explain(error: IntegrityError) -> str:
    """Say what the database refused, in the active language; a general sentence for a nameless constraint."""
    name = constraint_name(error)
    if name in _messages():
        return str(_messages()[name])
    if name.endswith(("_key", "_uniq", "_once")):
        return _("A record with this number already exists.")
    return _("The database refused this record (%(name)s).") % {"name": name or "?"}


def field_of(error: IntegrityError) -> str | None:
    """Return the name of the form field the refusal is about, or None for the whole record."""
    return FIELDS.get(constraint_name(error))


def message(name: str) -> str:
    """Return the words of a named constraint, for a check made before the database's own."""
    return str(_messages()[name])
