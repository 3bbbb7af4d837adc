//! Named graphs added to a graph that stands, such as the results of an analysis. The next build
//! writes the graph anew and without them.

use std::path::Path;

use super::{GraphLines, Manifest, StoreError, read, write_bytes};

/// BLAKE3 hash, in hexadecimal, of the graph in the folder without the named graphs that
/// `leaves_out` names: what an analysis read, whether or not results of others stand beside it.
///
/// # Errors
/// As [`super::Graph::open`].
pub fn digest(dir: &Path, leaves_out: impl Fn(&str) -> bool) -> Result<String, StoreError> {
    let (_, bytes) = read(dir)?;
    let mut hasher = blake3::Hasher::new();
    for line in lines(&bytes).filter(|line| !leaves_out(graph_of(line))) {
        hasher.update(line);
        hasher.update(b"\n");
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// Puts a named graph into the graph of a folder, in the place of those that `drops` names and of
/// an older one of its own name. Either the old graph stands afterwards or the new one.
///
/// # Errors
/// As [`super::Graph::open`] and [`super::write`].
pub fn put(
    dir: &Path,
    graph: &GraphLines,
    drops: impl Fn(&str) -> bool,
) -> Result<Manifest, StoreError> {
    let (manifest, bytes) = read(dir)?;
    let own = graph.graph.as_str();
    let mut kept: Vec<(&str, &[u8])> = lines(&bytes)
        .map(|line| (graph_of(line), line))
        .filter(|(name, _)| *name != own && !drops(name))
        .collect();
    kept.extend(graph.lines.iter().map(|line| (own, line.as_bytes())));
    // Graphs by name; the lines of each are sorted and the sort is stable.
    kept.sort_by_key(|(name, _)| *name);
    let quads = kept.len() as u64;
    let mut next = Vec::with_capacity(bytes.len());
    for (_, line) in kept {
        next.extend_from_slice(line);
        next.push(b'\n');
    }
    write_bytes(dir, &next, quads, manifest.inputs, manifest.ontology)
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
}

/// The name of the graph that a line of our own N-Quads belongs to: the last IRI before the final
/// dot. An IRI holds no space and no angle bracket.
fn graph_of(line: &[u8]) -> &str {
    let line = std::str::from_utf8(line).unwrap_or_default();
    let end = line.strip_suffix("> .").unwrap_or_default();
    end.rsplit_once('<').map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use oxigraph::model::NamedNode;

    use super::super::{Graph, write};
    use super::*;

    fn graph(name: &str, lines: &[&str]) -> GraphLines {
        GraphLines {
            graph: NamedNode::new_unchecked(name),
            lines: lines
                .iter()
                .map(|words| format!("<x:s> <x:p> \"{words}\" <{name}> ."))
                .collect(),
        }
    }

    #[test]
    fn a_graph_that_is_put_twice_stands_once_and_changes_no_digest() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path();
        let built = [graph("x:a", &["1 > 0 .", "2"]), graph("x:z", &["3"])];
        write(dir, &built, Vec::new(), "o".to_owned()).unwrap();
        let is_result = |name: &str| name.starts_with("x:m");
        let before = digest(dir, is_result).unwrap();
        put(dir, &graph("x:m1", &["old"]), is_result).unwrap();
        let first = put(dir, &graph("x:m2", &["4"]), |name| name == "x:m1").unwrap();
        let again = put(dir, &graph("x:m2", &["4"]), |_| false).unwrap();
        assert_eq!(first, again);
        assert_eq!(first.graph.quads, 4);
        assert_eq!(digest(dir, is_result).unwrap(), before);
        assert_eq!(Graph::open(dir).unwrap().store.len().unwrap(), 4);
    }
}
