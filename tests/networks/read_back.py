#!/usr/bin/env python3
"""Reads the exported forms of a network with networkx and igraph and compares them.

    pip install networkx igraph && python3 tests/networks/read_back.py FOLDER

FOLDER holds network.graphml, network.gexf, network.json and network.csv, as tests/networks/read_back.rs
writes them or `dateline graph actors -o network.graphml` and so on. Ends with 77 where a library is
missing, so that the test is skipped.
"""
import csv
import json
import pathlib
import sys

try:
    import igraph
    import networkx
except ImportError as missing:
    print(missing)
    sys.exit(77)

folder = pathlib.Path(sys.argv[1])


def told(ties):
    return sorted((a, b, float(weight), sign) for a, b, weight, sign in ties)


def of_networkx(graph):
    label = lambda node: graph.nodes[node].get("label", node)
    return told((label(a), label(b), data["weight"], data["sign"]) for a, b, data in graph.edges(data=True))


read = {}
graphml = networkx.read_graphml(folder / "network.graphml", force_multigraph=True)
read["graphml, networkx"] = of_networkx(graphml)
assert {type(data["weight"]) for *_, data in graphml.edges(data=True)} <= {float}, "weights are numbers"
read["gexf, networkx"] = of_networkx(networkx.read_gexf(folder / "network.gexf"))
cytoscape = json.loads((folder / "network.json").read_text("utf-8"))
cytoscape.update(directed=True, multigraph=True)
for node in cytoscape["elements"]["nodes"]:
    node["data"].update(value=node["data"]["id"], name=node["data"]["label"])
for number, tie in enumerate(cytoscape["elements"]["edges"]):
    tie["data"]["key"] = number
read["cytoscape, networkx"] = of_networkx(networkx.cytoscape_graph(cytoscape))
graph = igraph.Graph.Read_GraphML(str(folder / "network.graphml"))
read["graphml, igraph"] = told((graph.vs[tie.source]["label"], graph.vs[tie.target]["label"], tie["weight"], tie["sign"]) for tie in graph.es)
with open(folder / "network.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
read["csv, networkx"] = told((row["source_label"], row["target_label"], row["weight"], row["sign"]) for row in rows)
assert networkx.from_edgelist((row["source"], row["target"]) for row in rows).number_of_nodes() > 0
first = read["graphml, networkx"]
assert first, "there are ties"
for form, ties in read.items():
    assert ties == first, f"{form} differs: {ties} for {first}"
print(f"{len(first)} ties read back alike from {', '.join(read)}")
