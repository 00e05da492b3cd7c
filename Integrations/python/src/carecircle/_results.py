"""Reading what the command writes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

#: Columns that are texts although they look like numbers.
_TEXTS = {"id", "name", "township", "community", "nearest_id", "code", "clause", "room_id", "estate_id", "site_id"}


def read_layer(path: Path, columns: Optional[List[str]] = None) -> gpd.GeoDataFrame:
    """A layer of results as a frame in EPSG:4326, lists as lists, ids as texts.

    ``columns`` are the columns of a layer without features, which GeoJSON cannot tell.
    """
    document = json.loads(path.read_text(encoding="utf-8"))
    features = document["features"]
    records = [feature["properties"] for feature in features]
    if records:
        # All shapes are read in one call, since one for each takes longer than all the rest.
        shapes = shapely.from_geojson(
            np.array([json.dumps(f["geometry"]) if f["geometry"] else None for f in features], dtype=object)
        )
    else:
        shapes = []
    frame = gpd.GeoDataFrame(
        pd.DataFrame.from_records(records, columns=None if records else columns), geometry=shapes, crs="EPSG:4326"
    )
    frame.attrs["carecircle"] = {key: value for key, value in document.items() if key not in ("type", "features")}
    return frame


def read_table(path: Path) -> pd.DataFrame:
    """A table of results; ids and codes are texts."""
    header = pd.read_csv(path, nrows=0, encoding="utf-8-sig").columns
    texts = {name: str for name in header if name in _TEXTS or name.endswith(("_id", "_text"))}
    return pd.read_csv(path, dtype=texts, encoding="utf-8-sig", keep_default_na=True)


@dataclass(frozen=True)
class Result:
    """A folder of results.

    :ivar layers: the layers by name, such as ``estates`` or ``gap-areas``.
    :ivar tables: the tables by name, such as ``townships`` or ``findings``.
    :ivar documents: ``summary``, ``provenance``, ``plan``: whatever the command wrote as JSON.
    :ivar folder: where the files are; None if no folder was asked for, and the files are gone.
    :ivar after: the study as it would be after a plan of sites; else None.
    """

    layers: Dict[str, gpd.GeoDataFrame] = field(default_factory=dict)
    tables: Dict[str, pd.DataFrame] = field(default_factory=dict)
    documents: Dict[str, Any] = field(default_factory=dict)
    folder: Optional[Path] = None
    after: Optional["Result"] = None

    def __getitem__(self, name: str) -> Any:
        for kind in (self.layers, self.tables, self.documents):
            if name in kind:
                return kind[name]
        raise KeyError(name)

    def __repr__(self) -> str:
        names = [*self.layers, *self.tables, *self.documents]
        return f"Result({', '.join(names)})"


def read_folder(folder: Path, keep: bool) -> Result:
    """Everything in a folder of results that a frame can hold."""
    layers: Dict[str, gpd.GeoDataFrame] = {}
    tables: Dict[str, pd.DataFrame] = {}
    documents: Dict[str, Any] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".geojson":
            layers[path.stem] = read_layer(path)
        elif path.suffix == ".csv":
            tables[path.stem] = read_table(path)
        elif path.suffix == ".json":
            documents[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    after = folder / "after"
    return Result(
        layers,
        tables,
        documents,
        folder if keep else None,
        read_folder(after, keep) if after.is_dir() else None,
    )
