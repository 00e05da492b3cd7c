"""The study file: which inputs are cut into tiles, which are sent whole, and the study of a piece."""

from __future__ import annotations

import copy
import glob
import os
import re
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Tuple

import yaml

# Inputs of which every tile gets its own rows.
CUT = ("estates", "facilities", "gates", "townships", "communities")
# Those of which every tile gets all names, and the ground of those nearby.
UNITS = ("townships", "communities")
# Inputs that every worker gets whole.
WHOLE = (
    "boundary", "within", "residential_land", "network", "barriers", "network_extent", "facilities_extent",
)
# Those of them whose ground the grid may have to cover.
GROUNDS = ("boundary", "within", "residential_land")
# Inputs that need rows of the whole study.
REFUSED = ("estate_attributes", "estate_polygons", "population", "corrections")


class StudyError(ValueError):
    """Something about the study that has to be changed before it can run in tiles."""


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass
class Source:
    """A file of an input, and what the study says of it."""

    role: str
    number: int
    uri: str
    name: str
    settings: Dict[str, Any]
    # What stands before and after the rows in the file and in each piece of it.
    head: str = ""
    tail: str = ""
    separator: str = ""
    # The first line that is a row, and the byte between cells.
    first_line: int = 1
    delimiter: str = ","
    rows_in: int = field(default=0)

    @property
    def kind(self) -> str:
        ending = self.uri.rsplit("?", 1)[0].rstrip("/").lower()
        if ending.endswith((".parquet", ".geoparquet")):
            return "parquet"
        return "geojson" if ending.endswith((".geojson", ".json")) else "text"

    @property
    def address(self) -> str:
        """The file as Spark is asked for it, whose names of local files are patterns."""
        return self.uri if is_address(self.uri) else "file://" + re.sub(r"([*?\[\]{}\\])", r"\\\1", self.uri)

    @property
    def piece(self) -> str:
        """The name of a piece of the file."""
        return f"{self.role}-{self.number}.{'geojson' if self.kind == 'geojson' else 'csv'}"


def is_address(path: str) -> bool:
    return re.match(r"^[a-z][a-z0-9+.-]*://", path) is not None


class Study:
    """A study file, with its inputs sorted by how they reach the tiles."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.folder = os.path.dirname(os.path.abspath(path))
        try:
            with open(path, encoding="utf-8") as file:
                self.document = yaml.load(file, Loader=_Loader)
        except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
            raise StudyError(f"{path}: cannot be read as a study file: {error}") from error
        if not isinstance(self.document, dict) or not isinstance(self.document.get("inputs"), dict):
            raise StudyError(f"{path}: has no inputs; see carecircle init for a study file to start from")
        self.sources: List[Source] = []
        self.whole: List[Source] = []
        self._sort_inputs()

    def _sort_inputs(self) -> None:
        inputs = dict(self.document["inputs"])
        # Extents may stand beside the inputs, too.
        inputs.update({key: self.document[key] for key in WHOLE if key in self.document})
        refused = [key for key in REFUSED if key in inputs]
        if refused:
            raise StudyError(
                f"{self.path}: inputs.{refused[0]} needs rows of the whole study, which no tile has; join it to the "
                "estates before, or run the study on one machine"
            )
        for role, given in inputs.items():
            if role in CUT:
                self.sources += self._files(role, given, len(self.sources))
            elif role in WHOLE:
                self.whole += self._files(role, given, len(self.whole))
        for role in ("estates", "facilities"):
            if not any(source.role == role for source in self.sources):
                raise StudyError(f"{self.path}: inputs.{role} is missing")

    def _files(self, role: str, given: Any, first: int) -> List[Source]:
        found: List[Source] = []
        for entry in given if isinstance(given, list) else [given]:
            if not isinstance(entry, dict) or "path" not in entry:
                raise StudyError(f"{self.path}: inputs.{role} has no path")
            paths = entry["path"] if isinstance(entry["path"], list) else [entry["path"]]
            settings = {key: value for key, value in entry.items() if key != "path"}
            if role in CUT and settings.get("header") is False:
                raise StudyError(
                    f"{self.path}: inputs.{role}.header: a table without a header cannot be cut; write one"
                )
            for path in paths:
                for name, uri in self._resolved(role, str(path)):
                    found.append(Source(role, first + len(found), uri, name, copy.deepcopy(settings)))
        return found

    def _resolved(self, role: str, path: str) -> List[Tuple[str, str]]:
        """The names and addresses of the files that a path means, in the order in which the command reads them."""
        if is_address(path):
            return [(path.rstrip("/").rsplit("/", 1)[-1], path)]
        full = os.path.join(self.folder, path)
        if not re.search(r"[*?\[]", path) or os.path.exists(full):
            matches = [full]
        else:
            matches = sorted(glob.glob(full))
        if not matches or not all(os.path.exists(match) for match in matches):
            raise StudyError(f"{self.path}: inputs.{role}.path: {path} is not there, relative to the study file")
        names = [path] if matches == [full] else [os.path.relpath(match, self.folder) for match in matches]
        shown = [name.rsplit("/", 1)[-1] if name.startswith("/") else name for name in names]
        return list(zip(shown, matches))

    # The studies of pieces

    def piece(self, inputs: Dict[str, List[Dict[str, Any]]], policy: Optional[str] = None) -> str:
        """A study file like this one, with other inputs."""
        left_out = ("inputs", "output", "formats", "study_id", *WHOLE)
        document = {key: value for key, value in self.document.items() if key not in left_out}
        if policy is not None:
            document["policy"] = policy
        document["inputs"] = inputs
        return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)

    @property
    def policy_file(self) -> Optional[str]:
        """The path of the policy, where it is a file and none of the command's own."""
        name = self.document.get("policy")
        if not isinstance(name, str):
            return None
        path = os.path.join(self.folder, name)
        return path if os.path.isfile(path) else None


def piece_input(source: Source, path: str, lines: Optional[str]) -> Dict[str, Any]:
    """What a study says of a piece of a file."""
    origin = {"file": source.name}
    if lines is not None:
        origin["lines"] = lines
    entry = {"path": path, **source.settings, "origin": origin}
    if lines is not None and source.kind == "text":
        entry.setdefault("delimiter", source.delimiter)
    return entry
