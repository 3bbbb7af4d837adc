//! The program as a user starts it, the demonstration corpus, and the shared folder where there is
//! one. Each test target uses what it needs of this.

#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use tempfile::TempDir;

/// The program, with no store named by the environment.
pub fn dateline() -> Command {
    let mut command = Command::cargo_bin("dateline").expect("the program");
    command.env_remove("DATELINE_STORE");
    command
}

/// The program on a store.
pub fn on(store: &Path) -> Command {
    let mut command = dateline();
    command.arg("--store").arg(store);
    command
}

/// Builds these reports into a store.
pub fn build<P: AsRef<Path>>(reports: &[P], store: &Path) -> Assert {
    dateline()
        .arg("build")
        .args(reports.iter().map(AsRef::as_ref))
        .arg("--out")
        .arg(store)
        .assert()
}

/// The folder of the demonstration corpus, in our own words.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The graph of the demonstration corpus, built once for all tests of a target.
pub fn built() -> &'static Path {
    static STORE: OnceLock<TempDir> = OnceLock::new();
    STORE
        .get_or_init(|| {
            let store = TempDir::new().expect("a folder to write in");
            build(&[corpus()], store.path()).success();
            store
        })
        .path()
}

/// A folder of `shared`, which is no part of the repository: beside it, or one folder further up
/// from a worktree. Says so where it is missing.
pub fn shared(folder: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = ["..", "../.."]
        .iter()
        .map(|up| root.join(up).join("shared").join(folder))
        .find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("skipped: there is no ../shared/{folder} beside the repository");
    }
    found
}
