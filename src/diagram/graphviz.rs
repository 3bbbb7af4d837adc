//! GraphViz, where it is installed: a DOT file goes in, an SVG picture comes out.

use std::io::{self, Write};
use std::process::{Command, Stdio};

/// Why GraphViz gave no picture.
#[derive(Debug, thiserror::Error)]
pub enum GraphvizError {
    /// It isn't installed, or can't be run.
    #[error("`dot` can't be run: {0}")]
    Missing(#[from] io::Error),
    /// It didn't take the file; what it said.
    #[error("`dot` gave no picture: {0}")]
    Refused(String),
}

/// What `dot -Tsvg` makes of a DOT file.
///
/// # Errors
/// No `dot` on this machine, or one that refuses the file.
pub fn svg(file: &str) -> Result<String, GraphvizError> {
    let mut dot = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let input = dot.stdin.take();
    let output = std::thread::scope(|scope| {
        // Written from a thread of its own: dot may fill its output before it has read everything.
        // It ends early only if dot does, which then says why.
        scope.spawn(move || input.map(|mut input| input.write_all(file.as_bytes())));
        dot.wait_with_output()
    })?;
    match String::from_utf8(output.stdout) {
        Ok(svg) if output.status.success() && svg.contains("</svg>") => Ok(svg),
        _ => Err(GraphvizError::Refused(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )),
    }
}
