"""CareCircle for geopandas: can people walk to elder care?

Every function hands its inputs to the command ``carecircle`` and reads what the command writes. Nothing is computed
here, so that every answer equals the command's.

    >>> import carecircle
    >>> estates = carecircle.gaps("estates.geojson", "rooms.geojson", all=True)

Inputs are GeoDataFrames, paths, or an :class:`Input` where something has to be said of them, such as a datum that
geopandas does not know::

    carecircle.gaps(carecircle.Input("estates.csv", crs="BD09"), carecircle.Input("rooms.csv", crs="GCJ02"))
"""

from ._command import command, set_command, version
from ._errors import (
    BadDataError,
    CannotWriteError,
    CareCircleError,
    CareCircleWarning,
    CommandNotFoundError,
    InputMissingError,
    InterruptedRunError,
    ProgramFaultError,
    UsageError,
)
from ._inputs import INPUTS, Input
from ._results import Result
from .api import check, circles, coverage, gaps, isochrones, run, site, supply

__all__ = [
    "INPUTS",
    "BadDataError",
    "CannotWriteError",
    "CareCircleError",
    "CareCircleWarning",
    "CommandNotFoundError",
    "Input",
    "InputMissingError",
    "InterruptedRunError",
    "ProgramFaultError",
    "Result",
    "UsageError",
    "check",
    "circles",
    "command",
    "coverage",
    "gaps",
    "isochrones",
    "run",
    "set_command",
    "site",
    "supply",
    "version",
]

__version__ = "0.1.0"
