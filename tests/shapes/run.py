"""Holds pySHACL to the same verdicts as `dateline check`.

    pip install rdflib pyshacl
    python3 tests/shapes/run.py [GRAPH.nq …]

The sound graph must conform, each broken one (a SPARQL update on the sound graph) must not, and
the shape that its file names must be among those that say so. Graphs named on the command line,
such as out/graph.nq, must conform.
"""

import pathlib
import re
import sys

import pyshacl
import rdflib
from rdflib.namespace import SH

HERE = pathlib.Path(__file__).parent
SHAPES = rdflib.Graph().parse(HERE.parent.parent / "ontology" / "shapes.ttl")


def verdict(graph):
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES, advanced=True)
    names = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        for node in (report.value(result, SH.sourceConstraint), owner(report.value(result, SH.sourceShape))):
            if node is not None:
                names.add(re.split("[#/]", str(node))[-1])
    return conforms, names


def owner(shape):
    """The named shape that a property shape belongs to."""
    return SHAPES.value(None, SH.property, shape) or shape


def union(path):
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path)
    graph = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        graph.add(triple)
    return graph


def main():
    failures = 0
    graphs = [HERE / "sound.ttl"] + [pathlib.Path(name) for name in sys.argv[1:]]
    for path in graphs:
        graph = union(path) if path.suffix == ".nq" else rdflib.Graph().parse(path)
        conforms, names = verdict(graph)
        print("ok  " if conforms else "FAIL", path, len(graph), "triples", sorted(names))
        failures += not conforms
    for path in sorted((HERE / "broken").glob("*.ru")):
        update = path.read_text(encoding="utf-8")
        expected = re.search("# expects: (.*)", update)[1]
        graph = rdflib.Graph().parse(HERE / "sound.ttl")
        graph.update(update)
        conforms, names = verdict(graph)
        good = not conforms and expected in names
        print("ok  " if good else "FAIL", path.stem, "→", ", ".join(sorted(names)) or "nothing noticed")
        failures += not good
    print(f"{failures} failures" if failures else "all as they should be")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
