//! The command line's entry: everything is in [`dateline::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    dateline::cli::main()
}
