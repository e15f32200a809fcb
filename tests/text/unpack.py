"""Writes a text file that may be compressed (bz2) to another place: unpack.py FROM TO"""
import bz2
import pathlib
import sys

source, target = map(pathlib.Path, sys.argv[1:])
data = source.read_bytes()
target.write_bytes(bz2.decompress(data) if source.suffix == ".bz2" else data)
