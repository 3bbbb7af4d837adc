//! `dateline graph`: diagrams and network files.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::days::{first_day, last_day, window};
use super::lookup::begins;
use super::records::{Records, write_file};
use super::{Failure, Global, Outcome};
use crate::diagram::view::{self, Selection};
use crate::diagram::{Diagram, dot, graphviz, png, svg};
use crate::export;
use crate::network::{Network, Window, project};
use crate::rdf::store::Graph;

/// Arguments of `dateline graph`.
#[derive(Args)]
pub struct GraphArgs {
    /// What to draw
    #[arg(value_enum)]
    view: View,
    /// The event (its IRI, or its id as the lists show it), for `event`
    id: Option<String>,
    /// Form of the output; by default as the name of --output ends, else dot
    #[arg(long, short, value_enum)]
    format: Option<GraphFormat>,
    /// File to write; standard output without it
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only this actor, place or source and those around it
    #[arg(long, value_name = "NAME")]
    focus: Option<String>,
    /// How many ties away from the focus
    #[arg(long, default_value_t = 1, value_name = "N")]
    depth: usize,
    /// At most this many nodes, the most important first
    #[arg(long, default_value_t = 18, value_name = "N")]
    top: usize,
    /// First day (2017, 2017-09 or 2017-09-05)
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<Date>,
    /// Last day
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    to: Option<Date>,
    /// Draw SVG and PNG by the built-in layout even where GraphViz is installed
    #[arg(long)]
    built_in: bool,
}

/// What can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum View {
    /// Who acts against whom and with whom, in blocs
    Actors,
    /// Places by shared actors and movements
    Places,
    /// Who was where
    ActorPlaces,
    /// Who is reported where, and by whom
    ActorPlaceSources,
    /// Who tells what from whom
    Sources,
    /// Events by day
    Timeline,
    /// One event's evidence
    Event,
}

/// The forms of a diagram or network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum GraphFormat {
    /// GraphViz
    #[default]
    Dot,
    /// A picture that scales
    Svg,
    /// A picture in pixels
    Png,
    /// For yEd, Gephi, networkx, igraph
    Graphml,
    /// For Gephi
    Gexf,
    /// For Cytoscape
    Json,
    /// Ties, one a line
    Csv,
    /// Nodes, one a line, as CSV
    NodesCsv,
}

/// Draws and writes.
pub fn run(args: &GraphArgs, global: &Global) -> Result<Outcome, Failure> {
    let format = match (args.format, &args.output) {
        (Some(format), _) => format,
        (None, Some(path)) => ending(path)?,
        (None, None) => GraphFormat::default(),
    };
    let window = window(args.from, args.to)?;
    let bytes = match format {
        GraphFormat::Graphml
        | GraphFormat::Gexf
        | GraphFormat::Json
        | GraphFormat::Csv
        | GraphFormat::NodesCsv => {
            let network = network(args.view, global, window)?;
            match format {
                GraphFormat::Graphml => export::network::graphml(&network),
                GraphFormat::Gexf => export::network::gexf(&network),
                GraphFormat::Csv => export::network::csv(&network),
                GraphFormat::NodesCsv => export::network::nodes_csv(&network),
                _ => export::network::cytoscape(&network),
            }
            .into_bytes()
        }
        GraphFormat::Dot => dot::write(&diagram(args, global, window)?).into_bytes(),
        GraphFormat::Svg => picture(&diagram(args, global, window)?, args.built_in).into_bytes(),
        GraphFormat::Png => {
            let svg = picture(&diagram(args, global, window)?, args.built_in);
            png::render(&svg, 2.0).map_err(|error| Failure::new(error.to_string()))?
        }
    };
    match &args.output {
        Some(path) => write_file(path, |out| Ok(out.write_all(&bytes)?))?,
        None => std::io::stdout().lock().write_all(&bytes)?,
    }
    Ok(Outcome::Done)
}

/// The form that a file's name asks for; GraphViz where the name has no ending.
fn ending(path: &std::path::Path) -> Result<GraphFormat, Failure> {
    let Some(ending) = path.extension() else {
        return Ok(GraphFormat::default());
    };
    let ending = ending.to_string_lossy();
    GraphFormat::from_str(&ending, true).map_err(|_| {
        let forms = GraphFormat::value_variants().iter();
        let forms = forms.filter_map(|form| Some(form.to_possible_value()?.get_name().to_owned()));
        Failure::usage(format!(
            "no form of a diagram or network is called `{ending}`"
        ))
        .with_help(format!(
            "end the file's name in one of {}, or say the form with --format",
            forms.collect::<Vec<_>>().join(", ")
        ))
    })
}

/// Opens the graph of a folder.
pub(super) fn open(global: &Global) -> Result<Graph, Failure> {
    Graph::open(&global.store).map_err(|error| Failure::new(error.to_string()))
}

/// The network behind a view.
fn network(view: View, global: &Global, window: Window) -> Result<Network, Failure> {
    let graph = open(global)?;
    let network = match view {
        View::Actors => project::actors(&graph.store, window),
        View::Places => project::places(&graph.store, window),
        View::ActorPlaces => project::actor_places(&graph.store, window),
        View::ActorPlaceSources => project::actor_place_sources(&graph.store, window),
        View::Sources => project::sources(&graph.store, window),
        View::Timeline | View::Event => {
            return Err(
                Failure::usage("a timeline or an event is no network").with_help(
                    "ask for dot, svg or png, or for the network of actors, places or sources",
                ),
            );
        }
    };
    network.map_err(|error| Failure::new(error.to_string()))
}

fn diagram(args: &GraphArgs, global: &Global, window: Window) -> Result<Diagram, Failure> {
    let selection = Selection {
        top: args.top,
        focus: args.focus.clone(),
        depth: args.depth,
    };
    let drawn = match args.view {
        View::Actors => view::actors(&network(args.view, global, window)?, &selection),
        View::Places => view::places(&network(args.view, global, window)?, &selection),
        View::ActorPlaces | View::ActorPlaceSources => {
            view::whereabouts(&network(args.view, global, window)?, &selection)
        }
        View::Sources => view::sources(&network(args.view, global, window)?, &selection),
        View::Timeline => view::timeline(&Records::open(&global.store)?.linked, window, &selection),
        View::Event => return event(args, window, global),
    };
    drawn.ok_or_else(|| {
        let name = args.focus.as_deref().unwrap_or_default();
        Failure::new(format!("nothing in this view is called “{name}”"))
            .with_help("`dateline analyze actors` and `dateline analyze places` list the names")
    })
}

fn event(args: &GraphArgs, window: Window, global: &Global) -> Result<Diagram, Failure> {
    let id = args.id.as_deref().ok_or_else(|| {
        Failure::usage("which event? give its identifier").with_help("`dateline events` lists them")
    })?;
    if args.focus.is_some() || window != Window::default() {
        return Err(Failure::usage(
            "one event's evidence has no focus and no window; leave out --focus, --from and --to",
        ));
    }
    let records = Records::open(&global.store)?;
    let found = match records.linked.event(id) {
        Some(event) => event,
        None => {
            let events = records.linked.events.iter();
            let found: Vec<_> = events.filter(|event| begins(&event.id, id)).collect();
            match found[..] {
                [event] => event,
                [] => {
                    return Err(Failure::new(format!("there is no event {id}"))
                        .with_help("`dateline events` lists them"));
                }
                _ => {
                    return Err(Failure::usage(format!("`{id}` begins {} ids", found.len()))
                        .with_help("give more of it"));
                }
            }
        }
    };
    Ok(view::event(
        found,
        &records.linked,
        &records.extractions,
        args.top,
    ))
}

/// The diagram as SVG: by GraphViz where `dot` is installed, else by the built-in layout.
pub(super) fn picture(diagram: &Diagram, built_in: bool) -> String {
    let by_graphviz = match built_in {
        true => None,
        false => graphviz::svg(&dot::write(diagram)).ok(),
    };
    by_graphviz.unwrap_or_else(|| svg::draw(diagram))
}
