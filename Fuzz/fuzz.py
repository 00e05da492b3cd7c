#!/usr/bin/env python3
"""Builds the fuzzers with the address sanitizer and runs each for a stated time.

    python3 Fuzz/fuzz.py [--seconds N] [TARGET ...]

Without targets, all of them run. New inputs go to corpus/TARGET; what breaks a promise is written to findings/TARGET and
makes the exit code 1. Put such a file into Seeds/TARGET when it is mended: the tests replay every seed.
"""
import argparse, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
# Which readers take long inputs, and which dictionary helps.
LIMITS = {"workbooks": 16384, "osm": 16384, "shapefiles": 8192, "tiles": 16384, "policies": 16384}
WORDS = {"tables": "tables.dict", "values": "values.dict"}


def targets():
    folders = os.listdir(f"{HERE}/Sources")
    return sorted(name[4:].lower() for name in folders if name.startswith("Fuzz") and name != "FuzzSupport")


def product(target):
    names = [name for name in os.listdir(f"{HERE}/Sources") if name.lower() == f"fuzz{target}"]
    return names[0] if names else sys.exit(f"no target {target}; there are: {', '.join(targets())}")


def build(names):
    for name in names:
        subprocess.run(
            ["swift", "build", "-c", "release", "--product", name, "-Xswiftc", "-sanitize=fuzzer,address",
             "-Xswiftc", "-enable-testing", "-Xswiftc", "-use-ld=lld"], cwd=HERE, check=True)


def run(target, seconds):
    """Whether nothing was found."""
    corpus, findings = f"{HERE}/corpus/{target}", f"{HERE}/findings/{target}"
    os.makedirs(corpus, exist_ok=True)
    os.makedirs(findings, exist_ok=True)
    command = [
        f"{HERE}/.build/release/{product(target)}", f"-max_total_time={seconds}",
        f"-max_len={LIMITS.get(target, 4096)}", "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1",
        f"-artifact_prefix={findings}/",
    ]
    if target in WORDS:
        command.append(f"-dict={HERE}/{WORDS[target]}")
    command += [corpus, f"{HERE}/Seeds/{target}"]
    done = subprocess.run(
        command, cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
        env={**os.environ, "SWIFT_BACKTRACE": "enable=no", "ASAN_OPTIONS": "detect_leaks=0"})
    units = [line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line]
    print(f"{target}: {units[0] if units else '?'} inputs, exit code {done.returncode}", flush=True)
    if done.returncode != 0:
        print(done.stderr[-3000:], flush=True)
    return done.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=1800, help="for each target (1800)")
    parser.add_argument("--no-build", action="store_true", help="take what was built before")
    options = parser.parse_args()
    chosen = options.targets or targets()
    if not options.no_build:
        build([product(target) for target in chosen])
    # Each of them runs, even if one before it has found something.
    results = [run(target, options.seconds) for target in chosen]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
