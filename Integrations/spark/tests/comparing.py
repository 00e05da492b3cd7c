"""The results of tiles beside those of a whole run."""

import csv
import json
import os
import subprocess
from collections import Counter
from pathlib import Path


def run_whole(study, out, *arguments):
    subprocess.run(
        [os.environ["CARECIRCLE"], "run", str(study), "--out", str(out), "--quiet", "--no-report", *arguments], check=True
    )
    return Path(out)


def lines(path):
    return Path(path).read_bytes().split(b"\r\n")


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def assert_same(whole, joined):
    """Everything that the job promises."""
    whole, joined = Path(whole), Path(joined)
    own, other = lines(whole / "estates.csv"), lines(joined / "estates.csv")
    assert own[0] == other[0] and len(own) > 10
    assert sorted(own) == sorted(other)
    assert (whole / "summary.json").read_bytes() == (joined / "summary.json").read_bytes()
    assert lines(whole / "townships.csv")[0] == lines(joined / "townships.csv")[0]
    units, others = table(whole / "townships.csv"), table(joined / "townships.csv")
    assert len(units) == len(others)
    for unit, other_unit in zip(units, others):
        for key, value in unit.items():
            if key.startswith("area_"):
                # The figures of parts have four decimals.
                assert (value == "") == (other_unit[key] == ""), key
                if value:
                    assert abs(float(value) - float(other_unit[key])) <= 0.001 + 0.002 * abs(float(value)), (key, unit)
            else:
                assert value == other_unit[key], (key, unit, other_unit)
    assert_same_issues(whole, joined)


def assert_same_issues(whole, joined):
    """Every issue about a row, with the file and the line of the user's own file."""

    def rows(folder):
        # Rows are numbered anew when tiles are joined. How many points lie outside is told of the rows of each tile.
        return Counter(
            tuple(value for key, value in row.items() if key != "id")
            for row in table(folder / "issues.csv")
            if row["line"] and row["reason"] != "outside_boundary"
        )

    assert rows(whole) == rows(joined)


def rows_of(folder):
    """Rows in, used and rejected of each input, over all its files."""
    counts = {}
    for info in json.loads((Path(folder) / "provenance.json").read_text())["inputs"]:
        own = counts.setdefault(info["role"], [0, 0, 0])
        for at, key in enumerate(("rows_in", "rows_used", "rows_rejected")):
            own[at] += info[key]
    return counts
