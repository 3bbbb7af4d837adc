#!/usr/bin/env python3
"""Writes the published graphs that tests/networks.rs compares with, and what networkx finds in them.

    pip install networkx scipy && python3 tests/networks/make.py

karate.csv: Zachary, An information flow model for conflict and fission in small groups (1977), 34
members, 78 ties. les-miserables.csv: Knuth, The Stanford GraphBase (1993), 77 characters, 254 weighted
ties. Both as networkx ships them. highland-tribes.csv isn't made here: it is Read, Cultures of the
central highlands, New Guinea (1954), 16 tribes, 58 signed ties, as listed in the Pajek collection.
"""
import pathlib

import networkx as nx

HERE = pathlib.Path(__file__).parent


def write(name, graph, weighted):
    index = {node: at for at, node in enumerate(sorted(graph.nodes()))}
    graph = nx.relabel_nodes(graph, index)
    if not weighted:
        nx.set_edge_attributes(graph, 1, "weight")
    ties = sorted((min(a, b), max(a, b), data["weight"]) for a, b, data in graph.edges(data=True))
    with open(HERE / f"{name}.csv", "w") as out:
        out.write("source,target,weight\n")
        out.writelines(f"{a},{b},{weight}\n" for a, b, weight in ties)
    rank = nx.pagerank(graph, alpha=0.85, tol=1e-13, max_iter=1000, weight="weight")
    between, close = nx.betweenness_centrality(graph), nx.closeness_centrality(graph)
    core = nx.core_number(graph)
    with open(HERE / f"{name}-expected.csv", "w") as out:
        out.write("node,pagerank,betweenness,closeness,core\n")
        for node in sorted(graph):
            out.write(f"{node},{rank[node]:.9f},{between[node]:.9f},{close[node]:.9f},{core[node]}\n")


write("karate", nx.karate_club_graph(), weighted=False)
write("les-miserables", nx.les_miserables_graph(), weighted=True)
