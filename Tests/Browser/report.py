#!/usr/bin/env python3
"""Opens report pages in headless Chromium and uses them as people do.

    python3 Tests/Browser/report.py .build/release/carecircle [--drops 1000] [--study STUDY ...]
    python3 Tests/Browser/report.py .build/release/carecircle --picture Documentation/Pictures
    python3 Tests/Browser/report.py .build/release/carecircle --speed 20000

Needs Debian's chromium, and playwright and axe-playwright-python from PyPI. Without them it says so and ends with 0,
unless --must is given. Ends with 1 if any check fails.
"""
import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "SampleData")
STREETS = ["--network", os.path.join(SAMPLE, "streets.geojson"), "--network-crs", "WGS84"]
HOSTILE = [
    "</script><script>document.title='taken'</script>", "\"onload=\"document.title='taken'",
    "<img src=x onerror=document.title='taken'>", "<!--", "]]>", "'+alert(1)+'", "{{7*7}}", "\u2028新村&amp;",
]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8ffff3f0005fe02fe"
    "0def46b80000000049454e44ae426082")

failures = []


def check(what, holds, found=""):
    print(("ok    " if holds else "FAILED ") + what + (f": {found}" if not holds else ""))
    if not holds:
        failures.append(what)


def same(what, found, wanted):
    check(what, found == wanted, f"{found!r} instead of {wanted!r}")


class Program:
    """The command, whose results the pages are compared with."""

    def __init__(self, path, folder):
        self.path, self.folder = path, folder

    def run(self, *arguments):
        done = subprocess.run([self.path, *arguments], capture_output=True, text=True)
        assert done.returncode == 0, f"{arguments}: {done.stderr}"
        return done.stdout

    def report(self, name, *arguments, command="run"):
        out = os.path.join(self.folder, name)
        self.run(command, *arguments, "--out", out, "--quiet")
        return out


class Page:
    """A report in a tab that notes everything that a browser has to say."""

    def __init__(self, browser, folder, size=(1400, 1000), scripts=True, host=None):
        self.said, self.asked, self.folder = [], [], folder
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts, accept_downloads=True,
            reduced_motion="reduce")
        self.tab = self.context.new_page()
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.address = "file://" + os.path.abspath(os.path.join(folder, "report.html"))

        def route(request):
            if request.request.url == self.address or request.request.url.startswith("data:"):
                return request.continue_()
            self.asked.append(request.request.url)
            return request.fulfill(body=PIXEL, content_type="image/png") if host else request.abort()

        self.context.route("**/*", route)
        self.tab.goto(self.address)
        if scripts:
            self.tab.wait_for_selector("html.ready")

    def text(self, selector):
        return self.tab.text_content(selector)

    def close(self, name, hosts=()):
        same(f"{name}: nothing on the console", self.said, [])
        strangers = [url for url in self.asked if not any(url.startswith(host) for host in hosts)]
        same(f"{name}: no request", strangers, [])
        self.context.close()


def features(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [feature["properties"] for feature in json.load(file)["features"]]


def figures(name, page):
    """The headline of the page is that of summary.json."""
    with open(os.path.join(page.folder, "summary.json"), encoding="utf-8") as file:
        headline = json.load(file)["headline"]
    covered = headline["covered"]
    card = page.text(".card.covered")
    for part in (f"{covered['n']:,}", f"{covered['of']:,}", f"{covered['percent']:.1f}"):
        check(f"{name}: the headline says {part}", part in card, card)
    check(f"{name}: the headline counts the gaps", f"{headline['gaps']:,}" in page.text(".card.gap .figure"))


def names_without_scripts(name, browser, folder):
    """Every gap is in the page itself."""
    page = Page(browser, folder, scripts=False)
    gaps = features(folder, "gaps.geojson")
    listed = page.tab.eval_on_selector_all("#gap-list li button", "all => all.map(one => one.textContent)")
    same(f"{name}: gaps by name without scripts", sorted(listed), sorted(gap["name"] or gap["id"] for gap in gaps))
    page.close(name + " without scripts")


def estates(name, page):
    """A click on an estate shows its evidence, which is that of estates.geojson."""
    wanted = {estate["id"]: estate for estate in features(page.folder, "estates.geojson")}
    shown = 0
    for place in range(0, 200, 23):
        page.tab.evaluate("place => careCircle.choose('estate', place, true)", place)
        page.tab.evaluate("document.getElementById('map').scrollIntoView()")
        page.tab.wait_for_timeout(100)
        x, y = page.tab.evaluate("place => careCircle.pixelOf(place)", place)
        box = page.tab.locator("#map-canvas").bounding_box()
        page.tab.evaluate("careCircle.choose('room', 0, false)")
        page.tab.mouse.click(box["x"] + x, box["y"] + y)
        evidence = page.text("#evidence")
        known = [one for one in wanted.values() if one["id"] in evidence and (one["name"] or "") in evidence]
        if not known:
            continue
        shown += 1
        walk = known[0]["walk_m"]
        check(f"{name}: the walk of {known[0]['id']}", walk is None or f"{walk:,.2f}" in evidence, evidence)
        check(f"{name}: the verdict of {known[0]['id']}", known[0]["verdict_text"] in evidence, evidence)
    check(f"{name}: clicks show estates", shown >= 5, shown)


def data(page):
    return page.tab.evaluate("JSON.parse(document.getElementById('data').textContent)")


def numbers(name, page):
    """A gap has the same number in the list, whatever its order, and in its evidence."""
    known = data(page)["estates"]
    for order in ("elders", "walk", "households"):
        page.tab.select_option("#gap-order", order)
        items = page.tab.eval_on_selector_all(
            "#gap-list li", "all => all.map(one => [one.value, +one.dataset.e, one.querySelector('button').textContent])")
        wrong = [item for item in items if known["ranked"][item[0] - 1] != item[1]]
        same(f"{name}: numbers of gaps by {order}", wrong, [])
    page.tab.select_option("#gap-order", "elders")
    for value, place, _ in items[:5]:
        page.tab.evaluate("place => careCircle.choose('estate', place, false)", place)
        check(f"{name}: gap {value} tells its number", str(value) in page.tab.locator("#evidence dd").all_text_contents())


def shortfalls(name, program, page, *arguments):
    """What a gap lacks in area is what the findings of check say of it."""
    folder = os.path.join(program.folder, name + "-check")
    program.run("check", os.path.join(SAMPLE, "study.yaml"), *arguments, "--lang", "en", "--out", folder, "--quiet")
    wanted = {}
    with open(os.path.join(folder, "findings.csv"), encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found = re.search(r"has ([\d.,]+) m2 of ([\d.,]+) m2, ([\d.,]+) m2 short", row["evidence"])
            if found and row["subject_type"] == "estate":
                wanted[row["subject_id"]] = found.groups()
    known = data(page)["estates"]
    told = {known["id"][int(place)] for place in known["shortfalls"]}
    same(f"{name}: the gaps that lack area alone", told, set(wanted))
    check(f"{name}: there are some", len(wanted) > 3, len(wanted))
    for estate, (area, least, short) in wanted.items():
        page.tab.evaluate("place => careCircle.choose('estate', place, false)", known["id"].index(estate))
        evidence = page.text("#evidence")
        check(f"{name}: the shortfall of {estate}", f": {area} of {least} m², {short} m² short;" in evidence, evidence)


def walks(name, page):
    """Along streets the page has the walk of every estate of the sample."""
    known = data(page)
    wanted = [place for place, room in enumerate(known["estates"]["nearest"]) if room is not None]
    same(f"{name}: walks", sorted(map(int, known["walks"])), wanted)


def tables(name, page):
    heads = page.tab.locator("#units thead button")
    column = [heads.nth(i).text_content() for i in range(heads.count())].index("Gaps")
    values = "column => Array.from(document.getElementById('units').tBodies[0].rows)" \
        ".map(row => +row.cells[column].textContent.replace(/,/g, ''))"
    heads.nth(column).click()
    rising = page.tab.evaluate(values, column)
    same(f"{name}: sorted upwards", rising, sorted(rising))
    heads.nth(column).click()
    same(f"{name}: sorted downwards", page.tab.evaluate(values, column), sorted(rising, reverse=True))
    same(f"{name}: the order is told", page.tab.locator("#units th[aria-sort]").get_attribute("aria-sort"), "descending")
    first = page.tab.locator("#units tbody th").first.text_content()
    page.tab.fill("#unit-find", first)
    same(f"{name}: filtered", page.tab.locator("#units tbody tr:visible th").all_text_contents(), [first])
    page.tab.fill("#unit-find", "")
    gap = page.tab.locator("#gap-list li button").nth(3).text_content()
    page.tab.fill("#gap-find", gap)
    found = page.tab.locator("#gap-list li:not([hidden]) button").all_text_contents()
    every = page.tab.locator("#gap-list li").all_text_contents()
    same(f"{name}: as many gaps are found as have the name", len(found), sum(1 for one in every if gap in one))
    page.tab.fill("#gap-find", "")
    page.tab.select_option("#gap-order", "walk")
    walks = page.tab.evaluate(
        "Array.from(document.querySelectorAll('#gap-list .why')).map(one => parseFloat(one.textContent.replace(/,/g, '')))")
    metres = [walk for walk in walks if walk == walk]
    same(f"{name}: gaps by walk", metres, sorted(metres, reverse=True))


def languages(name, page):
    headings = {}
    for language, tag in (("en", "en"), ("zh", "zh-CN")):
        page.tab.click(f"button[data-lang={language}]")
        same(f"{name}: language {tag}", page.tab.evaluate("document.documentElement.lang"), tag)
        headings[language] = page.tab.locator("h2").all_text_contents()
        check(
            f"{name}: {language} list of gaps",
            ("older" in page.text("#gap-list .people")) == (language == "en"), page.text("#gap-list .people"))
    check(f"{name}: headings differ", not set(headings["en"]) & set(headings["zh"]), headings)
    same(f"{name}: the same figures", page.text(".card.gap .figure")[:-1], f'{len(features(page.folder, "gaps.geojson")):,}')
    page.tab.click("button[data-lang=en]")


def layers(name, page):
    picture = "() => Array.from(document.querySelectorAll('#map-canvas canvas')).map(one => one.toDataURL().length).join()"
    for box in page.tab.locator("#layers input[type=checkbox]").all():
        before = page.tab.evaluate(picture)
        box.click()
        page.tab.wait_for_timeout(150)
        check(f"{name}: {box.get_attribute('id')} changes the map", page.tab.evaluate(picture) != before)
        box.click()


def keyboard(name, page):
    page.tab.reload()
    page.tab.wait_for_selector("html.ready")
    page.tab.keyboard.press("Tab")
    same(f"{name}: the first stop", page.tab.evaluate("document.activeElement.className"), "skip")
    page.tab.keyboard.press("Enter")
    same(f"{name}: it leads to the content", page.tab.evaluate("document.activeElement.id"), "main")
    stops = set()
    for _ in range(40):
        page.tab.keyboard.press("Tab")
        stops.add(page.tab.evaluate("document.activeElement.id"))
    for wanted in ("map-canvas", "find", "try-drop", "try-here", "gap-find"):
        check(f"{name}: the keyboard reaches {wanted}", wanted in stops, sorted(stops))


def accessible(name, page):
    from axe_playwright_python.sync_playwright import Axe
    violations = Axe().run(page.tab).response["violations"]
    found = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in violations]
    same(f"{name}: axe", found, [])


def printing(name, page):
    page.tab.emulate_media(media="print")
    check(f"{name}: buttons are not printed", not page.tab.locator("#try").is_visible())
    last = page.tab.locator("#gap-list li").last
    box, holder = last.bounding_box(), page.tab.locator("#gap-list").bounding_box()
    check(f"{name}: the whole list is printed", box["y"] + box["height"] <= holder["y"] + holder["height"] + 1)
    document = page.tab.pdf(format="A4")
    check(f"{name}: a document of several pages", document.count(b"/Type /Page\n") + document.count(b"/Type /Page ") > 3)
    # The map is a picture in it: the largest image of the document covers more than an eighth of a page.
    sizes = [
        int(wide) * int(high) for wide, high in re.findall(rb"/Width (\d+)\s+/Height (\d+)", document)]
    check(f"{name}: the map is printed", max(sizes, default=0) > 200_000, sizes)
    page.tab.emulate_media(media="screen")


def drops(name, program, page, count):
    """What the page says of a dropped room is what the engine says of the same room, over random places."""
    estates = [one for one in features(page.folder, "estates.geojson")]
    before = {one["id"]: one["verdict"] for one in estates}
    ids = page.tab.evaluate("JSON.parse(document.getElementById('data').textContent).estates.id")
    box = page.tab.evaluate("JSON.parse(document.getElementById('data').textContent).bounds")
    chance = random.Random(22)
    places = [
        (round(chance.uniform(box[0], box[2]), 7), round(chance.uniform(box[1], box[3]), 7)) for _ in range(count)]
    said = page.tab.evaluate("places => places.map(place => careCircle.coveredFrom(place[0], place[1]))", places)

    def ask(number):
        lon, lat = places[number]
        path = os.path.join(program.folder, f"drop-{number}.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"id,lon,lat,kind,gross_area,status\ndrop,{lon},{lat},居家养老服务用房,500,在用\n")
        study = os.path.join(program.folder, f"drop-{number}.yaml")
        with open(study, "w", encoding="utf-8") as file:
            sample = os.path.abspath(SAMPLE)
            file.write(
                "as_of: 2026-11-30\ncircle: { minutes: 15, walker: elder }\ninputs:\n"
                f"  estates: {{ path: {sample}/estates.csv, crs: BD09 }}\n"
                f"  facilities: [{{ path: {sample}/rooms.csv, crs: GCJ02 }}, {{ path: {path}, crs: WGS84 }}]\n"
                f"  gates: {{ path: {sample}/gates.geojson, crs: WGS84 }}\n")
        left = json.loads(program.run("gaps", study, "--with-undecided", "--quiet"))["features"]
        os.remove(path)
        os.remove(study)
        open_ids = {one["properties"]["id"] for one in left}
        return sorted(
            key for key, verdict in before.items()
            if verdict in ("gap", "indeterminate") and key not in open_ids)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(ask, range(count)))
    wrong = [
        (places[n], sorted(ids[i] for i in said[n]), answers[n])
        for n in range(count) if sorted(ids[i] for i in said[n]) != answers[n]]
    check(f"{name}: {count} dropped rooms as the engine judges them", not wrong, wrong[:3])
    check(f"{name}: some drops cover something", sum(1 for one in answers if one) > count / 10)


def dropping(name, program, page):
    page.tab.evaluate("document.getElementById('map').scrollIntoView()")
    page.tab.click("#try-drop")
    box = page.tab.locator("#map-canvas").bounding_box()
    for share in (0.4, 0.6):
        page.tab.mouse.click(box["x"] + box["width"] * share, box["y"] + box["height"] * 0.5)
    same(f"{name}: dropped rooms are listed", page.tab.locator("#try-list li").count(), 2)
    with page.tab.expect_download() as download:
        page.tab.click("#try-save")
    path = os.path.join(program.folder, "dropped-rooms.csv")
    download.value.save_as(path)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    same(f"{name}: rows of the table", len(rows), 2)
    plan = json.loads(program.run(
        "site", os.path.join(SAMPLE, "study.yaml"), "--candidates", path, "--candidates-crs", "WGS84",
        "--sites", "2", "--maximise", "elders", "--quiet"))
    same(f"{name}: the engine reads the table", plan["candidates"], 2)
    page.tab.locator("#try-list li button").first.click()
    same(f"{name}: a dropped room is removed", page.tab.locator("#try-list li").count(), 1)


def hostile(program, browser):
    """Names that would do something if they were markup, script or an attribute."""
    path = os.path.join(program.folder, "hostile.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "name", "lon", "lat", "built_year", "township", "elders"])
        for number, name in enumerate(HOSTILE):
            table.writerow([f"{name}{number}", name, 120.5 + number / 1000, 28.5, 1990, name, number])
    rooms = os.path.join(program.folder, "hostile-rooms.csv")
    with open(rooms, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "name", "lon", "lat", "kind", "gross_area", "status"])
        table.writerow([HOSTILE[0], HOSTILE[2], 120.6, 28.5, "居家养老服务用房", 500, "在用"])
    folder = program.report(
        "hostile", "--estates", path, "--estates-crs", "WGS84", "--facilities", rooms, "--facilities-crs", "WGS84",
        "--as-of", "2026-11-30")
    page = Page(browser, folder)
    same("hostile: every name is text", sorted(page.tab.locator("#gap-list li button").all_text_contents()), sorted(HOSTILE))
    page.tab.evaluate("for (var i = 0; i < 8; i += 1) careCircle.choose('estate', i, true)")
    page.tab.evaluate("careCircle.choose('room', 0, true)")
    page.tab.fill("#find", "<")
    page.tab.click("button[data-lang=zh]")
    check("hostile: the title stays", "taken" not in page.tab.title(), page.tab.title())
    same("hostile: no script, image or handler was added", page.tab.evaluate(
        "document.querySelectorAll('img, [onload], [onerror], iframe').length + document.scripts.length"), 3)
    page.close("hostile")


def tiles(program, browser):
    folder = program.report(
        "tiles", os.path.join(SAMPLE, "study.yaml"), "--tiles", "https://tiles.example.org/{z}/{x}/{y}.png",
        "--tiles-attribution", "© <b>Example</b>")
    page = Page(browser, folder, host=True)
    page.tab.wait_for_timeout(800)
    check("tiles: they are asked for", len(page.asked) > 0)
    check("tiles: whose they are is text", "© <b>Example</b>" in page.text("#map-sources"))
    page.close("tiles", ["https://tiles.example.org/"])


def sample(program, browser, count):
    study = os.path.join(SAMPLE, "study.yaml")
    for name, arguments in (("straight", []), ("streets", STREETS)):
        folder = program.report(name, study, *arguments)
        names_without_scripts(name, browser, folder)
        page = Page(browser, folder)
        figures(name, page)
        estates(name, page)
        numbers(name, page)
        shortfalls(name, program, page, *arguments)
        if name == "streets":
            walks(name, page)
        tables(name, page)
        layers(name, page)
        languages(name, page)
        keyboard(name, page)
        accessible(name, page)
        page.tab.click("button[data-lang=zh]")
        accessible(name + " zh", page)
        page.tab.click("button[data-lang=en]")
        printing(name, page)
        if name == "straight":
            dropping(name, program, page)
            drops(name, program, page, count)
        page.close(name)
        phone = Page(browser, folder, size=(390, 800))
        wide = phone.tab.evaluate("document.documentElement.scrollWidth")
        check(f"{name}: fits a phone", wide <= 390, wide)
        accessible(name + " on a phone", phone)
        phone.close(name + " on a phone")
    plan = program.report("plan", study, command="site")
    page = Page(browser, plan)
    page.tab.evaluate("document.getElementById('map').scrollIntoView()")
    before = page.tab.locator("#map-canvas").screenshot()
    check("plan: before it, the legend has gaps", "gap (" in page.text("#legend"), page.text("#legend"))
    page.tab.check("#state-planned")
    check("plan: after it, the legend has no gap", "gap (" not in page.text("#legend"), page.text("#legend"))
    check("plan: the state is told under the map", "after the plan" in page.text("#map-sources"))
    same("plan: as many gap areas as the study after it has", len(data(page)["gap_areas_planned"]["shapes"]),
         len(features(os.path.join(plan, "after"), "gap-areas.geojson")))
    check("plan: the map is another one", page.tab.locator("#map-canvas").screenshot() != before)
    page.tab.check("#state-now")
    check("plan: the switch leads back", page.tab.locator("#map-canvas").screenshot() == before)
    accessible("plan", page)
    page.close("plan")


def compared(program, browser):
    """The report of a run that is compared with an earlier one, in which a room was missing."""
    with open(os.path.join(SAMPLE, "rooms.csv"), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    known = features(program.report("now", os.path.join(SAMPLE, "study.yaml")), "circles.geojson")
    room = next(one["id"] for one in known if one["qualifies"] == "yes")
    path = os.path.join(program.folder, "fewer.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(row for row in rows if room not in row)
    earlier = program.report(
        "earlier", os.path.join(SAMPLE, "study.yaml"), "--facilities", path, "--facilities-crs", "GCJ02")
    folder = program.report("later", os.path.join(SAMPLE, "study.yaml"), "--compare-with", earlier)
    changes = json.loads(program.run("compare", earlier, folder, "--quiet"))["carecircle"]["counts"]
    page = Page(browser, folder)
    page.tab.click("button[data-lang=en]")
    same("compared: estates with another verdict", page.tab.locator("#change-list li").count(), changes["verdict"])
    check("compared: there are some", changes["verdict"] > 0, changes)
    with open(os.path.join(earlier, "summary.json"), encoding="utf-8") as file:
        gaps = json.load(file)["headline"]["gaps"]
    page.tab.check("#state-earlier")
    check("compared: the legend counts the gaps of then", f"gap ({gaps:,})" in page.text("#legend"), page.text("#legend"))
    page.tab.locator("#change-list li button").first.click()
    check("compared: the evidence says both", "In the earlier run" in page.text("#evidence"), page.text("#evidence"))
    same("compared: the gap areas of then", len(data(page)["earlier"]["gap_areas"]["shapes"]),
         len(features(earlier, "gap-areas.geojson")))
    accessible("compared", page)
    page.close("compared")


def pictures(program, browser, folder):
    """The pictures of the documentation, made from the sample."""
    study = os.path.join(SAMPLE, "study.yaml")
    page = Page(browser, program.report("picture", study, "--lang", "en"), size=(1280, 1130))
    page.tab.evaluate("careCircle.choose('estate', 7, false)")
    page.tab.wait_for_timeout(300)
    page.tab.screenshot(path=os.path.join(folder, "report.png"))
    page.close("picture")
    page = Page(browser, program.report("picture-plan", study, "--lang", "en", command="site"), size=(1280, 860))
    page.tab.check("#state-planned")
    page.tab.evaluate("document.getElementById('map').scrollIntoView()")
    page.tab.wait_for_timeout(300)
    page.tab.screenshot(path=os.path.join(folder, "plan.png"))
    page.close("picture of the plan")
    program.run("map", study, "--out", os.path.join(folder, "sample.png"), "--width", "1400", "--quiet")
    for name in ("report.png", "plan.png", "sample.png"):
        size = os.path.getsize(os.path.join(folder, name))
        check(f"picture: {name} is below 300 KB", size < 300_000, size)


def speed(program, browser, count):
    """How long a page of so many estates takes to open, and at how many frames a second its map moves (a trace)."""
    chance = random.Random(3)
    table = os.path.join(program.folder, "many.csv")
    rooms = os.path.join(program.folder, "many-rooms.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("id,name,built_year,lon,lat,elders,township\n")
        for i in range(count):
            file.write(f"E{i},小区{i},1990,{chance.uniform(120.9, 121.9):.6f},{chance.uniform(30.8, 31.5):.6f},{i % 900},第{i % 200}街道\n")
    with open(rooms, "w", encoding="utf-8") as file:
        file.write("id,name,lon,lat,kind,gross_area,status\n")
        for i in range(800):
            file.write(f"R{i},用房{i},{chance.uniform(120.9, 121.9):.6f},{chance.uniform(30.8, 31.5):.6f},居家养老服务用房,500,在用\n")
    folder = program.report(
        "many", "--estates", table, "--estates-crs", "WGS84", "--facilities", rooms, "--facilities-crs", "WGS84",
        "--as-of", "2026-11-30")
    size = os.path.getsize(os.path.join(folder, "report.html"))
    print(f"{count:,} estates: {size / 1e6:.1f} MB")
    opened = []
    for _ in range(3):
        page = Page(browser, folder)
        opened.append(page.tab.evaluate(
            "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))") / 1000)
        if len(opened) < 3:
            page.context.close()
    print("opened in " + ", ".join(f"{one:.2f} s" for one in opened))
    session = page.context.new_cdp_session(page.tab)
    events = []
    session.on("Tracing.dataCollected", lambda piece: events.extend(piece["value"]))
    page.tab.evaluate("document.getElementById('map').scrollIntoView()")
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {
        "includedCategories": ["devtools.timeline", "devtools.timeline.frame", "disabled-by-default-devtools.timeline"]}})
    box = page.tab.locator("#map-canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.tab.mouse.move(x, y)
    page.tab.mouse.down()
    start = page.tab.evaluate("performance.now()")
    for step in range(120):
        page.tab.mouse.move(x + 120 * ((step % 40) / 20 - 1), y + 80 * ((step % 30) / 15 - 1))
    seconds = (page.tab.evaluate("performance.now()") - start) / 1000
    page.tab.mouse.up()
    ended = []
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    session.send("Tracing.end")
    while not ended:
        page.tab.wait_for_timeout(50)
    frames = sum(1 for event in events if event["name"] == "DrawFrame")
    print(f"panned {seconds:.1f} s, {frames / seconds:.0f} frames a second")
    check("speed: opens in under 2 s", min(opened) < 2, opened)
    check("speed: pans at 30 frames a second", frames / seconds >= 30, frames / seconds)
    page.close("speed")


def others(program, browser, studies):
    for study in studies:
        name = os.path.basename(study)
        folder = program.report(name + ".out", study)
        names_without_scripts(name, browser, folder)
        page = Page(browser, folder)
        figures(name, page)
        estates(name, page)
        languages(name, page)
        accessible(name, page)
        page.close(name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--drops", type=int, default=100)
    parser.add_argument("--study", action="append", default=[])
    parser.add_argument("--picture", help="only write the pictures of the documentation to this folder")
    parser.add_argument("--speed", type=int, help="only measure a page of so many estates")
    parser.add_argument("--must", action="store_true", help="fail without a browser")
    options = parser.parse_args()
    try:
        from playwright.sync_api import sync_playwright
        import axe_playwright_python  # noqa: F401
        missing = None if os.path.exists(CHROMIUM) else CHROMIUM
    except ImportError as error:
        missing = error.name
    if missing:
        print(f"skipped: {missing} is not there (apt-get install chromium; pip install playwright axe-playwright-python)")
        return 1 if options.must else 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        program = Program(options.program, folder)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        if options.picture:
            pictures(program, browser, options.picture)
        elif options.speed:
            speed(program, browser, options.speed)
        else:
            sample(program, browser, options.drops)
            hostile(program, browser)
            tiles(program, browser)
            compared(program, browser)
            others(program, browser, options.study)
        browser.close()
    print(f"{len(failures)} failed" if failures else "all passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
