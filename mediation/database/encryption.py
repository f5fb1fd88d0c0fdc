"""A text column that the database sees only as ciphertext.

AES-GCM with the table and column as associated data, so that a value moved to another column does not open.
The first byte names the key, so that keys can be rotated. The key lives outside the database and its dumps.
"""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

from mediation import environment

KEY_ID = b"\x01"
NONCE = 12
DIGITS = "0123456789"
PHONE = set(f"{DIGITS}+()- ")


def blind_index(text: str) -> bytes | None:
    """Return a keyed hash of the folded text, for exact search; None for no text."""
    folded = fold(text)
    return hmac.new(environment.field_key(), folded.encode(), hashlib.sha256).digest() if folded else None


def fold(text: str) -> str:
    """Write the same name, address or telephone number in one way; a trunk 8 stands for the country's 7."""
    digits = "".join(character for character in text if character in DIGITS)
    if not digits or set(text) - PHONE:
        return " ".join(text.casefold().split())
    return f"7{digits[1:]}" if len(digits) == 11 and digits[0] == "8" else digits


class EncryptedTextField(models.BinaryField):
    """Text in Python, ciphertext in the database. Empty text stays empty."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    def associated(self) -> bytes:
        return f"{self.model._meta.db_table}.{self.column}".encode()

    def get_db_prep_value(self, value, connection, prepared=False):
        if isinstance(value, str):
            value = self.encrypt(value) if value else b""
        return super().get_db_prep_value(value, connection, prepared)

    def encrypt(self, text: str) -> bytes:
        nonce = os.urandom(NONCE)
        sealed = AESGCM(environment.field_key()).encrypt(nonce, text.encode(), self.associated())
        return KEY_ID + nonce + sealed

    def from_db_value(self, value, expression, connection):
        value = bytes(value or b"")
        if not value:
            return ""
        nonce, sealed = value[1 : 1 + NONCE], value[1 + NONCE :]
        return AESGCM(environment.field_key()).decrypt(nonce, sealed, self.associated()).decode()

    def get_default(self):
        return ""

    def to_python(self, value):
        return value
