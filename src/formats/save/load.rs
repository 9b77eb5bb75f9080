//! Reading a file whole, but nothing that never ends: pipes, devices and folders are refused before
//! they are opened, and files that could not be held in memory while they are read.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A longer file is refused, in bytes.
const MOST: u64 = 1 << 30;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct LoadError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it, and what to do.
    pub reason: String,
}

/// The bytes of a regular file, or of the one that a link leads to.
pub fn load(path: &Path) -> Result<Vec<u8>, LoadError> {
    let bytes = open(path).and_then(|file| read_all(file, MOST));
    bytes.map_err(|error| LoadError { path: path.to_owned(), reason: plainly(&error) })
}

/// The bytes of a stream that has no name in the file system, up to the length that files may have.
pub fn load_stream(stream: impl Read, name: &str) -> Result<Vec<u8>, LoadError> {
    read_all(stream, MOST).map_err(|error| LoadError { path: name.into(), reason: plainly(&error) })
}

fn open(path: &Path) -> io::Result<File> {
    // Asked before opening: opening a pipe waits for somebody to write to it.
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(io::Error::other("it is a device or a pipe, no file"));
    }
    File::open(path)
}

fn read_all(stream: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let message = format!("it is larger than the {} MB that are read", most / 1_000_000);
        return Err(io::Error::other(message));
    }
    Ok(bytes)
}

/// What went wrong, in words and without the system's number for it.
pub(super) fn plainly(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::IsADirectory => "it is a folder, no file".to_owned(),
        ErrorKind::PermissionDenied => "no permission".to_owned(),
        _ => {
            let told = error.to_string();
            let told = told.split(" (os error").next().unwrap_or_default();
            let mut letters = told.chars();
            letters
                .next()
                .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{load, read_all};

    fn refused(path: &Path) -> String {
        load(path).expect_err("refused").to_string()
    }

    #[test]
    fn a_file_is_read_and_a_folder_or_nothing_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.txt");
        fs::write(&file, b"one").expect("written");
        assert_eq!(load(&file).expect("read"), b"one");
        assert!(refused(folder.path()).ends_with(": it is a folder, no file"));
        assert!(refused(&folder.path().join("b.txt")).ends_with("b.txt: no such file"));
    }

    #[cfg(unix)]
    #[test]
    fn what_never_ends_is_refused_before_it_is_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo runs").success());
        for path in [Path::new("/dev/zero"), &pipe] {
            assert!(refused(path).ends_with(": it is a device or a pipe, no file"));
        }
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/dev/zero", &link).expect("linked");
        assert!(refused(&link).ends_with("link: it is a device or a pipe, no file"));
    }

    #[test]
    fn what_is_too_long_is_refused_after_that_much() {
        assert_eq!(read_all(&b"four"[..], 4).expect("short enough"), b"four");
        let told = read_all(std::io::repeat(7), 2_000_000).expect_err("endless").to_string();
        assert_eq!(told, "it is larger than the 2 MB that are read");
    }
}
