"""Inputs of the command: frames and paths, with what has to be said of them."""

from __future__ import annotations

import json
import math
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Union

import geopandas as gpd
import pandas as pd
import shapely

from ._errors import UsageError

#: The names of the inputs, as in a study file.
INPUTS = (
    "estates",
    "estate_attributes",
    "estate_polygons",
    "gates",
    "facilities",
    "rooms",
    "new_estates",
    "villages",
    "townships",
    "communities",
    "named_sites",
    "boundary",
    "within",
    "residential_land",
    "network",
    "barriers",
    "network_extent",
    "facilities_extent",
    "population",
    "elevation",
    "indicators",
    "milestones",
    "basic_services",
    "parcels",
    "conversions",
    "candidates",
    "subsidies",
    "corrections",
)

Source = Union[gpd.GeoDataFrame, pd.DataFrame, str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Input:
    """An input with what has to be said of it.

    :param source: a GeoDataFrame, a DataFrame with columns of coordinates, or a path. A path may end in ``.parquet``:
        it is then read by geopandas.
    :param crs: the coordinate reference system: ``WGS84``, ``CGCS2000``, ``GCJ02``, ``BD09``, ``EPSG:4549``. Needed
        where the source does not know it, and for the datums GCJ02 and BD09, which geopandas does not know.
    :param columns: the columns in which fields are found, as in ``{"built_year": "BUILDTIME"}``.
    :param layer: the layer or sheet of a file with several.
    :param options: further flags of this input without their prefix, as in ``{"encoding": "gb18030"}``.
    """

    source: Source
    crs: Optional[str] = None
    columns: Mapping[str, str] = field(default_factory=dict)
    layer: Optional[str] = None
    options: Mapping[str, Any] = field(default_factory=dict)


AnyInput = Union[Source, Input]


def flags(name: str, given: Union[AnyInput, Sequence[AnyInput]], folder: Path) -> List[str]:
    """The flags that hand an input to the command. Frames are written into ``folder``."""
    if name not in INPUTS:
        raise UsageError([f"{name} is no input; there are {', '.join(INPUTS)}"])
    if isinstance(given, (list, tuple)):
        return [flag for number, one in enumerate(given) for flag in _flags(name, one, folder, f"{name}-{number}")]
    return _flags(name, given, folder, name)


def _flags(name: str, given: AnyInput, folder: Path, stem: str) -> List[str]:
    told = given if isinstance(given, Input) else Input(given)
    source, crs = told.source, told.crs
    if not isinstance(source, pd.DataFrame):
        path = os.fspath(source)
        if not path.lower().endswith((".parquet", ".geoparquet")):
            return _said(name, path, crs, told)
        source = gpd.read_parquet(path)
    if isinstance(source, gpd.GeoDataFrame):
        path = str(folder / f"{stem}.geojson")
        crs = crs or _crs(name, source)
        _write_layer(source, path)
    else:
        if crs is None and name not in _TABLES:
            raise UsageError(
                [
                    f"{name}: a DataFrame without geometry does not say what its coordinates are; give "
                    'Input(frame, crs="…"), or a GeoDataFrame'
                ]
            )
        path = str(folder / f"{stem}.csv")
        source.to_csv(path, index=False)
    return _said(name, path, crs, told)


#: Inputs that need no coordinates.
_TABLES = frozenset(
    "estate_attributes population indicators milestones basic_services subsidies corrections rooms new_estates "
    "villages townships communities conversions parcels candidates".split()
)


def _said(name: str, path: str, crs: Optional[str], told: Input) -> List[str]:
    flag = "--" + name.replace("_", "-")
    said = [flag, path]
    if crs is not None:
        said += [f"{flag}-crs", crs]
    if told.layer is not None:
        said += [f"{flag}-layer", str(told.layer)]
    for key, header in told.columns.items():
        said += [f"{flag}-column", f"{key}={header}"]
    for key, value in told.options.items():
        option = f"{flag}-{key.replace('_', '-')}"
        said += [option] if value is True else [option, str(value)]
    return said


def _crs(name: str, frame: gpd.GeoDataFrame) -> str:
    """The system of a frame as the command takes it. It is never guessed."""
    if frame.crs is None:
        raise UsageError(
            [
                f"{name}: the frame has no CRS; set it (frame.set_crs), or give Input(frame, crs=…) with WGS84, "
                "CGCS2000, GCJ02, BD09 or EPSG:<code>"
            ]
        )
    authority = frame.crs.to_authority(min_confidence=100)
    if authority is not None and authority[0] in ("EPSG", "OGC"):
        # OGC:CRS84 is WGS 84 with the longitude first, as all frames have it.
        return "WGS84" if authority == ("OGC", "CRS84") else f"{authority[0]}:{authority[1]}"
    return frame.crs.to_wkt()


def _write_layer(frame: gpd.GeoDataFrame, path: str) -> None:
    """Writes a frame as GeoJSON in its own coordinates, with every digit."""
    shapes = shapely.to_geojson(frame.geometry.values)
    columns = [str(column) for column in frame.columns if column != frame.geometry.name]
    values = [frame[column].tolist() for column in frame.columns if column != frame.geometry.name]
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for number, shape in enumerate(shapes):
            properties = {column: _plain(values[place][number]) for place, column in enumerate(columns)}
            file.write(",\n" if number else "")
            file.write('{"type":"Feature","properties":')
            file.write(json.dumps(properties, ensure_ascii=False))
            file.write(f',"geometry":{shape or "null"}}}')
        file.write("\n]}\n")


def _plain(value: Any) -> Any:
    """A cell as JSON has it: nothing for what is missing, ISO 8601 for dates."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        # A column of whole numbers with gaps is one of floats in pandas.
        return None if math.isnan(value) else int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat() if value == value.normalize() else value.isoformat()
    if hasattr(value, "item"):
        return _plain(value.item())
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return str(value)


def option_flags(options: Dict[str, Any]) -> List[str]:
    """Options as flags: ``old_until=1999`` is ``--old-until 1999``, True a flag of its own, a list one flag each."""
    said: List[str] = []
    for key, value in options.items():
        flag = "--" + key.replace("_", "-")
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if one is None or one is False:
                continue
            said += [flag] if one is True else [flag, str(one)]
    return said
