#!/usr/bin/env python3
"""Ends runs of carecircle in every way, and looks at what is left.

    python3 Fuzz/endings.py PATH/TO/carecircle [--short] [--seed N] [--moments N]

An output is the earlier one, the new one, or not there; a folder is as its manifest.json says; a run that
ends with 0 has put a whole result in its place. Exits with 1 and says what was broken otherwise.
"""
import argparse, collections, hashlib, json, os, random, shutil, signal, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
FORMATS = "csv,geojsonseq,gpkg,fgb,shp,xlsx,kml"
ENDINGS = ["geojson", "geojsonl", "csv", "gpkg", "fgb", "shp", "xlsx", "kml"]
faults = []


def fault(text):
    faults.append(text)
    print("BROKEN:", text)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def hidden(folder):
    return sorted(name for name in os.listdir(folder) if ".carecircle-" in name) if os.path.isdir(folder) else []


def is_whole(folder):
    """Whether a folder is just what its manifest says."""
    try:
        with open(f"{folder}/manifest.json") as file:
            files = {entry["file"]: entry for entry in json.load(file)["files"]}
    except (OSError, ValueError):
        return False
    if set(os.listdir(folder)) != set(files) | {"manifest.json"}:
        return False
    return all(digest(f"{folder}/{name}") == entry["sha256"] for name, entry in files.items())


def state(output):
    """The bytes of an output, as one value: of a folder those of its files, of a shapefile those of its parts."""
    if os.path.isdir(output):
        return tuple((name, digest(f"{output}/{name}")) for name in sorted(os.listdir(output)))
    if output.endswith(".shp"):
        # Nobody can open the other parts without it.
        parts = [f"{output[:-3]}{part}" for part in ("shp", "shx", "dbf", "prj", "cpg")]
        return tuple(digest(part) for part in parts if os.path.exists(part)) if os.path.exists(output) else None
    return digest(output) if os.path.exists(output) else None


class Place:
    """A folder to work in, with the sample data and tiles of it."""

    def __init__(self, program):
        self.program = program
        self.path = tempfile.mkdtemp(prefix="endings-")
        shutil.copytree(os.path.join(HERE, "..", "SampleData"), f"{self.path}/SampleData")
        self.tiles = []

    def command(self, *arguments):
        return [self.program, *arguments]

    def start(self, command):
        return subprocess.Popen(command, cwd=self.path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def run(self, command):
        process = self.start(command)
        errors = process.communicate(timeout=600)[1]
        return process.returncode, errors

    def out(self):
        return f"{self.path}/out"

    def clear(self):
        shutil.rmtree(self.out(), ignore_errors=True)
        os.makedirs(self.out())

    def make_tiles(self):
        for column in range(2):
            for row in range(2):
                name = f"tile-{column}-{row}"
                tile = ["--tile", f"{column}/{row}/2", "--out", name]
                code, errors = self.run(self.command("run", "SampleData/study.yaml", "--quiet", *tile))
                assert code == 0, errors
                self.tiles.append(name)


def jobs(place):
    """Every command with an output, as (name, output, the arguments for an earlier and a new result)."""
    study = "SampleData/study.yaml"
    found = []

    def add(name, output, *arguments, other):
        whole = place.command(*arguments, "--out", f"out/{output}")
        found.append((name, output, [*whole, *other], whole))

    add("run", "results", "run", study, "--quiet", "--formats", FORMATS, other=["--minutes", "10"])
    add("check", "checked", "check", study, "--quiet", "--policy", "wenzhou", "--formats", FORMATS,
        other=["--minutes", "10"])
    add("join", "whole", "join", "--quiet", *place.tiles, other=[])
    for ending in ENDINGS:
        add(f"gaps .{ending}", f"gaps.{ending}", "gaps", study, "--quiet", "--all", other=["--minutes", "10"])
    return found


def references(place, found):
    """The states of an output after the earlier and the new run, and how long the new one takes."""
    known = {}
    for name, output, earlier, new in found:
        states = []
        for command in (earlier, new):
            place.clear()
            began = time.time()
            code, errors = place.run(command)
            if code != 0:
                fault(f"{name}: exit code {code}: {errors}")
            states.append(state(f"{place.out()}/{output}"))
        known[name] = (states[0], states[1], time.time() - began)
    return known


def moments(place, count, chance):
    """Runs are ended at any moment, by signals polite and not, over an earlier result or over nothing."""
    found = jobs(place)
    known = references(place, found)
    tally = collections.Counter()
    for number in range(count):
        name, output, earlier, new = found[number % len(found)]
        old, fresh, elapsed = known[name]
        sent = chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
        place.clear()
        has_earlier = chance.random() < 0.6
        if has_earlier:
            place.run(earlier)
        process = place.start(new)
        time.sleep(chance.uniform(0, elapsed * 1.05))
        process.send_signal(sent)
        began = time.time()
        errors = process.communicate(timeout=120)[1]
        took = time.time() - began
        code = process.returncode
        path = f"{place.out()}/{output}"
        now, left = state(path), hidden(place.out())
        where = f"moment {number}, {name}, {sent.name}, exit code {code}"
        allowed = [fresh, old if has_earlier else None]
        if sent == signal.SIGKILL and output.endswith(".shp"):
            allowed.append(None)
        if now not in allowed:
            fault(f"{where}: the output is neither the earlier nor the new one")
        if code == 0 and now != fresh:
            fault(f"{where}: done, but the result is not there")
        if code not in (0, 130, -sent):
            fault(f"{where}: {errors}")
        if sent != signal.SIGKILL:
            if left:
                fault(f"{where}: left {left}, and said {errors!r}")
            if took > 10:
                fault(f"{where}: took {took:.1f} s to end")
        code, errors = place.run(new)
        if code != 0 or state(path) != fresh or hidden(place.out()):
            fault(f"{where}: the next run: exit code {code}, {hidden(place.out())}, {errors}")
        tally[sent.name, "new" if now == fresh else "none" if now is None else "earlier"] += 1
    print(f"ended at {count} moments:", dict(tally))


def at_once(place, count, chance, apart):
    """Two runs into one folder at once; `apart` gives both the same process number."""
    prefix = ["unshare", "--pid", "--fork", "--mount-proc"] if apart else []
    if apart and subprocess.run([*prefix, "true"], capture_output=True).returncode != 0:
        print("two runs of one process number: skipped, since unshare is not allowed here")
        return
    base = place.command("run", "SampleData/study.yaml", "--quiet", "--formats", FORMATS, "--out", "out/results")
    path = f"{place.out()}/results"
    commands = [[*prefix, *base, "--minutes", minutes] for minutes in ("10", "15")]
    known = []
    for command in commands:
        place.clear()
        began = time.time()
        place.run(command)
        known.append(state(path))
    elapsed = time.time() - began
    tally = collections.Counter()
    for number in range(count):
        place.clear()
        first = place.start(commands[0])
        time.sleep(chance.uniform(0, elapsed * 0.9))
        second = place.start(commands[1])
        codes = []
        for process in (first, second):
            errors = process.communicate(timeout=600)[1]
            codes.append(process.returncode)
            if process.returncode not in (0, 73):
                fault(f"two at once, {number}: exit code {process.returncode}: {errors}")
        if state(path) not in known or not is_whole(path) or hidden(place.out()) or 0 not in codes:
            fault(f"two at once, {number}: exit codes {codes}, left {hidden(place.out())}, no whole result")
        tally[tuple(codes)] += 1
    print(f"two at once{', one process number' if apart else ''}:", dict(tally))


def parent_deleted(place, count, chance):
    """Somebody deletes the folder above the output: an error, unless the result is there and whole."""
    tally = collections.Counter()
    for ending in ("", ".geojson", ".gpkg", ".shp"):
        for number in range(count):
            place.clear()
            output = f"out/above/results{ending}"
            command = place.command("run", "SampleData/study.yaml", "--quiet", "--out", output)
            process = place.start(command)
            while process.poll() is None and not os.path.isdir(f"{place.path}/out/above"):
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.3))
            # Away in one step, so that it is known whether the result was there before.
            gone = f"{place.path}/out/gone"
            if os.path.isdir(f"{place.path}/out/above"):
                os.rename(f"{place.path}/out/above", gone)
            was_there = os.path.exists(f"{gone}/results{ending}")
            shutil.rmtree(gone, ignore_errors=True)
            errors = process.communicate(timeout=120)[1]
            path = f"{place.path}/{output}"
            is_there = is_whole(path) if ending == "" else os.path.exists(path)
            if process.returncode not in (0, 73):
                fault(f"parent of {output} deleted: exit code {process.returncode}: {errors}")
            if process.returncode == 0 and not was_there and not is_there:
                fault(f"parent of {output} deleted: exit code 0 without a result")
            tally[process.returncode] += 1
    print("the folder above deleted:", dict(tally))


def input_changed(place, count, chance):
    """A register is replaced while it is read: the result is of the one or the other, and says of which."""
    text = open(f"{place.path}/SampleData/estates.csv", "rb").read()
    lines = text.split(b"\n")
    versions = [text, b"\n".join(lines[: len(lines) // 2]) + b"\n"]
    sums = {hashlib.sha256(version).hexdigest() for version in versions}
    path = f"{place.path}/SampleData/estates.csv"
    stop = threading.Event()

    def change():
        number = 0
        while not stop.is_set():
            number += 1
            with open(path + ".new", "wb") as file:
                file.write(versions[number % 2])
            os.replace(path + ".new", path)
            time.sleep(0.001)

    tally = collections.Counter()
    changer = threading.Thread(target=change)
    changer.start()
    rows = {}
    for number in range(count):
        place.clear()
        command = place.command("run", "SampleData/study.yaml", "--quiet", "--out", "out/results")
        code, errors = place.run(command)
        if code != 0 or not is_whole(f"{place.out()}/results"):
            fault(f"register replaced: exit code {code}: {errors}")
            continue
        with open(f"{place.out()}/results/provenance.json") as file:
            estates = [one for one in json.load(file)["inputs"] if one["role"] == "estates"][0]
        if estates["sha256"] not in sums:
            fault("register replaced: the checksum is of no version of it")
        if rows.setdefault(estates["sha256"], estates["rows_in"]) != estates["rows_in"]:
            fault("register replaced: rows of one version under the checksum of the other")
        tally[estates["rows_in"]] += 1
    stop.set()
    changer.join()
    with open(path, "wb") as file:
        file.write(text)
    print("a register replaced while it is read, by rows:", dict(tally))


INSIDE = """
set -e
mount -t tmpfs -o size=%(size)sk none out
cp -r earlier out/results
set +e
"$@" --out out/results 2> errors
code=$?
ls -A out > left
diff -r earlier out/results > /dev/null && echo earlier >> left || echo new >> left
echo $code >> left
"""


def size_of(folder):
    return sum(os.path.getsize(f"{folder}/{name}") + 4096 for name in os.listdir(folder)) // 1024


def full_disk(place, count):
    """The disk is full before the result is whole: the earlier one stays, and nothing else."""
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0:
        print("a full disk: skipped, since unshare is not allowed here")
        return
    shutil.rmtree(f"{place.path}/earlier", ignore_errors=True)
    study = ["run", "SampleData/study.yaml", "--quiet"]
    place.run(place.command(*study, "--out", "earlier", "--minutes", "10"))
    earlier = size_of(f"{place.path}/earlier")
    place.clear()
    place.run(place.command(*study, "--formats", FORMATS, "--out", "out/results"))
    needed = size_of(f"{place.out()}/results")
    tally = collections.Counter()
    # From almost nothing to a third more than is needed.
    for more in (needed * (number + 1) * 4 // (3 * count) for number in range(count)):
        place.clear()
        script = INSIDE % {"size": earlier + more}
        command = place.command(*study, "--formats", FORMATS)
        done = subprocess.run(["unshare", "--mount", "bash", "-c", script, "full", *command], cwd=place.path,
                              capture_output=True, text=True)
        if done.returncode != 0:
            print("a full disk: skipped:", done.stderr.strip())
            return
        *names, kind, code = open(f"{place.path}/left").read().split()
        if names != ["results"] or (code, kind) not in (("73", "earlier"), ("0", "new")):
            fault(f"disk full after {more} kB: exit code {code}, {kind}, {names}")
        tally[int(code), kind] += 1
    print("a full disk:", dict(tally))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--moments", type=int)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    place = Place(os.path.abspath(options.program))
    short = options.short
    try:
        place.make_tiles()
        moments(place, options.moments or (11 if short else 200), chance)
        at_once(place, 2 if short else 25, chance, apart=False)
        at_once(place, 2 if short else 25, chance, apart=True)
        parent_deleted(place, 1 if short else 10, chance)
        input_changed(place, 2 if short else 20, chance)
        full_disk(place, 2 if short else 24)
    finally:
        shutil.rmtree(place.path, ignore_errors=True)
    print(f"{len(faults)} broken")
    sys.exit(1 if faults else 0)


main()
