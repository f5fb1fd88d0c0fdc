"""Contacts and numbers of persons: telephones, e-mail, links, identification numbers."""

import re

from django.utils.translation import gettext as _

from mediation.texts.findings import Finding, Kind

# The first that fits has the place, so an identification number is not taken for a telephone.
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(
    r"(?:https?://|www\.)[^\s«»\"<>]*[^\s«»\"<>.,;:)]|\b(?:t\.me|wa\.me|instagram\.com|facebook\.com|vk\.com)/[^\s«»\"<>]*[^\s«»\"<>.,;:)]"
)
TWELVE = re.compile(r"(?<!\d)\d{12}(?!\d)")
# Beginning with the country's 7 or 8 and ten digits, or in brackets or groups; a sum of money has no such groups.
PHONE = re.compile(
    r"(?<![\d.,])(?:\+?[78][\s\u00a0-]*\(?\d{3,5}\)?(?:[\s\u00a0-]*\d){5,7}|\(\d{3,5}\)(?:[\s\u00a0-]*\d){5,7}"
    r"|\d{2,3}-\d{2}-\d{2})(?!\d)"
)
ACCOUNT = re.compile(r"(?<![\w.])@[A-Za-z][\w.]+\w")


def contacts(text: str) -> list[Finding]:
    said = (
        (EMAIL, _("An e-mail address.")),
        (LINK, _("A link.")),
        (TWELVE, _("Twelve digits, like an identification number.")),
        (PHONE, _("A telephone number.")),
        (ACCOUNT, _("An account in a social network.")),
    )
    return [
        Finding(*match.span(), Kind.CONTACT, message) for pattern, message in said for match in pattern.finditer(text)
    ]
