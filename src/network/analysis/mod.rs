//! The analyses. Each is generic over petgraph graphs, takes weights by a function, and gives
//! figures indexed by node; none depends on the number of threads or on chance. [`change`] compares
//! and [`sides`] weighs whole networks.

mod adjacency;
pub mod balance;
pub mod centrality;
pub mod change;
pub mod communities;
pub mod pagerank;
pub mod sides;
pub mod structure;
