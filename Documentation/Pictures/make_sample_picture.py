"""Draws the result of the sample study as a map: Documentation/Pictures/sample.png.

    carecircle run SampleData/study.yaml
    python3 Documentation/Pictures/make_sample_picture.py out Documentation/Pictures/sample.png

Needs matplotlib, and a font with Chinese characters such as Noto Sans CJK for the names of townships.
"""

import json
import math
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib import font_manager, patheffects
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path as Outline

# Colours that stay apart for every kind of colour vision (Okabe and Ito); shapes differ as well.
COVERED, GAP, UNDECIDED, NOT_ASKED = "#0072B2", "#D55E00", "#FFFFFF", "#B4B1AA"
COVERED_GROUND, GAP_GROUND, UNDECIDED_GROUND = "#BFDDF0", "#FBEBD3", "#E2E0DC"
INK, PALE_INK = "#222222", "#5E5B55"
VERDICTS = {
    "covered": dict(marker="o", s=24, color=COVERED, edgecolor="white", linewidth=0.5),
    "gap": dict(marker="^", s=42, color=GAP, edgecolor="white", linewidth=0.5),
    "indeterminate": dict(marker="D", s=24, color=UNDECIDED, edgecolor=INK, linewidth=1.0),
}


def features(folder, name):
    """The features of a layer that have a geometry."""
    layer = json.loads((folder / name).read_text(encoding="utf-8"))
    return [feature for feature in layer["features"] if feature["geometry"]]


def polygons(geometry):
    """The polygons of a geometry, each a list of rings."""
    rings = geometry["coordinates"]
    return [rings] if geometry["type"] == "Polygon" else rings


def draw(axes, geometry, **style):
    """Draws an area with its holes."""
    rings = [ring for polygon in polygons(geometry) for ring in polygon]
    points = [place for ring in rings for place in ring]
    codes = [
        code
        for ring in rings
        for code in [Outline.MOVETO] + [Outline.LINETO] * (len(ring) - 2) + [Outline.CLOSEPOLY]
    ]
    axes.add_patch(PathPatch(Outline(points, codes), **style))


def middle(geometry):
    """The middle of the box around an area."""
    places = [place for polygon in polygons(geometry) for place in polygon[0]]
    lons, lats = zip(*places)
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


def room_for_a_name(geometry, occupied, half_width, half_height):
    """The place in an area where a text of a size hides the least of some places and of the border.

    Sizes are in degrees. Of equal places the one nearest to the middle is taken.
    """
    rings = [ring for polygon in polygons(geometry) for ring in polygon]
    border = [
        (x0 + (x1 - x0) * step / 8, y0 + (y1 - y0) * step / 8)
        for ring in rings
        for (x0, y0), (x1, y1) in zip(ring, ring[1:])
        for step in range(8)
    ]
    outline = Outline(max((polygon[0] for polygon in polygons(geometry)), key=len))
    lons, lats = zip(*border)
    centre = middle(geometry)
    best = None
    for row in range(1, 60):
        for column in range(1, 60):
            lon = min(lons) + (max(lons) - min(lons)) * column / 60
            lat = min(lats) + (max(lats) - min(lats)) * row / 60
            if not outline.contains_point((lon, lat)):
                continue

            def covers(place):
                return abs(place[0] - lon) < half_width and abs(place[1] - lat) < half_height

            hidden = sum(map(covers, occupied)) + 2 * sum(map(covers, border))
            distance = math.hypot(lon - centre[0], lat - centre[1])
            if best is None or (hidden, distance) < best[0]:
                best = (hidden, distance), (lon, lat)
    return best[1]


def scale_bar(axes, lon, lat, degrees_per_km):
    """A bar of two kilometres with its figures."""
    height = degrees_per_km * 0.09
    for kilometre, colour in ((0, INK), (1, "white")):
        left = lon + kilometre * degrees_per_km
        axes.add_patch(
            plt.Rectangle(
                (left, lat), degrees_per_km, height, facecolor=colour, edgecolor=INK, linewidth=0.8
            )
        )
    for kilometre in range(3):
        text = f"{kilometre} km" if kilometre == 2 else str(kilometre)
        place = (lon + kilometre * degrees_per_km, lat + height * 1.6)
        axes.annotate(text, place, ha="center", va="bottom", fontsize=8, color=INK)


def main(folder, target):
    names = {font.name for font in font_manager.fontManager.ttflist}
    chinese = [name for name in ("Noto Sans CJK SC", "Noto Sans CJK JP") if name in names]
    plt.rcParams["font.family"] = ["DejaVu Sans", *chinese]
    plt.rcParams["hatch.linewidth"] = 0.6

    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    units = features(folder, "coverage.geojson")
    townships = [unit for unit in units if unit["properties"]["unit_type"] == "township"]
    circles = features(folder, "circles.geojson")
    estates = features(folder, "estates.geojson")

    figure = plt.figure(figsize=(10.4, 7.3), dpi=110, facecolor="white")
    axes = figure.add_axes([0.01, 0.015, 0.705, 0.875])
    halo = [patheffects.withStroke(linewidth=2.6, foreground="white")]

    # Ground: all of it covered, and what no room covers on top.
    for township in townships:
        draw(axes, township["geometry"], facecolor=COVERED_GROUND, edgecolor="none", zorder=1)
    for area in features(folder, "gap-areas.geojson"):
        if area["properties"]["verdict"] == "gap":
            style = dict(facecolor=GAP_GROUND, edgecolor=GAP_GROUND, linewidth=0.4)
        else:
            style = dict(facecolor=UNDECIDED_GROUND, edgecolor="#A09C94", hatch="////", linewidth=0)
        draw(axes, area["geometry"], zorder=2, **style)
    for township in townships:
        draw(axes, township["geometry"], fill=False, edgecolor="white", linewidth=2.8, zorder=3)
        draw(axes, township["geometry"], fill=False, edgecolor="#6B675F", linewidth=1.0, zorder=4)

    # Estates: those that are not asked about first, the gaps last.
    by_verdict, occupied = {}, []
    for estate in estates:
        place = estate["geometry"]
        place = place["coordinates"] if place["type"] == "Point" else middle(place)
        verdict = estate["properties"]["verdict"]
        by_verdict.setdefault(verdict, []).append(place)
        occupied += [place] * (1 if verdict == "not_applicable" else 4)
    axes.scatter(*zip(*by_verdict["not_applicable"]), s=5, color=NOT_ASKED, zorder=5, linewidth=0)
    for order, (verdict, style) in enumerate(VERDICTS.items()):
        if verdict in by_verdict:
            axes.scatter(*zip(*by_verdict[verdict]), zorder=6 + order, **style)

    # Rooms: the middle of each circle.
    for qualifies in (False, True):
        rooms = [
            middle(circle["geometry"])
            for circle in circles
            if (circle["properties"]["qualifies"] == "yes") == qualifies
        ]
        occupied += rooms * (20 if qualifies else 2)
        if qualifies:
            axes.scatter(
                *zip(*rooms), marker="s", s=78, color="black", edgecolor="white", linewidth=1, zorder=10
            )
            axes.scatter(*zip(*rooms), marker="+", s=34, color="white", linewidth=1.6, zorder=11)
        else:
            axes.scatter(
                *zip(*rooms), marker="s", s=15, facecolor="none", edgecolor=INK, linewidth=0.8, zorder=5
            )

    # Names, each with its share.
    for township in townships:
        facts = township["properties"]
        share = f"{facts['n']} of {facts['of']} covered" if facts["of"] else "no old estates"
        lon, lat = room_for_a_name(township["geometry"], occupied, 0.0102, 0.0043)
        name, note = (
            axes.annotate(
                text, (lon, lat), xytext=(0, offset), textcoords="offset points", ha="center",
                va="center", fontsize=size, color=colour, weight=weight, zorder=20,
            )
            for text, offset, size, colour, weight in (
                (facts["unit_name"], 7, 11, INK, "bold"),
                (share, -7, 8, PALE_INK, "normal"),
            )
        )
        name.set_path_effects(halo)
        note.set_path_effects(halo)

    axes.autoscale_view()
    south, north = axes.get_ylim()
    west, east = axes.get_xlim()
    stretch = 1 / math.cos(math.radians((south + north) / 2))
    axes.set_aspect(stretch)
    axes.set_axis_off()
    scale_bar(
        axes, west + (east - west) * 0.02, south + (north - south) * 0.03, stretch / 111.2
    )

    head = summary["headline"]
    covered = head["covered"]
    figure.text(
        0.018, 0.952, "Which old estates have a care room within a 15-minute walk?", fontsize=15,
        weight="bold", color=INK,
    )
    figure.text(
        0.018, 0.914,
        f"{covered['n']} of {covered['of']} do ({covered['percent']:.1f} %), {head['gaps']} do not; "
        f"{head['indeterminate']} are undecided, since the registers leave a deciding fact out",
        fontsize=10, color=PALE_INK,
    )

    counts = summary["estates"]["verdict"]
    rooms = summary["facilities"]

    def mark(label, **style):
        return Line2D([], [], linestyle="none", label=label, **style)

    groups = {
        "Estates": [
            mark(f"old, covered ({counts['covered']})", marker="o", color=COVERED, markersize=7),
            mark(f"old, not covered: a gap ({counts['gap']})", marker="^", color=GAP, markersize=8),
            mark(
                f"undecided ({counts['indeterminate']})", marker="D", markerfacecolor=UNDECIDED,
                markeredgecolor=INK, markersize=6,
            ),
            mark(
                f"newer or rural: not asked about ({counts['not_applicable']})", marker="o",
                color=NOT_ASKED, markersize=4,
            ),
        ],
        "Care rooms": [
            (
                mark("", marker="s", color="black", markersize=9),
                mark("", marker="+", color="white", markersize=6, markeredgewidth=1.6),
                f"count: 200 m² or more, in use ({rooms['qualifies']})",
            ),
            mark(
                f"do not: too small, not in use, of\nanother kind, or not known ({rooms['total'] - rooms['qualifies']})",
                marker="s", markerfacecolor="none", markeredgecolor=INK, markersize=5,
            ),
        ],
        "Ground": [
            Patch(facecolor=COVERED_GROUND, edgecolor="#8DB9D6", label="covered: within 692 m, straight,\nof a room that counts"),
            Patch(facecolor=GAP_GROUND, edgecolor="#D9BF94", label="not covered"),
            Patch(facecolor=UNDECIDED_GROUND, edgecolor="#A09C94", hatch="////", label="undecided: only a room of which\nsomething is unknown"),
        ],
        "Borders": [Line2D([], [], color="#6B675F", linewidth=1.2, label="township")],
    }
    top = 0.865
    for title, entries in groups.items():
        handles = [entry[:2] if isinstance(entry, tuple) else entry for entry in entries]
        labels = [entry[2] if isinstance(entry, tuple) else entry.get_label() for entry in entries]
        legend = figure.legend(
            handles, labels, title=title, loc="upper left", bbox_to_anchor=(0.715, top),
            frameon=False, fontsize=9, title_fontsize=10, alignment="left", labelspacing=0.65,
            borderpad=0, handlelength=1.6,
        )
        legend.get_title().set_weight("bold")
        figure.canvas.draw()
        top -= legend.get_window_extent().height / figure.bbox.height + 0.03
    figure.text(
        0.72, 0.03,
        "鹿山区 is an invented district.\nWalks are estimated from straight lines:\n"
        "15 minutes at 1.0 m/s, detour 1.3.",
        fontsize=8, color=PALE_INK, linespacing=1.5,
    )
    figure.savefig(target, metadata={"Software": None})


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2])
