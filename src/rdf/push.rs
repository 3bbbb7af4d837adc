//! A graph on its way to another SPARQL server, by the Graph Store HTTP Protocol (`PUT` of one
//! named graph at a time, as N-Triples).

use std::time::Duration;

/// One named graph as N-Triples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedGraph {
    /// Its IRI.
    pub name: String,
    /// Its triples, one a line.
    pub triples: String,
}

/// Why a graph can't be sent.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The address is of no use.
    #[error("“{url}” is no address to push to: {reason}")]
    Address {
        /// As given.
        url: String,
        /// Why.
        reason: &'static str,
    },
    /// The server can't be reached or went away.
    #[error("{url} can't be reached: {reason}")]
    Unreachable {
        /// The address.
        url: String,
        /// Why.
        reason: String,
    },
    /// The server said no.
    #[error("{url} refused {graph} with status {status}: {reason}")]
    Refused {
        /// The address.
        url: String,
        /// The graph.
        graph: String,
        /// HTTP status.
        status: u16,
        /// The start of what it said.
        reason: String,
    },
}

/// The named graphs of a graph's file, in its order. The file holds one quad a line, each with a
/// graph name at its end, as [`crate::rdf::statements`] writes them.
pub fn graphs(bytes: &[u8]) -> Vec<NamedGraph> {
    let mut graphs: Vec<NamedGraph> = Vec::new();
    for line in String::from_utf8_lossy(bytes).lines() {
        let Some((triple, name)) =
            (line.strip_suffix("> .")).and_then(|line| line.rsplit_once(" <"))
        else {
            continue;
        };
        if graphs.last().is_none_or(|graph| graph.name != name) {
            graphs.push(NamedGraph {
                name: name.to_owned(),
                triples: String::new(),
            });
        }
        if let Some(graph) = graphs.last_mut() {
            graph.triples.push_str(triple);
            graph.triples.push_str(" .\n");
        }
    }
    graphs
}

/// A server's graph store.
#[derive(Debug)]
pub struct Target {
    url: String,
    headers: Vec<(String, String)>,
    agent: ureq::Agent,
}

impl Target {
    /// The graph store at that address. Nothing is sent yet.
    ///
    /// # Errors
    /// When the address is no HTTP address, or an HTTPS one and the program was built without TLS.
    pub fn new(
        url: &str,
        headers: &[(String, String)],
        timeout: Duration,
    ) -> Result<Self, PushError> {
        let bad = |reason| PushError::Address {
            url: url.to_owned(),
            reason,
        };
        if url.starts_with("https://") && !cfg!(feature = "tls") {
            return Err(bad(
                "this build has no TLS; build it with `--features tls`, or push through a tunnel",
            ));
        }
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return Err(bad("write it as http://HOST:PORT/PATH"));
        }
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(timeout))
            .build();
        Ok(Self {
            url: url.to_owned(),
            headers: headers.to_vec(),
            agent: config.into(),
        })
    }

    /// Replaces the graph of that name on the server.
    ///
    /// # Errors
    /// When the server can't be reached or refuses.
    pub fn put(&self, graph: &NamedGraph) -> Result<(), PushError> {
        let separator = if self.url.contains('?') { '&' } else { '?' };
        let address = format!(
            "{}{separator}graph={}",
            self.url,
            percent_encode(&graph.name)
        );
        let mut request =
            (self.agent.put(&address)).header("Content-Type", "application/n-triples");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let unreachable = |error: ureq::Error| PushError::Unreachable {
            url: self.url.clone(),
            reason: error.to_string(),
        };
        let mut response = request
            .send(graph.triples.as_bytes())
            .map_err(unreachable)?;
        let status = response.status();
        if status.is_success() {
            return Ok(());
        }
        let reason = response.body_mut().read_to_string().unwrap_or_default();
        Err(PushError::Refused {
            url: self.url.clone(),
            graph: graph.name.clone(),
            status: status.as_u16(),
            reason: reason.chars().take(300).collect(),
        })
    }
}

fn percent_encode(text: &str) -> String {
    super::iri::in_namespace("", text)
        .into_string()
        .replace('/', "%2F")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphs_are_split_at_their_names_whatever_their_literals_hold() {
        let quads = b"<s> <p> \"a <b> . <c> .\" <http://g/1> .\n<s> <p> <o> <http://g/1> .\n<s> <p> <o> <http://g/2> .\n";
        let graphs = graphs(quads);
        assert_eq!(graphs.len(), 2);
        assert_eq!(
            graphs[0].triples,
            "<s> <p> \"a <b> . <c> .\" .\n<s> <p> <o> .\n"
        );
        assert_eq!(graphs[1].name, "http://g/2");
    }

    #[test]
    fn addresses_that_no_server_can_have_are_refused() {
        for url in ["", "localhost:7878", "ftp://host/store"] {
            assert!(
                Target::new(url, &[], Duration::from_secs(1)).is_err(),
                "{url}"
            );
        }
    }

    #[test]
    fn graph_names_are_encoded_for_the_address() {
        assert_eq!(
            percent_encode("http://g/1?a&b"),
            "http%3A%2F%2Fg%2F1%3Fa%26b"
        );
    }
}
