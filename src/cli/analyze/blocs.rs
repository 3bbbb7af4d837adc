//! Who stands with whom.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde_json::json;

use super::{Answer, NO_TIES, listed, percent};
use crate::network::analysis::{balance, sides};
use crate::network::finding::Finding;
use crate::network::{Network, Sign, Tie};

/// Each bloc with its members and its enemies.
pub fn answer(network: &Network) -> Answer {
    let graph = &network.graph;
    let weights = sides::weights(network);
    let blocs = balance::blocs(graph, |edge| weights[edge.id().index()]);
    if blocs.total == 0.0 {
        return Answer::nothing(NO_TIES);
    }
    let mut answer = Answer::new(["bloc", "members", "for each other", "against", "hostility"]);
    let mut members = BTreeMap::<usize, Vec<NodeIndex>>::new();
    for at in graph.node_indices() {
        members.entry(blocs.of[at.index()]).or_default().push(at);
    }
    let mut within = BTreeMap::<usize, f64>::new();
    let mut against = BTreeMap::<(usize, usize), f64>::new();
    let mut frustrated = Vec::new();
    let mut outweighed = Vec::new();
    for edge in graph.edge_references() {
        let ends = (
            blocs.of[edge.source().index()],
            blocs.of[edge.target().index()],
        );
        let tie = edge.weight();
        match tie.sign {
            Sign::Cooperative if ends.0 == ends.1 => {
                *within.entry(ends.0).or_default() += tie.weight;
            }
            Sign::Hostile if ends.0 != ends.1 => {
                *against.entry(ends).or_default() += tie.weight;
                *against.entry((ends.1, ends.0)).or_default() += tie.weight;
            }
            Sign::Neutral => {}
            Sign::Cooperative if weights[edge.id().index()] == 0.0 => outweighed.push(edge),
            Sign::Cooperative | Sign::Hostile => frustrated.push(edge),
        }
    }
    // The members with the strongest ties first: the table shows no more than fit.
    let mut strength = vec![0.0; graph.node_count()];
    for edge in graph.edge_references() {
        strength[edge.source().index()] += edge.weight().weight;
        strength[edge.target().index()] += edge.weight().weight;
    }
    for nodes in members.values_mut() {
        nodes.sort_by(|a, b| {
            strength[b.index()]
                .total_cmp(&strength[a.index()])
                .then(a.cmp(b))
        });
    }
    let label = |at: NodeIndex| graph[at].label.as_str();
    let enemies = |bloc: usize| {
        let mut found: Vec<_> = against
            .range((bloc, 0)..=(bloc, usize::MAX))
            .map(|(pair, weight)| (pair.1, *weight))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    };
    for (&bloc, nodes) in &members {
        let names: Vec<_> = nodes.iter().map(|&at| label(at)).collect();
        let enemies = enemies(bloc);
        let hostility = enemies.iter().fold(0.0, |sum, enemy| sum + enemy.1);
        let friendship = within.get(&bloc).copied().unwrap_or(0.0);
        let numbers: Vec<_> = enemies.iter().map(|enemy| enemy.0 + 1).collect();
        answer.push(
            [
                (bloc + 1).to_string(),
                names.join(", "),
                friendship.to_string(),
                numbers
                    .iter()
                    .map(usize::to_string)
                    .collect::<Vec<_>>()
                    .join(", "),
                hostility.to_string(),
            ],
            json!({
                "bloc": bloc + 1,
                "members": nodes.iter().map(|&at| json!({"id": graph[at].id, "label": label(at)})).collect::<Vec<_>>(),
                "for_each_other": friendship,
                "against": numbers,
                "hostility": hostility,
            }),
        );
        answer.findings.extend(
            nodes
                .iter()
                .map(|&at| Finding::number(&graph[at].id, "bloc", (bloc + 1) as f64)),
        );
    }
    if let Some((first, nodes)) = members.iter().next() {
        let names: Vec<_> = nodes.iter().map(|&at| label(at)).collect();
        let mut sentence = format!("{} stand together", listed(&names, 4));
        if let Some(&(enemy, _)) = enemies(*first).first() {
            let names: Vec<_> = members[&enemy].iter().map(|&at| label(at)).collect();
            sentence.push_str(&format!(", most against {}", listed(&names, 4)));
        }
        answer.meaning.push(format!("{sentence}."));
    }
    let census = balance::triads(graph, |edge| weights[edge.id().index()]);
    let name = |edges: &[petgraph::graph::EdgeReference<'_, Tie>]| -> Vec<String> {
        let told = edges.iter().map(|edge| {
            let (from, to) = (label(edge.source()), label(edge.target()));
            format!("{from} → {to} ({})", edge.weight().label)
        });
        told.collect()
    };
    let told = name(&frustrated);
    let told: Vec<_> = told.iter().map(String::as_str).collect();
    answer.meaning.push(if told.is_empty() {
        "No tie contradicts this division: friends are within blocs, enemies between them.".to_owned()
    } else {
        format!(
            "{} of the ties' weight ({} of {}) contradicts this division: {}. It is the division found \
             that is contradicted least.",
            percent(blocs.frustration / blocs.total),
            blocs.frustration,
            blocs.total,
            listed(&told, 5)
        )
    });
    let passed_over = name(&outweighed);
    let passed_over: Vec<_> = passed_over.iter().map(String::as_str).collect();
    if !passed_over.is_empty() {
        answer.meaning.push(format!(
            "Passed over, since the parties are told to fight each other at least as often: {}.",
            listed(&passed_over, 5)
        ));
    }
    answer.meaning.push(format!(
        "Groups of three that are all tied: {} of three friends and {} of two friends with a common \
         enemy (balanced); {} where two friends of one are enemies and {} of three enemies (strained).",
        census.all_cooperative, census.two_hostile, census.one_hostile, census.all_hostile
    ));
    answer
}
