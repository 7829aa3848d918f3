"""Print the most memory (MiB) that this process had, after one way of scoring a file: `python peak_memory.py read|ours|hand FILE`."""

import resource
import sys

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
sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f}\n")
