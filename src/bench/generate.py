"""Writes the workspaces that src/bench/run measures; what is there already is left alone.

usage: generate.py files FOLDER COUNT SIZE    COUNT files of SIZE bytes below FOLDER/models, each recorded
       generate.py entries FOLDER COUNT ABSENT    COUNT entries in two parts and the combined manifest,
                                                  and recorded checksums of ABSENT files that are not there
"""

import hashlib
import json
import os
import random
import sys

CHUNK = 1 << 20
GENERATED_AT = "2026-11-22T06:17:00Z"


def files(folder, count, size):
    """Each file has a content of its own, for nothing may be gained by hashing one twice."""
    noise = random.Random(1).randbytes(min(size, CHUNK))
    names = os.path.join(folder, "names")
    with open(names, "w") as listed, open(os.path.join(folder, "models/checksums.sha256"), "w") as sums:
        for number in range(count):
            name = f"models/{number % 100:02}/{number:06}.bin"
            os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
            sums.write(f"{write(os.path.join(folder, name), number, noise, size)}  {name}\n")
            listed.write(name + "\n")


def write(path, number, noise, size):
    digest = hashlib.sha256()
    with open(path, "wb") as out:
        for block, start in enumerate(range(0, size, CHUNK)):
            length = min(CHUNK, size - start)
            head = f"{number} {block}".encode()[:length]
            content = head + noise[len(head) : length]
            digest.update(content)
            out.write(content)
    return digest.hexdigest()


def entries(folder, count, absent):
    datasets = count // 10
    models = [entry("model", number) for number in range(count - datasets)]
    datasets = [entry("dataset", number) for number in range(datasets)]
    parts = {"models": models, "datasets": datasets}
    for name, part in parts.items():
        os.makedirs(os.path.join(folder, name), exist_ok=True)
        manifest(os.path.join(folder, name, "inventory.json"), {name: part})
    totals = {}
    for name, part in parts.items():
        totals[f"{name}_bytes"] = sum(each["size_bytes"] for each in part)
        totals[f"{name}_files"] = sum(each["files_count"] for each in part)
    os.makedirs(os.path.join(folder, "inventory"), exist_ok=True)
    manifest(os.path.join(folder, "inventory/combined_inventory.json"), {**parts, "totals": totals})
    with open(os.path.join(folder, "models/checksums.sha256"), "w") as sums:
        for each in models[:absent]:
            sums.write(f"{each['files'][0]['sha256']}  {each['path']}/a.bin\n")


def entry(kind, number):
    digest = hashlib.sha256(f"{kind}{number}".encode()).hexdigest()
    place = f"org{number % 997}/{kind}-{number}"
    return {
        "name": place,
        "version": "1.0.0",
        "path": f"{kind}s/{place}",
        "size_bytes": 1000 + number,
        "sha256": digest,
        "source_url": f"https://hub.invalid/{place}",
        "files_count": 2,
        "files": [
            {"path": "a.bin", "size_bytes": 500, "sha256": digest},
            {"path": "b.bin", "size_bytes": 500 + number},
        ],
        "license": {"name": "Apache-2.0", "commercial_use": "allowed"},
    }


def manifest(path, content):
    with open(path, "w") as out:
        json.dump({"generated_at": GENERATED_AT, "version": "1.0.0", **content}, out, indent=2)


def main(kind, folder, count, other):
    done = os.path.join(folder, "done")
    wanted = f"{kind} {count} {other}"
    if os.path.exists(done) and open(done).read() == wanted:
        return
    os.makedirs(os.path.join(folder, "models"), exist_ok=True)
    {"files": files, "entries": entries}[kind](folder, int(count), int(other))
    with open(done, "w") as out:
        out.write(wanted)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
