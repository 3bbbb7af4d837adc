//! `dateline decisions`: the analyst's decisions beside the graph, and what `merge`, `split` and
//! `rate` share: reading the file and adding a line to it.

use std::fs;
use std::io::Write;
use std::path::Path;

use clap::Args;

use super::records::{decisions_path, write_file};
use super::{Failure, Global, Outcome};
use crate::link::{Decision, Decisions};

/// Arguments of `dateline decisions`.
#[derive(Args)]
#[command(after_help = "The file is text: edit it as you like; a # starts a comment.")]
pub struct DecisionsArgs {
    /// Delete the decision on this line of the file
    #[arg(long, value_name = "LINE")]
    undo: Option<usize>,
}

/// Lists the decisions, or changes them.
pub fn run(args: &DecisionsArgs, global: &Global) -> Result<Outcome, Failure> {
    let path = decisions_path(&global.store);
    if let Some(line) = args.undo {
        return undo(&path, line, global);
    }
    let text = text(&path)?;
    parse(&path, &text)?;
    let mut out = std::io::stdout().lock();
    let mut any = false;
    for (number, line) in text.lines().enumerate() {
        if !line.trim().is_empty() {
            any |= !line.trim_start().starts_with('#');
            writeln!(out, "{:>4}  {line}", number + 1)?;
        }
    }
    if !any {
        writeln!(
            out,
            "No decisions yet. `dateline merge A B`, `dateline split A NAME` and `dateline rate SOURCE LETTER` write them to {}.",
            path.display()
        )?;
    }
    Ok(Outcome::Done)
}

/// Adds a line to the decisions and says what to do next.
pub(super) fn add(global: &Global, decision: &Decision) -> Result<(), Failure> {
    let path = decisions_path(&global.store);
    let mut text = text(&path)?;
    parse(&path, &text)?;
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&decision.to_string());
    text.push('\n');
    save(&path, &text)?;
    if !global.quiet {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{decision}")?;
        writeln!(
            out,
            "Written to {}. The next `dateline build` applies it; delete the line to undo it.",
            path.display()
        )?;
    }
    Ok(())
}

fn undo(path: &Path, line: usize, global: &Global) -> Result<Outcome, Failure> {
    let text = text(path)?;
    let lines: Vec<&str> = text.lines().collect();
    let Some(gone) = line.checked_sub(1).and_then(|at| lines.get(at)) else {
        return Err(Failure::usage(format!("the file has no line {line}"))
            .with_help("`dateline decisions` lists the lines with their numbers"));
    };
    let mut kept = String::new();
    for (number, own) in lines.iter().enumerate() {
        if number + 1 != line {
            kept.push_str(own);
            kept.push('\n');
        }
    }
    save(path, &kept)?;
    if !global.quiet {
        let mut out = std::io::stdout().lock();
        writeln!(out, "Deleted: {gone}\nThe next `dateline build` undoes it.")?;
    }
    Ok(Outcome::Done)
}

fn text(path: &Path) -> Result<String, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Failure::new(format!(
            "{} can't be read: {error}",
            path.display()
        ))),
    }
}

fn parse(path: &Path, text: &str) -> Result<Decisions, Failure> {
    Decisions::parse(text).map_err(|error| {
        Failure::new(format!("{}, {error}", path.display()))
            .with_help("a line is `merge A B`, `split A B`, `rate SOURCE LETTER`, or a # comment")
    })
}

fn save(path: &Path, text: &str) -> Result<(), Failure> {
    write_file(path, |out| Ok(out.write_all(text.as_bytes())?))
}
