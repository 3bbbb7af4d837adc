//! The graph: what records become, how it is kept, and what the queries answer.

mod fixture;
mod program;

#[path = "graph/commands.rs"]
mod commands;
#[path = "graph/exports.rs"]
mod exports;
#[path = "graph/mapping.rs"]
mod mapping;
#[path = "graph/queries.rs"]
mod queries;
#[path = "graph/shapes.rs"]
mod shapes;
#[path = "graph/store.rs"]
mod store;
#[path = "graph/vocabulary.rs"]
mod vocabulary;
