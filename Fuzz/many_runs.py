#!/usr/bin/env python3
"""Makes thousands of small runs of carecircle, ends some of them, limits others, and looks for anything left behind.

    python3 Fuzz/many_runs.py PATH/TO/carecircle [--short] [--runs N] [--seed N]

Every run ends within its time with a documented exit code and never by a signal that it was not sent; its output is the
earlier one, a new one or not there; its folder for temporary files is empty, and no process of it is left. Exits with 1
and says what was broken otherwise.
"""
import argparse, collections, hashlib, json, os, random, resource, shutil, signal, subprocess, sys, tempfile, time

CODES = {0, 1, 64, 65, 66, 71, 73, 130}
LIMITS = {
    "files": (resource.RLIMIT_NOFILE, [4, 12, 63, 64, 100]),
    "file size": (resource.RLIMIT_FSIZE, [0, 700, 5000, 40000, 200000]),
    "memory": (resource.RLIMIT_AS, [150 << 20, 250 << 20, 400 << 20, 700 << 20]),
    "processes": (resource.RLIMIT_NPROC, [1, 2, 3]),
}
faults = []


def fault(text):
    faults.append(text)
    print("BROKEN:", text, flush=True)


def write_inputs(folder):
    with open(f"{folder}/e.csv", "w") as file:
        file.write("id,name,built_year,lon,lat\n")
        for number in range(400):
            file.write(f"E{number},n{number},{1985 + number % 30},{120.6 + number / 2000:.5f},{28 + number % 20 / 100:.4f}\n")
    with open(f"{folder}/r.csv", "w") as file:
        file.write("id,kind,area,status,lon,lat\n")
        for number in range(60):
            file.write(f"R{number},care_room,{150 + number},in_use,{120.6 + number / 300:.5f},28.05\n")
    with open(f"{folder}/study.yaml", "w") as file:
        file.write("as_of: 2026-11-30\ninputs:\n  estates: { path: e.csv, crs: WGS84 }\n"
                   "  facilities: { path: r.csv, crs: WGS84 }\noutput: out\n")
    with open(f"{folder}/bad.csv", "wb") as file:
        file.write(b"id,lon,lat\n\"E1,120.7\xff,28\n" + bytes(range(256)))


def commands():
    return [
        ["run", "study.yaml"], ["run", "study.yaml", "--formats", "xlsx"],
        ["run", "study.yaml", "--formats", "gpkg,shp,fgb,kml"], ["run", "study.yaml", "--dry-run"],
        ["run", "study.yaml", "--out", "new/er/out"], ["run", "study.yaml", "--pdf"],
        ["gaps", "study.yaml", "--out", "gaps.geojson"], ["gaps", "study.yaml", "--all", "--out", "gaps.gpkg"],
        ["gaps", "study.yaml"], ["circles", "study.yaml", "--out", "circles.csv"], ["coverage", "study.yaml"],
        ["supply", "study.yaml", "--out", "supply"], ["site", "study.yaml", "--sites", "2", "--out", "plan"],
        ["map", "study.yaml", "--out", "map.png"], ["templates", "--out", "forms"], ["inspect", "e.csv", "--crs", "WGS84"],
        ["inspect", "bad.csv", "--crs", "WGS84", "--as", "estates"], ["run", "nowhere.yaml"], ["policies", "list"],
        ["run", "study.yaml", "--estates", "bad.csv", "--estates-crs", "WGS84"], ["run", "study.yaml", "--minutes", "no"],
    ]


def is_whole(folder):
    try:
        with open(f"{folder}/manifest.json") as file:
            files = {entry["file"]: entry["sha256"] for entry in json.load(file)["files"]}
        digest = lambda name: hashlib.sha256(open(f"{folder}/{name}", "rb").read()).hexdigest()
        return {name: digest(name) for name in files} == files
    except (OSError, ValueError):
        return False


class Run:
    """One run, with what is done to it."""

    def __init__(self, program, folder, temporary, chance):
        self.folder, self.temporary = folder, temporary
        self.command = chance.choice(commands())
        self.limit = chance.choice(list(LIMITS)) if chance.random() < 0.4 else None
        self.most = chance.choice(LIMITS[self.limit][1]) if self.limit else None
        self.signal = chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP]) if chance.random() < 0.4 else None
        self.delay = chance.uniform(0, 0.6)
        # The limit on processes counts all of a user's, so it is one that nobody else is.
        self.user = chance.randrange(100_000, 2_000_000) if self.limit == "processes" and os.getuid() == 0 else None
        self.program = program

    def __str__(self):
        what = " ".join(self.command)
        return f"{what} [{self.limit} {self.most}, {self.signal and self.signal.name} after {self.delay:.3f} s]"

    def prepare(self):
        if self.user:
            os.setgid(self.user)
            os.setuid(self.user)
        if self.limit and (self.limit != "processes" or self.user):
            resource.setrlimit(LIMITS[self.limit][0], (self.most, self.most))

    def go(self):
        environment = {**os.environ, "TMPDIR": self.temporary, "SWIFT_BACKTRACE": "enable=no"}
        process = subprocess.Popen(
            [self.program, *self.command], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            preexec_fn=self.prepare, start_new_session=True, env=environment)
        ended = 0.0
        if self.signal:
            try:
                process.wait(self.delay)
            except subprocess.TimeoutExpired:
                process.send_signal(self.signal)
                ended = time.time()
        try:
            errors = process.communicate(timeout=60)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            fault(f"{self}: does not end")
            return "hangs"
        if ended and time.time() - ended > 2:
            fault(f"{self}: took {time.time() - ended:.1f} s to end")
        self.check(process, errors.decode(errors="replace"), sent=ended > 0)
        return process.returncode

    def check(self, process, errors, sent):
        code = process.returncode
        # Before it waits for signals, one that is sent ends it; the system may not even be able to load it.
        isKilled = sent and code == -self.signal
        if code not in CODES and not isKilled and not (self.limit == "memory" and code == 127):
            fault(f"{self}: exit code {code}: {errors[-300:]}")
        if code not in (0, 1) and not isKilled and not errors:
            fault(f"{self}: exit code {code} without a word")
        try:
            os.killpg(process.pid, 0)
            fault(f"{self}: a process is left")
        except ProcessLookupError:
            pass
        if os.listdir(self.temporary):
            fault(f"{self}: left {os.listdir(self.temporary)} in TMPDIR")
            for name in os.listdir(self.temporary):
                os.remove(f"{self.temporary}/{name}")
        hidden = [name for name in os.listdir(self.folder) if name.startswith(".")]
        if hidden:
            fault(f"{self}: exit code {code} left {hidden}")
            for name in hidden:
                shutil.rmtree(f"{self.folder}/{name}", ignore_errors=True)
        for name in ("out", "new/er/out", "supply", "plan"):
            if os.path.exists(f"{self.folder}/{name}") and not is_whole(f"{self.folder}/{name}"):
                fault(f"{self}: {name} is not whole")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--short", action="store_true", help="100 runs")
    parser.add_argument("--runs", type=int, help="3000 unless something else is said")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    top = tempfile.mkdtemp(prefix="many-runs-")
    tally = collections.Counter()
    try:
        os.chmod(top, 0o755)
        for _ in range(options.runs or (100 if options.short else 3000)):
            folder, temporary = f"{top}/work", f"{top}/temporary"
            for path in (folder, temporary):
                # Every fourth time or so the earlier results are gone.
                if path == temporary or chance.random() < 0.25:
                    shutil.rmtree(path, ignore_errors=True)
                os.makedirs(path, exist_ok=True)
                os.chmod(path, 0o777)
            if not os.path.exists(f"{folder}/study.yaml"):
                write_inputs(folder)
            run = Run(os.path.abspath(options.program), folder, temporary, chance)
            tally[run.go()] += 1
            if run.user:
                shutil.rmtree(folder)
    finally:
        shutil.rmtree(top, ignore_errors=True)
    print("runs by exit code:", dict(sorted(tally.items(), key=str)))
    print(f"{len(faults)} broken")
    sys.exit(1 if faults else 0)


main()
