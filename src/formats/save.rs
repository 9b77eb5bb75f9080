//! The one place that writes files. A file is replaced in one step or not at all, and the version
//! before stays beside it, so that neither a crash nor a full disk loses what was saved. Reading
//! has its own file below.

mod load;

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

pub use load::{LoadError, load, load_stream};

/// Most links that lead on to each other.
const MOST_LINKS: usize = 40;

/// What a device, a pipe or a socket is to us; replacing one would harm more than the user meant.
const SPECIAL: &str = "it is a device or a pipe, no file";

/// Why a file was not written; the one that was there is as it was.
#[derive(Debug)]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, source) = (self.path.display(), &self.source);
        write!(f, "cannot write {path}: {}; {}", plainly(source), hint(source))
    }
}

/// Without a source of its own: the message tells it already.
impl std::error::Error for SaveError {}

/// Saves a case: replaces the file in one step and keeps its previous version as `NAME.bak`.
/// A file that holds these bytes already is left alone, and so is its previous version.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(path, bytes, true).map_err(|source| SaveError { path: path.to_owned(), source })
}

/// Writes what can be made again (a drawing, a briefing): in one step, without keeping the version
/// before.
pub fn export(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(path, bytes, false).map_err(|source| SaveError { path: path.to_owned(), source })
}

/// Where [`save`] keeps the previous version of a file.
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsStr::to_owned);
    name.push(".bak");
    path.with_file_name(name)
}

fn replace(path: &Path, bytes: &[u8], keep: bool) -> io::Result<()> {
    let path = target(path)?;
    let old = match fs::metadata(&path) {
        Ok(old) if old.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(old) if !old.is_file() => return Err(io::Error::other(SPECIAL)),
        Ok(old) => Some(old),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let same_length = old.as_ref().is_some_and(|old| old.len() == bytes.len() as u64);
    if same_length && fs::read(&path).is_ok_and(|held| held == bytes) {
        return Ok(());
    }
    let (temporary, file) = create_beside(&path)?;
    let done = fill(file, bytes, old.as_ref().map(fs::Metadata::permissions))
        .and_then(|()| if keep && old.is_some() { back_up(&path) } else { Ok(()) })
        .and_then(|()| fs::rename(&temporary, &path));
    if done.is_err() {
        // The error that counts is the first one; a left-over temporary file does no harm.
        let _ = fs::remove_file(&temporary);
    }
    done?;
    sync_folder(&path)
}

/// The file that is to be written: through links, so that they go on leading to it, also where it
/// is not there yet.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    Err(io::Error::other("it is a link that leads round in a circle"))
}

/// A new, empty file in the same folder: only there is renaming one step.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
    for number in 0..1000 {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{number}.tmp"));
        let temporary = path.with_file_name(hidden);
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn fill(mut file: File, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

/// Gives the old version a second name, by a hard link where the file system has them. The file
/// itself stays in its place all the while.
fn back_up(path: &Path) -> io::Result<()> {
    let backup = backup_path(path);
    let (temporary, file) = create_beside(&backup)?;
    drop(file);
    fs::remove_file(&temporary)?;
    let linked = fs::hard_link(path, &temporary).or_else(|_| fs::copy(path, &temporary).map(drop));
    let done = linked.and_then(|()| fs::rename(&temporary, &backup));
    if done.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    done
}

/// Makes the new name last through a power cut.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all()) {
        // Some network file systems cannot; the file itself is written all the same.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
            Ok(())
        }
        other => other,
    }
}

/// Folders cannot be opened for writing here; the file system's journal keeps the order.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same form as on unix")]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// What went wrong, without the system's number for it.
fn plainly(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "its folder does not exist".to_owned(),
        ErrorKind::IsADirectory => "a folder has this name".to_owned(),
        _ => load::plainly(error),
    }
}

/// What the user can do about it.
fn hint(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "choose a folder that you may write to"
        }
        ErrorKind::NotFound => "make it first, or choose another",
        ErrorKind::StorageFull => "make room on the disk or choose another one",
        ErrorKind::IsADirectory | ErrorKind::Other => "choose another name",
        _ => "what was there before is unchanged",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{backup_path, export, save};

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn saving_keeps_the_version_before_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.redstring");
        save(&path, b"one").expect("saved");
        assert_eq!(names(folder.path()), ["a.redstring"]);
        save(&path, b"two").expect("saved");
        save(&path, b"three").expect("saved");
        assert_eq!(fs::read(&path).expect("read"), b"three");
        assert_eq!(fs::read(backup_path(&path)).expect("read"), b"two");
        assert_eq!(names(folder.path()), ["a.redstring", "a.redstring.bak"]);
    }

    #[test]
    fn saving_the_same_again_keeps_the_version_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.redstring");
        for text in ["one", "two", "two"] {
            save(&path, text.as_bytes()).expect("saved");
        }
        assert_eq!(fs::read(backup_path(&path)).expect("read"), b"one");
    }

    #[test]
    fn a_refused_save_leaves_the_file_and_the_folder_as_they_were() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.redstring");
        save(&path, b"one").expect("saved");
        // The backup cannot be made where a folder has its name.
        fs::create_dir(backup_path(&path)).expect("made");
        save(&path, b"two").expect_err("refused");
        assert_eq!(fs::read(&path).expect("read"), b"one");
        assert_eq!(names(folder.path()), ["a.redstring", "a.redstring.bak"]);
    }

    #[test]
    fn errors_name_the_file_and_what_to_do() {
        let folder = tempfile::tempdir().expect("a folder");
        let told = save(&folder.path().join("no/a.redstring"), b"x").expect_err("no folder");
        let told = told.to_string();
        assert!(told.contains("a.redstring: its folder does not exist; make it first"), "{told}");
        let told = save(folder.path(), b"x").expect_err("a folder").to_string();
        assert!(told.ends_with("a folder has this name; choose another name"), "{told}");
        assert!(!told.contains("os error"), "{told}");
    }

    #[test]
    fn a_stale_temporary_file_is_no_obstacle() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.svg");
        fs::write(folder.path().join(".a.svg.0.tmp"), b"left over").expect("written");
        export(&path, b"one").expect("written");
        export(&path, b"two").expect("written");
        assert_eq!(fs::read(&path).expect("read"), b"two");
        assert_eq!(names(folder.path()), [".a.svg.0.tmp", "a.svg"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other) = (folder.path().join("a"), folder.path().join("b"));
        save(&path, b"one").expect("saved");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("set");
        symlink(&path, &other).expect("linked");
        save(&other, b"two").expect("saved");
        assert_eq!(fs::read(&path).expect("read"), b"two");
        assert!(fs::symlink_metadata(&other).expect("there").is_symlink());
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_what_is_not_there_yet_leads_to_it_afterwards() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let (link, next) = (folder.path().join("link"), folder.path().join("next"));
        symlink("next", &link).expect("linked");
        symlink("file", &next).expect("linked");
        export(&link, b"one").expect("written");
        assert_eq!(names(folder.path()), ["file", "link", "next"]);
        assert_eq!(fs::read(folder.path().join("file")).expect("read"), b"one");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        symlink("b", folder.path().join("a")).expect("linked");
        symlink("a", folder.path().join("b")).expect("linked");
        let told = save(&folder.path().join("a"), b"x").expect_err("a circle").to_string();
        assert!(told.contains("leads round in a circle"), "{told}");
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_pipes_are_not_replaced() {
        use std::os::unix::fs::FileTypeExt;
        use std::os::unix::net::UnixListener;
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("a.svg");
        let _held = UnixListener::bind(&socket).expect("bound");
        for path in [socket.as_path(), Path::new("/dev/null")] {
            for write in [save, export] {
                let told = write(path, b"x").expect_err("no file").to_string();
                assert!(told.ends_with("it is a device or a pipe, no file; choose another name"));
            }
        }
        assert!(fs::metadata(&socket).expect("there").file_type().is_socket());
        assert_eq!(names(folder.path()), ["a.svg"]);
    }
}
