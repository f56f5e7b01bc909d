//! What can be wrong with the book's file, told by what the caller can do about it. No message names a path, a person or a value.

use std::io;

use rusqlite::ErrorCode;

#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Another process has the book open. Go there, or close it first.
    #[error("the book is open in another process")]
    InUse,
    /// Made by a newer Giftbook. Update; the file was not touched.
    #[error("the book has schema {found}, this version knows up to {known}")]
    Newer { found: i32, known: i32 },
    /// A sound database that is not ours. Choose another file; this one was not touched.
    #[error("the file belongs to something else: {0}")]
    Foreign(Difference),
    /// No database at all. Choose another file; this one was not touched.
    #[error("the file is not a book: {0}")]
    NotABook(Shape),
    /// Set it aside and restore a backup, or accept it as it is. Nothing was changed.
    #[error("the book is damaged: {0}")]
    Damaged(Damage),
    /// Reading works, writing does not: the file, its folder or its disk is write-protected.
    #[error("the book can only be read")]
    ReadOnly,
    /// Make room and try again; the book is as it was.
    #[error("the disk is full")]
    Full,
    #[error("cancelled")]
    Cancelled,
    /// The change would have broken the book's own rules. It was rolled back.
    #[error("the book would not be consistent afterwards")]
    Inconsistent,
    /// A copy did not turn out equal to the book. What stood under its name still does.
    #[error("the copy is not equal to the book")]
    CopyDiffers,
    #[error("a book cannot be copied onto itself")]
    SameFile,
    /// The `SQLite` linked in has a known fault that loses data.
    #[error("SQLite {0} must not be used")]
    Library(i32),
    #[error("the file system refused: {0}")]
    Io(#[source] io::Error),
    #[error("the database refused")]
    Sqlite(#[source] rusqlite::Error),
}

/// What tells someone else's database from a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    #[error("it was made by another program")]
    Application,
    #[error("its tables are not those of a book")]
    Schema,
}

/// What stands where a book should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Shape {
    #[error("it is a folder")]
    Folder,
    #[error("it is a device or a pipe")]
    Special,
    #[error("its link leads nowhere")]
    Link,
    #[error("it is another kind of file")]
    OtherFormat,
}

/// What is wrong with a damaged book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("its pages contradict each other")]
    Pages,
    #[error("it was changed since it was last closed")]
    Altered,
    #[error("its newest changes (the file ending in -wal) are missing")]
    WalMissing,
    #[error("changes that are not its own (a file ending in -wal) lie beside it")]
    WalForeign,
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::Full,
            Kind::ReadOnlyFilesystem | Kind::PermissionDenied => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for FileError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(Damage::Pages),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            // Their messages carry the path, so only the kind goes on.
            Some(ErrorCode::CannotOpen) => Self::Io(io::Error::from(io::ErrorKind::NotFound)),
            Some(ErrorCode::SystemIoFailure) => Self::Io(io::Error::from(io::ErrorKind::Other)),
            _ => Self::Sqlite(error),
        }
    }
}
