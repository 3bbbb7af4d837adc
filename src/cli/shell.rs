//! `dateline completions` and `dateline man`: what a shell and a system's manual need.

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
    clap_complete::generate(
        args.shell,
        &mut Cli::command(),
        "dateline",
        &mut std::io::stdout(),
    );
    Ok(Outcome::Done)
}

/// Writes one manual page a command.
pub fn manual(args: &ManArgs) -> Result<Outcome, Failure> {
    std::fs::create_dir_all(&args.folder)?;
    clap_mangen::generate_to(Cli::command(), &args.folder)?;
    eprintln!("The manual pages stand in {}.", args.folder.display());
    Ok(Outcome::Done)
}
