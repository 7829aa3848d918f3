"""Print the most memory (MiB) that this process had, after one way of scoring a file: `python peak_memory.py read|ours|hand FILE`.

On Linux; a child begins with the figure of its parent in `getrusage`, so it is read from the process's own status.
"""

import re
import sys
from pathlib import Path

import polars as pl

from benchmarks.survey import by_hand, design
from werkplekleren.frames import score_frame

way, path = sys.argv[1:]
frame = pl.read_parquet(path).lazy()
scan = design()
if way == "ours":
    kept = score_frame(scan, frame, bands="position").collect()
elif way == "hand":
    kept = by_hand(frame, scan)
(peak,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
sys.stdout.write(f"{int(peak) / 1024:.1f}\n")
