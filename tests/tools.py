"""Programs that tests drive, where the machine has them. With PORTAL_TOOLS=required their absence fails a test."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def program(*names: str) -> str:
    """Return the path of the first of these programs; skip the test if there is none, or fail it where required."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found:
        return found
    packages = PACKAGES.get(names[0], names[0])
    missing = f"{' or '.join(names)} is not installed (apt-get install -y --no-install-recommends {packages})"
    if os.environ.get("PORTAL_TOOLS") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


PACKAGES = {"soffice": "libreoffice-writer-nogui libreoffice-calc-nogui"}  # others are named like the program


def as_pdf(path: Path) -> Path:
    """Convert an office document with LibreOffice, in a profile of its own."""
    office = program("soffice")
    profile = f"-env:UserInstallation=file://{path.parent}/office"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return path.with_suffix(".pdf")
