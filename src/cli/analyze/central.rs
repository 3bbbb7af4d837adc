//! Who or what is central in a network.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde::Serialize;
use serde_json::json;

use super::{Answer, NO_TIES, listed, percent};
use crate::network::analysis::{balance, centrality, communities, pagerank, sides, structure};
use crate::network::finding::Finding;
use crate::network::{Network, Sign};

/// Which network is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Actors,
    Places,
    Sources,
    ActorPlaces,
}

/// One node's figures.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    label: &'a str,
    kind: Option<&'a str>,
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bloc: Option<usize>,
    community: usize,
    pagerank: f64,
    betweenness: f64,
    closeness: f64,
    core: usize,
    broker: bool,
    hostile: f64,
    cooperative: f64,
    neutral: f64,
}

/// Every node's figures, the most central first.
pub fn answer(network: &Network, subject: Subject) -> Answer {
    if network.graph.edge_count() == 0 {
        return Answer::nothing(NO_TIES);
    }
    let signed = matches!(subject, Subject::Actors | Subject::Sources);
    let mut header = vec!["label", "kind", "country"];
    if subject == Subject::Actors {
        header.push("bloc");
    }
    header.extend([
        "community",
        "pagerank",
        "betweenness",
        "closeness",
        "core",
        "broker",
    ]);
    if signed {
        header.extend(["hostile", "cooperative"]);
    }
    header.push("neutral");
    let mut answer = Answer::new(header);
    let rows = rows(network, subject);
    for row in &rows {
        let mut cells = vec![
            row.label.to_owned(),
            row.kind.unwrap_or_default().to_owned(),
            row.country.unwrap_or_default().to_owned(),
        ];
        cells.extend(row.bloc.map(|bloc| bloc.to_string()));
        cells.extend([
            row.community.to_string(),
            format!("{:.4}", row.pagerank),
            format!("{:.4}", row.betweenness),
            format!("{:.4}", row.closeness),
            row.core.to_string(),
            if row.broker { "yes" } else { "" }.to_owned(),
        ]);
        if signed {
            cells.extend([row.hostile.to_string(), row.cooperative.to_string()]);
        }
        cells.push(row.neutral.to_string());
        answer.push(cells, json!(row));
        let figures = [
            ("pagerank", row.pagerank),
            ("betweenness", row.betweenness),
            ("closeness", row.closeness),
            ("core", row.core as f64),
            ("community", row.community as f64),
        ];
        answer.findings.extend(
            figures
                .into_iter()
                .chain(row.bloc.map(|bloc| ("bloc", bloc as f64)))
                .map(|(measure, value)| Finding::number(row.id, measure, value)),
        );
    }
    answer.meaning = meaning(network, &rows);
    answer
}

fn rows(network: &Network, subject: Subject) -> Vec<Row<'_>> {
    let graph = &network.graph;
    let both = graph.clone().into_edge_type::<petgraph::Undirected>();
    let weight = |tie: &crate::network::Tie| tie.weight;
    let ranks = pagerank::pagerank(
        &both,
        |edge| weight(edge.weight()),
        pagerank::Options::default(),
    );
    let between = centrality::betweenness(&both);
    let close = centrality::closeness(&both);
    let groups = communities::communities(graph, |edge| weight(edge.weight()), 1.0);
    let weights = sides::weights(network);
    let blocs = balance::blocs(graph, |edge| weights[edge.id().index()]);
    let cores = structure::cores(graph);
    let brokers = structure::brokers(graph);
    let by_sign = |node: NodeIndex, sign| {
        let ties = both.edges(node).filter(|edge| edge.weight().sign == sign);
        // Not `sum`, which makes -0 of nothing.
        ties.fold(0.0, |sum, edge| sum + edge.weight().weight)
    };
    let mut rows: Vec<_> = graph
        .node_indices()
        .map(|at| {
            let (index, node) = (at.index(), &graph[at]);
            Row {
                id: &node.id,
                label: &node.label,
                kind: node.class.as_deref(),
                country: node.country.as_deref(),
                bloc: (subject == Subject::Actors).then(|| blocs.of[index] + 1),
                community: groups[index] + 1,
                pagerank: ranks[index],
                betweenness: between[index],
                closeness: close[index],
                core: cores[index],
                broker: brokers.binary_search(&index).is_ok(),
                hostile: by_sign(at, Sign::Hostile),
                cooperative: by_sign(at, Sign::Cooperative),
                neutral: by_sign(at, Sign::Neutral),
            }
        })
        .collect();
    rows.sort_by(|a, b| {
        b.pagerank
            .total_cmp(&a.pagerank)
            .then_with(|| a.id.cmp(b.id))
    });
    rows
}

fn meaning(network: &Network, rows: &[Row<'_>]) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let first: Vec<_> = rows
        .iter()
        .take(3)
        .map(|row| format!("{} ({})", row.label, percent(row.pagerank)))
        .collect();
    let first: Vec<_> = first.iter().map(String::as_str).collect();
    let between = rows
        .iter()
        .filter(|row| row.betweenness > 0.0)
        .max_by(|a, b| a.betweenness.total_cmp(&b.betweenness));
    let mut sentence = format!("Most attention goes to {}.", listed(&first, 3));
    if let Some(row) = between {
        sentence.push_str(&format!(
            " {} of the shortest ways between others lead through {}.",
            percent(row.betweenness),
            row.label
        ));
    }
    paragraphs.push(sentence);
    paragraphs.push(network.meaning.to_owned());
    paragraphs.push(
        "pagerank: share of attention; betweenness: share of the shortest ways between others that \
         lead through it; closeness: how near it is to all others, 0 to 1; core: depth of the \
         densest group it belongs to; broker: without it the network falls apart; community: more \
         ties within than chance would make; hostile, cooperative, neutral: weight of its ties."
            .to_owned(),
    );
    paragraphs
}
