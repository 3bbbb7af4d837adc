//! The analyses. Each is generic over petgraph graphs, takes weights by a function, and gives
//! figures indexed by node; none depends on the number of threads or on chance. [`change`] alone
//! compares whole networks.

mod adjacency;
pub mod balance;
pub mod centrality;
pub mod change;
pub mod communities;
pub mod pagerank;
pub mod structure;
