mod imports;
mod laws;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::{Book, BookError};

/// What a person can change, row by row.
fn dump(book: &Book) -> Vec<String> {
    book.file
        .read(|conn| {
            let mut all = Vec::new();
            for table in [
                "annotation",
                "segment",
                "live_title",
                "setting",
                "total_day",
                "assertion",
                "entry",
            ] {
                all.extend(rows(conn, table)?);
            }
            Ok::<_, BookError>(all)
        })
        .expect("dump")
}

fn rows(conn: &Connection, table: &str) -> Result<Vec<String>, BookError> {
    let mut query = conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))?;
    let columns = query.column_count();
    let text = query.query_map([], |row| {
        let values: Vec<Value> = (0..columns).map(|column| row.get(column)).collect::<Result<_, _>>()?;
        Ok(format!("{table} {values:?}"))
    })?;
    Ok(text.collect::<Result<_, _>>()?)
}
