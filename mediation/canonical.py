"""The one text of structured data that a hash is taken over."""

import json


def canonical(data: dict) -> str:
    """Return sorted keys, no spaces, letters as they are."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
