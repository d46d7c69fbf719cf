"""Prints what src/bench/run measured beside the targets, and writes it as JSON.

usage: table.py MEASURED OUT.json

MEASURED holds ROW/COMMAND/ROUND.json as hyperfine exports them, ROW/COMMAND/peak (KiB) and
limits.json. Ratios are of medians over the rounds, in each of which every command runs once.
"""

import json
import os
import statistics
import sys

SMOKE = "smoke"

LAUNCHER = "with launcher"
OLDER = "older jar"

# row, what is measured, of which command, against which (or in which unit), at most
TARGETS = [
    ("big-files", "wall", SMOKE, "openssl dgst", 0.55),
    ("one-file", "wall", SMOKE, "openssl dgst", 1.0),
    ("one-file", "wall", LAUNCHER, "openssl dgst", 0.92),
    ("one-file", "user", SMOKE, "openssl dgst", 1.4),
    ("small-files", "wall", SMOKE, "sha256sum -c", 1.0),
    ("small-files", "wall", SMOKE, "sha256deep", 1.0),
    ("small-files", "wall", SMOKE, "openssl dgst", 1.8),
    ("small-files", "wall", LAUNCHER, "sha256sum -c", 1.0),
    ("small-files", "wall", LAUNCHER, "sha256deep", 1.0),
    ("small-files", "wall", LAUNCHER, "python hashlib", 1.0),
    ("small-files", "peak", LAUNCHER, "MiB", 350),
    ("start", "wall", SMOKE, OLDER, 0.7),
    ("start", "wall", LAUNCHER, OLDER, 0.45),
    ("maven", "wall", "mvn test -Psmoke", "one empty test", 1.15),
    ("few-entries", "wall", SMOKE, OLDER, 0.5),
    ("entries", "wall", SMOKE, OLDER, 0.5),
    ("entries", "peak", SMOKE, OLDER, 0.6),
    ("many-entries", "wall per entry", SMOKE, "entries", 1.0),
]


def read(folder):
    rows = {}
    for row in sorted(entry.name for entry in os.scandir(folder) if entry.is_dir()):
        for command in sorted(os.listdir(os.path.join(folder, row))):
            rows.setdefault(row, {})[command] = measured(os.path.join(folder, row, command))
    return rows


def measured(folder):
    rounds, peak = [], None
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".json"):
            rounds.append(json.load(open(path))["results"][0])
        elif name == "peak":
            peak = int(open(path).read().split()[-1]) / 1024
    return {
        "wall": statistics.median(r["mean"] for r in rounds),
        "wall_least": min(r["mean"] for r in rounds),
        "user": statistics.median(r["user"] for r in rounds),
        "sys": statistics.median(r["system"] for r in rounds),
        "peak_mib": peak,
        "rounds": len(rounds),
        "exit_codes": sorted({code for r in rounds for code in r["exit_codes"]}),
        "command": rounds[0]["command"],
    }


def held(rows, counts):
    for row, what, command, against, most in TARGETS:
        commands = rows.get(row, {})
        if command not in commands:
            continue
        ours = commands[command]
        if what == "peak":
            value = ours["peak_mib"]
            if value is not None and against in commands:
                other = commands[against]["peak_mib"]
                value = value / other if other else None
        elif what == "wall per entry":
            if SMOKE not in rows.get(against, {}):
                continue
            before = rows[against][SMOKE]["wall"] / counts[against]
            value = ours["wall"] / counts[row] / before
        elif against == "s":
            value = ours["wall"]
        elif against in commands:
            value = ours[what] / commands[against][what]
        else:
            continue
        if value is not None:
            yield {
                "row": row,
                "what": what,
                "of": command,
                "against": against,
                "value": value,
                "at_most": most,
                "reached": value <= most,
            }


def main(folder, out):
    limits = json.load(open(os.path.join(folder, "limits.json")))
    rows = read(folder)
    targets = list(held(rows, limits["entries"]))
    print(f"\n{'row':<13} {'command':<20} {'wall s':>8} {'least':>8} {'user':>8} {'sys':>7} {'peak MiB':>9} {'runs':>5}  exit")
    for row, commands in rows.items():
        for command, m in sorted(commands.items(), key=lambda item: item[1]["wall"]):
            peak = "" if m["peak_mib"] is None else f"{m['peak_mib']:.0f}"
            codes = ",".join(map(str, m["exit_codes"]))
            print(
                f"{row:<13} {command:<20} {m['wall']:>8.2f} {m['wall_least']:>8.2f} {m['user']:>8.2f}"
                f" {m['sys']:>7.2f} {peak:>9} {m['rounds']:>5}  {codes}"
            )
    print(f"\n{'row':<13} {'target':<58} {'measured':>9} {'at most':>8}")
    for t in targets:
        unit = t["against"] in ("s", "MiB")
        said = f"{t['what']} of {t['of']} " + ("in " if unit else "/ ") + t["against"]
        print(
            f"{t['row']:<13} {said:<58} {t['value']:>9.2f} {t['at_most']:>8.2f}  "
            + ("reached" if t["reached"] else "MISSED")
        )
    print("\nthe machine's limits:")
    for name, value in limits["machine"].items():
        print(f"  {name}: {value}")
    if limits["quick"]:
        print("--quick: the inputs are too small for the targets to mean anything")
    if limits["missing"]:
        print("not installed, and left out: " + ", ".join(limits["missing"]))
    with open(out, "w") as file:
        json.dump({**limits, "rows": rows, "targets": targets}, file, indent=2)
    print(f"\nwritten to {out}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
