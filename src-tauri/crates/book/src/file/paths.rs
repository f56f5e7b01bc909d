//! Where the files beside a book lie, and that only their owner can read them: folders 0700, files 0600 (Windows: the user's own folder).

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::{FileError, Shape};

/// `path` with `suffix` behind its whole name: `a/book.db` and `-wal` give `a/book.db-wal`.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

/// The folder a file lies in.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// The one true path of a book: absolute and without links, since the lock and the write-ahead log must lie beside the file
/// itself whichever way it was reached. Makes the folder where there is none.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, FileError> {
    reached(path, make_folder)
}

/// The same for a file whose folder must be there: where a disk was unplugged, no folder of its name is made in its stead.
pub(super) fn resolve_in_place(path: &Path) -> Result<PathBuf, FileError> {
    reached(path, |_| Ok(()))
}

fn reached(path: &Path, ready: impl FnOnce(&Path) -> io::Result<()>) -> Result<PathBuf, FileError> {
    match fs::canonicalize(path) {
        Ok(real) => return Ok(real),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(not_reached(path, error)),
        Err(_) => {}
    }
    if fs::symlink_metadata(path).is_ok() {
        return Err(FileError::NotABook(Shape::Link));
    }
    let name = path.file_name().ok_or(FileError::NotABook(Shape::Folder))?;
    ready(folder(path))?;
    Ok(fs::canonicalize(folder(path))?.join(name))
}

fn not_reached(path: &Path, error: io::Error) -> FileError {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => FileError::NotABook(Shape::Link),
        _ => error.into(),
    }
}

/// Makes `path` and what is missing above it, for the owner only.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// How to make a file that only its owner can read. `SQLite` gives its log and index the mode of the file they belong to, so a
/// file made by this before `SQLite` opens it keeps them all private.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Takes from others what an older version, another umask or a copying tool gave them.
#[cfg(unix)]
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = fs::metadata(path)?.permissions();
    if permissions.mode() & 0o077 != 0 {
        permissions.set_mode(permissions.mode() & 0o700);
        fs::set_permissions(path, permissions)?;
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn make_private(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes the bytes of the file at `path` outlast a power cut.
pub(super) fn sync_file(path: &Path) -> io::Result<()> {
    private().open(path)?.sync_all()
}

/// Makes names in `folder` outlast a power cut. Only Unix lets a folder be opened; elsewhere renames are journalled.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// The length of the file at `path` in bytes; 0 where there is none.
pub(super) fn length(path: &Path) -> io::Result<u64> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.len()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}

/// Removes the file at `path` if there is one.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes an empty private file at `path`, whose name outlasts a power cut. One that is there stays as it is.
pub(super) fn make_file(path: &Path) -> io::Result<()> {
    match private().create_new(true).open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => sync_folder(folder(path)),
    }
}

/// Whether this user may write the file at `path`; one that is not there counts as writable.
pub(super) fn is_writable(path: &Path) -> io::Result<bool> {
    match OpenOptions::new().write(true).open(path) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            Ok(false)
        }
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(true),
    }
}
