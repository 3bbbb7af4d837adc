//! Graphs projected from the store, and the analyses over them.
//!
//! A [`Network`] is a petgraph graph whose nodes and ties say what they stand for; every
//! projection states what its weights mean. The analyses take one and hand on plain figures by
//! node, so that tables, diagrams and exports can show them alike. Profiles are lists that need no
//! graph: how outlets name actors, who leads in shared copy, the ways of forces.

pub mod analysis;
pub mod finding;
mod model;
pub mod profile;
pub mod project;
mod rows;

pub use model::{Network, Node, NodeKind, Sign, Tie};
pub use project::Window;
