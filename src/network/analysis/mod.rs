//! The analyses. Each is generic over petgraph graphs, takes weights by a function, and gives
//! figures indexed by node; none depends on the number of threads or on chance.

pub mod balance;
pub mod centrality;
pub mod communities;
pub mod pagerank;
pub mod structure;
