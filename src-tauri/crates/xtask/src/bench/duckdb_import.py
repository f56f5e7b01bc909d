"""Reads gift frames into a table on disk: arguments are the frames and the database. Prints what it took inside DuckDB alone."""

import json
import sys
import time

import duckdb

frames, database = sys.argv[1:]
connection = duckdb.connect(database, config={"threads": 2})
connection.execute("set enable_progress_bar = false")
begin = time.perf_counter()
connection.execute("create table gifts as select * from read_json(?, format = 'newline_delimited')", [frames])
connection.execute("checkpoint")
nanoseconds = round((time.perf_counter() - begin) * 1e9)
rows = connection.execute("select count(*) from gifts").fetchone()[0]
print(json.dumps({"nanoseconds": nanoseconds, "rows": rows}))
