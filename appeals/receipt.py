"""The number a citizen gets for a request: hard to guess, easy to read out.

Twelve characters of an alphabet without I, L, O and U: 60 bits, in three groups.
"""

import uuid

from django.utils.crypto import salted_hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 12, 4
HEARD_AS = str.maketrans("OILoil", "011011")


def receipt_of(token: uuid.UUID) -> str:
    """Return the receipt of a form's token; without the portal's key nobody can tell one from the other."""
    number = int.from_bytes(salted_hmac("appeals.receipt", str(token), algorithm="sha256").digest()[:8])
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(LENGTH))


def read(text: str) -> str:
    """Return a receipt as it was typed, without its groups; "" if it cannot be one."""
    bare = "".join(text.translate(HEARD_AS).upper().replace("-", " ").split())
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else ""


def grouped(receipt: str) -> str:
    return "-".join(receipt[start : start + GROUP] for start in range(0, LENGTH, GROUP))
