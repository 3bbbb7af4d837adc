//! `dateline analyze`: the network analyses as tables.

use std::io::Write;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde::Serialize;

use super::graph::open;
use super::{Failure, Format, Global, Outcome, Table};
use crate::network::analysis::{balance, centrality, communities, pagerank, structure};
use crate::network::{Network, Sign, Window, project};

/// Arguments of `dateline analyze`.
#[derive(Args)]
pub struct AnalyzeArgs {
    /// The network to analyse
    #[arg(value_enum)]
    network: Subject,
    /// The shortest chain of ties between two nodes, named by label or IRI
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"])]
    chain: Option<Vec<String>>,
    /// First day, as 2017-09-01
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Last day
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// At most this many rows
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Subject {
    /// Who acts against and with whom
    Actors,
    /// Places by shared actors and movements
    Places,
    /// Outlets and the speakers they cite
    Sources,
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
}

/// Analyses and writes.
pub fn run(args: &AnalyzeArgs, global: &Global) -> Result<Outcome, Failure> {
    let store = open(global)?.store;
    let window = Window {
        from: args.from,
        to: args.to,
    };
    let network = match args.network {
        Subject::Actors => project::actors(&store, window),
        Subject::Places => project::places(&store, window),
        Subject::Sources => project::sources(&store),
    }
    .map_err(|error| Failure::new(error.to_string()))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if network.graph.node_count() == 0 {
        return Err(
            Failure::new("the network is empty: no event of the graph makes a tie")
                .with_help("widen --from and --to, or build from more reports"),
        );
    }
    if let Some(ends) = &args.chain {
        chain(&network, &ends[0], &ends[1], args.format, &mut out)?;
    } else {
        figures(&network, args, global, &mut out)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn figures(
    network: &Network,
    args: &AnalyzeArgs,
    global: &Global,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let graph = &network.graph;
    let both = graph.clone().into_edge_type::<petgraph::Undirected>();
    let ranks = pagerank::pagerank(
        &both,
        |edge| edge.weight().weight,
        pagerank::Options::default(),
    );
    let between = centrality::betweenness(&both);
    let close = centrality::closeness(&both);
    let groups = communities::communities(graph, |edge| edge.weight().weight, 1.0);
    let blocs = balance::blocs(graph, |edge| {
        edge.weight().sign.value() * edge.weight().weight
    });
    let cores = structure::cores(graph);
    let brokers = structure::brokers(graph);
    let by_sign = |node: petgraph::graph::NodeIndex, sign| {
        let ties = both.edges(node).filter(|edge| edge.weight().sign == sign);
        ties.map(|edge| edge.weight().weight).sum::<f64>()
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
                bloc: (args.network == Subject::Actors).then(|| blocs.of[index] + 1),
                community: groups[index] + 1,
                pagerank: ranks[index],
                betweenness: between[index],
                closeness: close[index],
                core: cores[index],
                broker: brokers.binary_search(&index).is_ok(),
                hostile: by_sign(at, Sign::Hostile),
                cooperative: by_sign(at, Sign::Cooperative),
            }
        })
        .collect();
    rows.sort_by(|a, b| {
        b.pagerank
            .total_cmp(&a.pagerank)
            .then_with(|| a.id.cmp(b.id))
    });
    rows.truncate(args.top.unwrap_or(usize::MAX));
    let mut table = Table::new([
        "label",
        "kind",
        "country",
        "bloc",
        "community",
        "pagerank",
        "betweenness",
        "closeness",
        "core",
        "broker",
        "hostile",
        "cooperative",
    ]);
    for row in &rows {
        table.push([
            row.label.to_owned(),
            row.kind.unwrap_or_default().to_owned(),
            row.country.unwrap_or_default().to_owned(),
            row.bloc.map(|bloc| bloc.to_string()).unwrap_or_default(),
            row.community.to_string(),
            format!("{:.4}", row.pagerank),
            format!("{:.4}", row.betweenness),
            format!("{:.4}", row.closeness),
            row.core.to_string(),
            if row.broker { "yes" } else { "" }.to_owned(),
            row.hostile.to_string(),
            row.cooperative.to_string(),
        ]);
    }
    table.write(args.format, &rows, out)?;
    if args.format == Format::Table && !global.quiet {
        explain(network, args.network, &blocs, out)?;
    }
    Ok(())
}

/// What the figures mean, under the table.
fn explain(
    network: &Network,
    subject: Subject,
    blocs: &balance::Blocs,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let graph = &network.graph;
    writeln!(out, "\n{}", network.meaning)?;
    writeln!(
        out,
        "pagerank: share of attention; betweenness: share of shortest ways that lead through it; \
         closeness: how near it is to all others; core: deepest group of mutual ties it is in; \
         broker: without it the network falls apart."
    )?;
    if subject == Subject::Actors && blocs.total > 0.0 {
        let census = balance::triads(graph, |edge| {
            edge.weight().sign.value() * edge.weight().weight
        });
        writeln!(
            out,
            "bloc: who stands with whom; ties of weight {} of {} contradict the blocs. Triads: {} of \
             friends, {} of two friends with a common enemy, {} with one enmity, {} of enemies.",
            blocs.frustration,
            blocs.total,
            census.all_cooperative,
            census.two_hostile,
            census.one_hostile,
            census.all_hostile
        )?;
    }
    for (a, b) in structure::bridging_pairs(graph) {
        let label = |index| &graph[petgraph::graph::NodeIndex::new(index)].label;
        writeln!(out, "bridge: {} – {}", label(a), label(b))?;
    }
    Ok(())
}

/// One tie of a chain.
#[derive(Serialize)]
struct Step<'a> {
    from: &'a str,
    tie: &'a str,
    to: &'a str,
    weight: f64,
    events: &'a [String],
}

fn chain(
    network: &Network,
    from: &str,
    to: &str,
    format: Format,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let find = |name: &str| {
        network.find(name).ok_or_else(|| {
            Failure::new(format!("nothing in this network is called “{name}”"))
                .with_help("run the command without --chain to see the names")
        })
    };
    let graph = &network.graph;
    let (from, to) = (find(from)?, find(to)?);
    let steps = structure::shortest_chain(graph, from, to, |edge| edge.weight().weight)
        .ok_or_else(|| Failure::new("no chain of ties joins the two"))?;
    let mut table = Table::new(["from", "tie", "to", "weight", "events"]);
    let steps: Vec<_> = steps
        .into_iter()
        .filter_map(|edge| {
            let (source, target) = graph.edge_endpoints(edge)?;
            let tie = &graph[edge];
            let step = Step {
                from: &graph[source].label,
                tie: &tie.label,
                to: &graph[target].label,
                weight: tie.weight,
                events: &tie.events,
            };
            Some(step)
        })
        .collect();
    for step in &steps {
        table.push([
            step.from.to_owned(),
            step.tie.to_owned(),
            step.to.to_owned(),
            step.weight.to_string(),
            step.events.len().to_string(),
        ]);
    }
    table.write(format, &steps, out)
}
