#!/usr/bin/env python3
"""Draws the figures of Documentation/Methods from the formulas on its pages.

Run without arguments it writes the SVG files beside itself. Only the standard library is used.
"""
import itertools
import math
import pathlib
import random

HERE = pathlib.Path(__file__).parent
BLUE, RED, GREEN, GREY, INK = "#2b6cb0", "#c53030", "#2f855a", "#a0aec0", "#1a202c"


class Figure:
    """A drawing with the origin at the lower left."""

    def __init__(self, width, height):
        self.width, self.height, self.parts = width, height, []

    def at(self, point):
        return f"{point[0]:.1f}", f"{self.height - point[1]:.1f}"

    def line(self, points, colour=INK, width=1.2, fill="none", dash="", closed=False, opacity=1):
        path = "M" + " L".join(" ".join(self.at(p)) for p in points) + ("Z" if closed else "")
        extra = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<path d="{path}" stroke="{colour}" stroke-width="{width}" fill="{fill}"'
            f' fill-opacity="{opacity}"{extra}/>')

    def lines(self, lines, colour=INK, width=1.0):
        path = " ".join("M" + " L".join(" ".join(self.at(p)) for p in points) for points in lines)
        self.parts.append(f'<path d="{path}" stroke="{colour}" stroke-width="{width}" fill="none"/>')

    def dot(self, point, colour=INK, radius=2.5):
        x, y = self.at(point)
        self.parts.append(f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{colour}"/>')

    def circle(self, point, radius, colour=INK, width=1.0, dash="", fill="none", opacity=0.15):
        x, y = self.at(point)
        extra = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" stroke="{colour}" stroke-width="{width}"'
            f' fill="{fill}" fill-opacity="{opacity}"{extra}/>')

    def text(self, point, words, anchor="start", colour=INK, size=11):
        x, y = self.at(point)
        self.parts.append(
            f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}"'
            f' fill="{colour}">{words}</text>')

    def save(self, name):
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}"'
            f' viewBox="0 0 {self.width} {self.height}" font-family="sans-serif">\n'
            '<rect width="100%" height="100%" fill="white"/>\n')
        (HERE / name).write_text(head + "\n".join(self.parts) + "\n</svg>\n", encoding="utf-8")


# The ellipsoid of WGS 84.
A, F = 6378137.0, 1 / 298.257223563
E2 = F * (2 - F)
E, B = math.sqrt(E2), A * (1 - F)


def destination(latitude, longitude, azimuth, metres):
    """The end of a geodesic by Vincenty's series (1975), in degrees."""
    azimuth = math.radians(azimuth)
    reduced = math.atan((1 - F) * math.tan(math.radians(latitude)))
    start = math.atan2(math.tan(reduced), math.cos(azimuth))
    sine = math.cos(reduced) * math.sin(azimuth)
    rest = 1 - sine * sine
    u = rest * (A * A - B * B) / (B * B)
    big = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
    small = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    arc = metres / (B * big)
    for _ in range(30):
        middle = math.cos(2 * start + arc)
        change = small * math.sin(arc) * (middle + small / 4 * (
            math.cos(arc) * (2 * middle ** 2 - 1)
            - small / 6 * middle * (4 * math.sin(arc) ** 2 - 3) * (4 * middle ** 2 - 3)))
        arc = metres / (B * big) + change
    middle = math.cos(2 * start + arc)
    s, c = math.sin(arc), math.cos(arc)
    t = math.sin(reduced) * s - math.cos(reduced) * c * math.cos(azimuth)
    end = math.atan2(
        math.sin(reduced) * c + math.cos(reduced) * s * math.cos(azimuth),
        (1 - F) * math.hypot(sine, t))
    turn = math.atan2(
        s * math.sin(azimuth), math.cos(reduced) * c - math.sin(reduced) * s * math.cos(azimuth))
    k = F / 16 * rest * (4 + F * (4 - 3 * rest))
    turn -= (1 - k) * F * sine * (arc + k * s * (middle + k * c * (2 * middle ** 2 - 1)))
    return math.degrees(end), longitude + math.degrees(turn)


class Conic:
    """Lambert's conformal conic projection, 25 and 47 degrees north, 105 degrees east."""

    def __init__(self):
        south, north = math.radians(25), math.radians(47)
        self.cone = math.log(self.parallel(south) / self.parallel(north)) / (
            self.isometric(north) - self.isometric(south))
        self.equator = (
            self.parallel(south) / self.cone * math.exp(self.cone * self.isometric(south)))

    @staticmethod
    def isometric(latitude):
        return math.asinh(math.tan(latitude)) - E * math.atanh(E * math.sin(latitude))

    @staticmethod
    def normal(latitude):
        return A / math.sqrt(1 - E2 * math.sin(latitude) ** 2)

    def parallel(self, latitude):
        return self.normal(latitude) * math.cos(latitude)

    def radius(self, latitude):
        return self.equator * math.exp(-self.cone * self.isometric(latitude))

    def polar(self, radius, longitude):
        angle = self.cone * math.radians(longitude - 105)
        return radius * math.sin(angle), -radius * math.cos(angle)

    def disc(self, latitude, longitude, metres):
        """The centre, the radius and the scale of the fitted circle."""
        angle = math.radians(latitude)
        sine = math.sin(angle)
        normal = self.normal(angle)
        meridional = normal * (1 - E2) / (1 - E2 * sine * sine)
        apex = self.radius(angle)
        scale = self.cone * apex / self.parallel(angle)
        slope = (sine - self.cone) / self.parallel(angle)
        bend = 1 / (12 * meridional * normal) + slope * slope / 4
        centre = self.polar(apex - scale * metres ** 2 * slope / 2, longitude)
        return centre, scale * metres * (1 + metres ** 2 * bend), scale


def circles():
    """How far the fitted circle is from the geodesic circle, against the radius."""
    conic = Conic()
    radii = [500 * 1.26 ** step for step in range(24)]
    worst, plain = [], []
    for metres in radii:
        most = simple = 0.0
        for latitude in (1, 10, 20, 28, 36, 45, 53, 60):
            centre, radius, scale = conic.disc(latitude, 120, metres)
            own = conic.polar(conic.radius(math.radians(latitude)), 120)
            for azimuth in range(0, 360, 15):
                end = destination(latitude, 120, azimuth, metres)
                x, y = conic.polar(conic.radius(math.radians(end[0])), end[1])
                most = max(most, abs(math.dist((x, y), centre) - radius) / scale)
                simple = max(simple, abs(math.dist((x, y), own) - scale * metres) / scale)
        worst.append(most)
        plain.append(simple)
    figure = Figure(480, 300)
    left, bottom, wide, high = 64, 45, 385, 230

    def place(metres, error):
        x = (math.log10(metres) - math.log10(500)) / (5 - math.log10(500)) * wide
        return left + x, bottom + (math.log10(error) + 7) / 10 * high

    for power in range(-6, 4, 2):
        y = place(500, 10.0 ** power)[1]
        figure.line([(left, y), (left + wide, y)], GREY, 0.5)
        label = {-6: "1 µm", -4: "0.1 mm", -2: "1 cm", 0: "1 m", 2: "100 m"}[power]
        figure.text((left - 6, y - 4), label, "end")
    for metres, label in ((1000, "1 km"), (10_000, "10 km"), (100_000, "100 km")):
        x = place(metres, 1)[0]
        figure.line([(x, bottom), (x, bottom + high)], GREY, 0.5)
        figure.text((x, bottom - 16), label, "middle")
    figure.line([place(r, e) for r, e in zip(radii, plain)], RED, 1.8)
    figure.line([place(r, e) for r, e in zip(radii, worst)], BLUE, 1.8)
    figure.text((place(1500, 30)[0], place(1500, 30)[1]), "scale at the centre only", "start", RED)
    figure.text(place(6000, 3e-5), "fitted centre and radius", "start", BLUE)
    figure.text((left + wide / 2, 10), "radius of the circle", "middle")
    figure.save("circles.svg")


def gcj02(longitude, latitude):
    """The shift of GCJ-02 in metres to the east and to the north."""
    x, y, pi, sin = longitude - 105, latitude - 35, math.pi, math.sin
    root = math.sqrt(abs(x))
    short = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + (
        short + 20 * sin(x * pi) + 40 * sin(x / 3 * pi)
        + 150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + (
        short + 20 * sin(y * pi) + 40 * sin(y / 3 * pi)
        + 160 * sin(y / 12 * pi) + 320 * sin(y / 30 * pi)) * 2 / 3
    return east, north


def datums():
    """The shift of GCJ-02 over its rectangle."""
    figure = Figure(480, 380)
    scale = 6.4

    def place(longitude, latitude):
        return 30 + (longitude - 72) * scale, 30 + latitude * scale - 5

    corners = [(72.004, 0.8293), (137.8347, 0.8293), (137.8347, 55.8271), (72.004, 55.8271)]
    figure.line([place(*corner) for corner in corners], GREY, 1, closed=True)
    arrows = []
    for longitude in range(75, 138, 5):
        for latitude in range(3, 56, 5):
            east, north = gcj02(longitude + 0.25, latitude + 0.25)
            x, y = place(longitude, latitude)
            tip = (x + east / 30, y + north / 30)
            arrows.append([(x, y), tip])
            figure.dot((x, y), BLUE, 1.3)
    figure.lines(arrows, BLUE)
    figure.line([(330, 12), (330 + 500 / 30, 12)], RED, 2)
    figure.text((352, 8), "500 m", colour=RED)
    figure.text((30, 8), "72–138° E, 1–56° N")
    figure.save("datums.svg")


def walks():
    """The best point of a leg, and the cost of the walk over each point."""
    factor, height, foot, width = 1.3, 40.0, 130.0, 480
    lean = height / math.sqrt(factor ** 2 - 1)
    best = foot - lean
    figure = Figure(width, 300)
    figure.line([(20, 190), (460, 190)], INK, 3)
    house = (20 + foot * 2, 190 + height * 2)
    figure.dot(house, RED, 4)
    figure.text((house[0] + 8, house[1] - 3), "p")
    figure.line([house, (house[0], 190)], GREY, 1, dash="4 3")
    figure.text((house[0] + 5, 220), "h")
    point = (20 + best * 2, 190)
    figure.line([house, point], BLUE, 2)
    figure.dot(point, BLUE, 4)
    figure.text((point[0], 174), "q", "middle", BLUE)
    figure.text((house[0], 174), "foot x", "middle")
    figure.text((24, 200), "A, which costs T(A)")

    def cost(s):
        return factor * math.hypot(height, s - foot) + s

    base = 30
    low = cost(best)
    curve = [(20 + s * 2, base + (cost(s) - low) * 1.1) for s in range(0, 200)]
    figure.line(curve, GREEN, 1.8)
    figure.line([point, (point[0], base)], BLUE, 1, dash="4 3")
    figure.dot((point[0], base), GREEN, 3)
    figure.text((24, 12), "f √(h² + (s − x)²) + c s along the street: least at s = x − h c / √(f² − c²)",
                colour=GREEN)
    figure.save("walks.svg")


def outlines():
    """What one piece of street reaches, and how the lines of the lattice find its border."""
    figure = Figure(480, 260)
    scale, limit, factor, cap, length = 1.55, 240.0, 1.3, 50.0, 250.0
    start = (84, 130)

    def radius(s):
        return max(0.0, min(cap, (limit - s) / factor))

    shoulder = limit - factor * cap
    discs = [(0, radius(0)), (shoulder, radius(shoulder)), (limit, 0.0)]
    cell = 11.2
    for column in range(int(480 / cell) + 1):
        figure.line([(column * cell, 0), (column * cell, 260)], "#edf2f7", 0.6)
    for row in range(int(260 / cell) + 1):
        figure.line([(0, row * cell), (480, row * cell)], "#edf2f7", 0.6)
    for s in range(0, int(limit) + 1, 20):
        if radius(s) > 0:
            figure.circle((start[0] + s * scale, start[1]), radius(s) * scale, GREY, 0.6)
    upper = []
    for step in range(0, 91, 10):
        angle = math.pi - math.radians(step)
        upper.append((discs[0][1] * math.cos(angle), discs[0][1] * math.sin(angle)))
    cosine = cap / (limit - shoulder)
    turn = math.acos(cosine)
    for step in range(0, 11):
        angle = math.pi / 2 + (turn - math.pi / 2) * step / 10
        upper.append((shoulder + cap * math.cos(angle), cap * math.sin(angle)))
    upper.append((limit, 0))
    border = upper + [(x, -y) for x, y in reversed(upper[:-1])]
    figure.line(
        [(start[0] + x * scale, start[1] + y * scale) for x, y in border], BLUE, 2, BLUE,
        closed=True, opacity=0.12)
    figure.line([start, (start[0] + length * scale, start[1])], INK, 3)
    for s, label in ((0, "end, cost T(A)"), (shoulder, "shoulder"), (limit, "tip")):
        figure.dot((start[0] + s * scale, start[1]), RED, 3.5)
        figure.text((start[0] + s * scale + 4, start[1] + 8), label, colour=RED)
    figure.save("outlines.svg")


def crossings(one, other):
    (ax, ay, ar), (bx, by, br) = one, other
    apart = math.dist((ax, ay), (bx, by))
    if apart >= ar + br or apart <= abs(ar - br):
        return []
    along = (apart ** 2 + ar ** 2 - br ** 2) / (2 * apart)
    high = math.sqrt(max(0, ar ** 2 - along ** 2))
    ux, uy = (bx - ax) / apart, (by - ay) / apart
    return [
        (ax + along * ux - sign * high * uy, ay + along * uy + sign * high * ux)
        for sign in (1, -1)]


def border(discs, steps=720):
    """The parts of each circle that no other disc covers, as lists of points."""
    for x, y, r in discs:
        run = []
        for step in range(steps + 1):
            angle = 2 * math.pi * step / steps
            point = (x + r * math.cos(angle), y + r * math.sin(angle))
            free = all(
                math.dist(point, (ox, oy)) >= o - 1e-9
                for ox, oy, o in discs if (ox, oy, o) != (x, y, r))
            if free:
                run.append(point)
            elif run:
                yield run
                run = []
        if run:
            yield run


def unions():
    """A union of discs with a hole, its arcs and their ends."""
    discs = [(145, 165, 70), (240, 212, 70), (330, 150, 70), (275, 75, 62), (165, 72, 62)]
    figure = Figure(480, 290)
    for x, y, r in discs:
        figure.circle((x, y), r, GREY, 0.8, "3 3", BLUE, 0.10)
        figure.dot((x, y), GREY, 2)
    for run in border(discs):
        figure.line(run[:-1:6] + run[-1:], BLUE, 2.2)
    for one, other in itertools.combinations(discs, 2):
        for point in crossings(one, other):
            if all(math.dist(point, (x, y)) >= r - 1e-6 for x, y, r in discs):
                figure.dot(point, RED, 3.5)
    figure.text((232, 126), "hole", "middle")
    figure.text((318, 235), "arc", colour=BLUE)
    figure.text((390, 80), "end of an arc:", colour=RED)
    figure.text((390, 66), "disc, disc, side", colour=RED)
    figure.save("unions.svg")


def gaps():
    """Ground less what is covered, and the farthest place of the gap."""
    figure = Figure(480, 280)
    west, south, east, north = 30, 20, 450, 260
    centres = [(112, 95), (112, 180), (205, 182), (372, 98)]
    radius = 75
    figure.line(
        [(west, south), (east, south), (east, north), (west, north)], INK, 1.2, RED, closed=True,
        opacity=0.15)
    best, far = None, -1.0
    for x in range(west, east + 1, 2):
        for y in range(south, north + 1, 2):
            distance = min(math.dist((x, y), c) for c in centres)
            if distance > far:
                best, far = (x, y), distance
    for centre in centres:
        figure.circle(centre, radius, BLUE, 1.2, "", "white", 0.9)
        figure.circle(centre, radius, BLUE, 1.2, "", BLUE, 0.15)
        figure.dot(centre, BLUE, 3)
    figure.circle((330, 205), radius * 0.6, GREEN, 1.2, "4 3", GREEN, 0.18)
    figure.dot((330, 205), GREEN, 3)
    figure.text((330, 188), "may count: undecided", "middle", GREEN)
    nearest = min(centres, key=lambda c: math.dist(c, best))
    figure.line([best, nearest], RED, 1.2, dash="5 3")
    figure.dot(best, RED, 4)
    figure.text((best[0] - 6, best[1] - 14), "farthest place", "end", RED)
    figure.text((245, 60), "gap", "middle", RED)
    figure.save("gaps.svg")


def supply():
    """The example that is worked by hand in the tests."""
    people = {"A": 100, "B": 200, "C": 300}
    rooms = {"1": 600, "2": 900}
    weights = {("A", "1"): 1, ("B", "1"): 0.68, ("B", "2"): 1, ("C", "2"): 0.22}
    demand = {
        room: sum(people[e] * w for (e, r), w in weights.items() if r == room) for room in rooms}
    figure = Figure(480, 230)
    xs = {"A": 80, "B": 240, "C": 400, "1": 160, "2": 320}
    for (estate, room), weight in weights.items():
        figure.line([(xs[estate], 70), (xs[room], 165)], GREY, 1.2)
        x = (xs[estate] + xs[room]) / 2
        figure.text((x + 5, 115), f"{weight:g}", colour=GREEN)
    for room, area in rooms.items():
        figure.dot((xs[room], 165), BLUE, 6)
        figure.text((xs[room], 192), f"room {room}: {area} m²", "middle", BLUE)
        figure.text((xs[room], 207), f"for {demand[room]:g} people", "middle", BLUE)
    for estate, count in people.items():
        figure.dot((xs[estate], 70), RED, 6)
        share = sum(
            w * rooms[r] / demand[r] for (e, r), w in weights.items() if e == estate)
        figure.text((xs[estate], 46), f"{estate}: {count} people", "middle", RED)
        figure.text((xs[estate], 30), f"{share:.3f} m² a head", "middle", RED)
    figure.save("supply.svg")


def siting():
    """A small covering problem, solved by trying every set of sites."""
    chance = random.Random(7)
    demands = [(chance.uniform(25, 455), chance.uniform(25, 245)) for _ in range(26)]
    sites = [(chance.uniform(60, 420), chance.uniform(50, 220)) for _ in range(12)]
    reach = 95
    rows = [
        {s for s in range(len(sites)) if math.dist(d, sites[s]) <= reach} for d in demands]
    wanted = [row for row in rows if row]
    plan = next(
        set(choice) for count in range(1, 13)
        for choice in itertools.combinations(range(12), count)
        if all(row & set(choice) for row in wanted))
    figure = Figure(480, 270)
    for number, site in enumerate(sites):
        if number in plan:
            figure.circle(site, reach, BLUE, 1.2, "", BLUE, 0.10)
    for demand, row in zip(demands, rows):
        figure.dot(demand, GREEN if row & plan else RED, 3)
    for number, site in enumerate(sites):
        x, y = site
        colour = BLUE if number in plan else GREY
        figure.line(
            [(x - 5, y - 5), (x + 5, y - 5), (x, y + 5)], colour, 1.5, colour, closed=True)
    figure.text((8, 6), f"{len(plan)} of {len(sites)} candidates; red: no candidate reaches it")
    figure.save("siting.svg")


if __name__ == "__main__":
    for draw in (circles, datums, walks, outlines, unions, gaps, supply, siting):
        draw()
