"""Verifies a checksum file as a short script would: python3 hashlib_loop.py CHECKSUMS"""

import hashlib
import sys

failed = 0
with open(sys.argv[1]) as lines:
    for line in lines:
        expected, name = line.rstrip("\n").split("  ", 1)
        digest = hashlib.sha256()
        with open(name, "rb") as content:
            for block in iter(lambda: content.read(1 << 20), b""):
                digest.update(block)
        failed += digest.hexdigest() != expected
sys.exit(1 if failed else 0)
