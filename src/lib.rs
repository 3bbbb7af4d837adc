//! Dateline reads news reports and builds a knowledge graph of what they claim: who did what to
//! whom, where, when, and who says so. Every fact keeps the words it rests on.
//!
//! Data flows one way through the modules, each of which imports only from those before it:
//! [`document`] → [`language`] → [`knowledge`] → [`extract`] → [`link`] → [`rdf`] → [`network`] →
//! [`diagram`], [`export`] → [`serve`] → [`cli`]. `ARCHITECTURE.md` is the guided tour.

pub mod cli;
pub mod diagram;
pub mod document;
pub mod export;
pub mod extract;
pub mod knowledge;
pub mod language;
pub mod link;
pub mod network;
pub mod rdf;
pub mod serve;
