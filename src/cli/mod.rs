//! The command line: one file a command. Errors are rendered only here.

use std::process::ExitCode;

/// Runs the program and says how it ended: 0 done, 1 failed, 2 wrong usage, 3 done with
/// documents left out.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
