"""What benches/network.rs measures, by rustworkx and igraph on one core; called by it."""
import os

os.environ["RAYON_NUM_THREADS"] = "1"
import csv
import statistics
import sys
import time

import igraph
import rustworkx

with open(sys.argv[1]) as file:
    ties = [(int(a), int(b), float(weight)) for a, b, weight in csv.reader(file)]
nodes = 1 + max(max(a, b) for a, b, _ in ties)
# rustworkx ranks directed graphs only: each tie both ways.
directed = rustworkx.PyDiGraph()
directed.add_nodes_from(range(nodes))
directed.add_edges_from([edge for a, b, weight in ties for edge in ((a, b, weight), (b, a, weight))])
undirected = rustworkx.PyGraph()
undirected.add_nodes_from(range(nodes))
undirected.add_edges_from(ties)
graph = igraph.Graph(nodes, [(a, b) for a, b, _ in ties])
graph.es["weight"] = [weight for *_, weight in ties]


def report(name, peer, runs, work):
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    print(f"{name:<24} {peer:<10} {statistics.median(times) * 1e3:>9.1f} ms", flush=True)


report("pagerank", "rustworkx", 7, lambda: rustworkx.pagerank(directed, weight_fn=float, tol=1e-10, max_iter=500))
report("pagerank", "igraph", 7, lambda: graph.pagerank(weights="weight"))
report("communities", "igraph", 3, lambda: graph.community_leiden("modularity", weights="weight", n_iterations=-1))
report("betweenness", "igraph", 3, lambda: graph.betweenness())
report("betweenness", "rustworkx", 1, lambda: rustworkx.betweenness_centrality(undirected, parallel_threshold=10**9))
