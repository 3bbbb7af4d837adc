//! `dateline completions` and `dateline man`: what a shell and a system's manual need.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, CommandFactory};

use super::{Cli, Failure, Outcome};

/// Arguments of `dateline completions`.
#[derive(Args)]
pub struct CompletionsArgs {
    /// The shell
    shell: clap_complete::Shell,
}

/// Arguments of `dateline man`.
#[derive(Args)]
pub struct ManArgs {
    /// Folder to write the pages into; made if it isn't there
    #[arg(default_value = "man")]
    folder: PathBuf,
}

/// Prints the completion script.
pub fn completions(args: &CompletionsArgs) -> Result<Outcome, Failure> {
    // Into memory first: the generator panics where its reader has gone away.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dateline", &mut script);
    let mut out = std::io::stdout().lock();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// Writes one manual page a command.
pub fn manual(args: &ManArgs) -> Result<Outcome, Failure> {
    std::fs::create_dir_all(&args.folder)?;
    clap_mangen::generate_to(Cli::command(), &args.folder)?;
    eprintln!("The manual pages stand in {}.", args.folder.display());
    Ok(Outcome::Done)
}
