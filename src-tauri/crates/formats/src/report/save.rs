//! The files of a report in a folder: each appears under its name when it is whole and safe on the disk.

use std::io::Write;
use std::path::{Path, PathBuf};

use giftbook_model::report::Report;

use super::{ReportError, csv, pdf, xlsx};

/// Writes pages, workbook and a CSV of each table into `folder`, which is made if it is not there, as `<stem>.pdf`, `<stem>.xlsx` and
/// `<stem>-<table>.csv`. Returns their paths. Where one cannot be written those before it stay.
pub fn save(report: &Report, folder: &Path, stem: &str) -> Result<Vec<PathBuf>, ReportError> {
    std::fs::create_dir_all(folder)?;
    let mut files = vec![
        (format!("{stem}.pdf"), pdf(report)?),
        (format!("{stem}.xlsx"), xlsx(report)?),
    ];
    for table in &report.tables {
        files.push((format!("{stem}-{}.csv", table.name), csv(table)?));
    }
    let mut paths = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let path = folder.join(name);
        written(&path, &bytes)?;
        paths.push(path);
    }
    Ok(paths)
}

/// Writes a file that belongs to a report into `folder`, which is made if it is not there. Returns its path.
pub fn save_beside(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, ReportError> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(name);
    written(&path, bytes)?;
    Ok(path)
}

/// Writes a file whole, or leaves what stood there.
fn written(path: &Path, bytes: &[u8]) -> Result<(), std::io::Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refused| refused.error)?;
    Ok(())
}
