"""The sample district, and the command that was built from this repository."""

import os
import shutil
from pathlib import Path

import pytest

import carecircle

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "SampleData"


def pytest_configure(config):
    """Tests run the command of this repository, unless another is named."""
    built = ROOT / ".build" / "release" / "carecircle"
    if "CARECIRCLE" not in os.environ and built.exists():
        carecircle.set_command(str(built))
    elif "CARECIRCLE" not in os.environ and not shutil.which("carecircle"):
        pytest.exit("no command: swift build -c release, or set CARECIRCLE", returncode=2)


@pytest.fixture
def sample():
    """The folder of the sample district."""
    return SAMPLE
