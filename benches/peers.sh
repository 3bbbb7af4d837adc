#!/bin/sh
# A virtual environment with the libraries that benches/network.rs compares with and that
# tests/networks reads exports with. Usage: benches/peers.sh
set -eu
cd "$(dirname "$0")/.."
python3 -m venv target/peers
target/peers/bin/pip install --quiet rustworkx==0.18.1 igraph==1.0.0 networkx==3.6.1 scipy==1.17.1
