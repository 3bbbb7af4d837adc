//! Files that a killed program leaves whole: written to the side, synced, renamed.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::StoreError;

/// Replaces files of one folder. All are written and synced before the first is renamed, so a
/// program killed between two renames leaves every new file complete, some under the name of
/// [`staged_name`].
pub(super) fn replace_files(dir: &Path, files: &[(&Path, &[u8])]) -> Result<(), StoreError> {
    let failed = |doing, file: &Path| {
        let file = file.to_owned();
        move |source| StoreError::Io {
            doing,
            file,
            source,
        }
    };
    for (file, bytes) in files {
        let staged = staged_name(file);
        write_synced(&staged, bytes).map_err(failed("write", &staged))?;
    }
    for (file, _) in files {
        fs::rename(staged_name(file), file).map_err(failed("replace", file))?;
    }
    sync_dir(dir).map_err(failed("sync", dir))
}

/// Where a file waits until it is renamed.
pub(super) fn staged_name(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".new");
    file.with_file_name(name)
}

fn write_synced(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut out = File::create(file)?;
    out.write_all(bytes)?;
    out.sync_all()
}

/// A rename is durable once its folder is synced; folders can be opened for that on Unix only.
fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let dir = if dir.as_os_str().is_empty() {
            Path::new(".")
        } else {
            dir
        };
        File::open(dir)?.sync_all()?;
    }
    Ok(())
}
