#!/usr/bin/env python3
"""The figures of many texts, by a Dask cluster: each of its workers runs `solieu worker`.

    tools/distributed/dask_figures.py FOLDER -o figures.csv                       four processes on this machine
    tools/distributed/dask_figures.py FOLDER -o figures.csv --scheduler HOST:8786 a cluster that runs

The CSV is that of `solieu extract FOLDER -o figures.csv`, byte for byte. See README.md beside this file.
"""
import argparse
import json
import os
import subprocess
import sys

# Of the CSV, in their order; `document` is the id of a line.
COLUMNS = ("document,figure,indicator,parent,kind,status,qualifier,direction,value,value_high,unit,amount,amount_high,base_unit,base,"
           "base_period,period,place,place_code,of,start,end,line,column,text,rule,flags,page,locator").split(",")


def documents_of(folder):
    """All *.txt below a folder, in the order of `solieu extract`."""
    paths = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names if name.endswith(".txt") and name != ".txt"]
    return sorted(paths, key=os.fsencode)


def cell(value):
    if isinstance(value, list):
        value = ";".join(value)
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def row(document, figure):
    return ",".join(cell(document if name == "document" else figure[name]) for name in COLUMNS) + "\n"


def figures_of(paths, command):
    """The rows of some documents, and what went wrong with others. Runs on a worker; may run again elsewhere, as it changes nothing."""
    rows, errors = [], []
    with subprocess.Popen([*command, "worker", "--quiet"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for path in paths:
            try:
                with open(path, "rb") as file:
                    text = file.read().decode()
            except (OSError, UnicodeDecodeError) as error:
                errors.append(f"{path}: {error}")
                continue
            # one line, and its answer: neither side ever waits for the other to read
            process.stdin.write(json.dumps({"id": path, "text": text}).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line.endswith(b"\n"):
                raise RuntimeError(f"{command[0]} worker ended within {path}")  # Dask tries this part again
            answer = json.loads(line)
            if "error" in answer:
                errors.append(f"{path}: {answer['error']}")
            else:
                rows += [row(path, figure) for figure in answer["figures"]]
        process.stdin.close()
        if process.wait() != 0:
            raise RuntimeError(f"{command[0]} worker ended with status {process.returncode}")
    return "".join(rows).encode(), errors


def extract(client, paths, command, part=100, done=lambda n: None):
    """Yields what came of each part of the documents, in their order. `done` is told how many parts have been yielded."""
    parts = [paths[i:i + part] for i in range(0, len(paths), part)]
    # pure: a part that is asked for twice is one; retries: a solieu that is killed; Dask itself begins anew what a lost worker had
    futures = client.map(figures_of, parts, command=command, pure=True, retries=3)
    for i, future in enumerate(futures):
        yield future.result()
        future.release()
        done(i + 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--scheduler", help="of a cluster that runs; its machines see the folder under the same name, and have solieu")
    parser.add_argument("--workers", type=int, default=4, help="processes on this machine, without --scheduler")
    parser.add_argument("--solieu", default="solieu", help="the program, on the machines of the cluster")
    parser.add_argument("--part", type=int, default=100, help="documents a task")
    options = parser.parse_args()

    from distributed import Client, LocalCluster

    if options.scheduler:
        client = Client(options.scheduler)
    else:
        client = Client(LocalCluster(n_workers=options.workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None))
    failed = 0
    partial = options.output + ".part"
    with client, open(partial, "wb") as out:
        out.write(",".join(COLUMNS).encode() + b"\n")
        for rows, errors in extract(client, documents_of(options.folder), [options.solieu], options.part):
            out.write(rows)
            failed += len(errors)
            for error in errors:
                print(error, file=sys.stderr)
    os.replace(partial, options.output)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
