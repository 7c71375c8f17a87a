"""Solves the binary file of write-binary.ts with native HiGHS (highspy) and prints seconds, status, objective and peak memory as JSON."""

import json
import resource
import sys
import time

import highspy
import numpy as np

file, method, limit = sys.argv[1], sys.argv[2], float(sys.argv[3])
raw = open(file, "rb").read()
columns, rows, entries = np.frombuffer(raw, np.int32, 3)
at = 12


def take(kind, count):
    global at
    values = np.frombuffer(raw, kind, count, at)
    at += values.nbytes
    return values


lp = highspy.HighsLp()
lp.num_col_, lp.num_row_ = int(columns), int(rows)
start, index = take(np.int32, rows + 1), take(np.int32, entries)
lp.col_cost_, lp.col_lower_, lp.col_upper_ = (take(np.float64, columns) for _ in range(3))
lp.row_lower_, lp.row_upper_ = (take(np.float64, rows) for _ in range(2))
lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = start, index, take(np.float64, entries)
solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.setOptionValue("time_limit", limit)
solver.setOptionValue("solver", method)
if method in ("ipm", "ipx", "hipo"):
    solver.setOptionValue("run_crossover", "off")
solver.passModel(lp)
began, worked = time.perf_counter(), time.process_time()
solver.run()
seconds, worked = time.perf_counter() - began, time.process_time() - worked
print(
    json.dumps(
        {
            "status": solver.modelStatusToString(solver.getModelStatus()).lower(),
            "objective": solver.getInfo().objective_function_value,
            "seconds": seconds,
            "cpuSeconds": worked,
            "iterations": solver.getInfo().ipm_iteration_count,
            "peakMB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
