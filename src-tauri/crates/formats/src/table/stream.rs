//! The lines of a table as rows.

use giftbook_model::{Format, Handling, ReadError, Row, RowStream, Source};

use super::{Line, Table};
use crate::codes::{CELLS_DO_NOT_FIT, Fault};
use crate::limits::BATCH_ROWS;

/// How a line becomes rows: mostly one, two where it says that money went and came back.
pub(crate) type ReadLine = Box<dyn Fn(&Line) -> Result<Vec<Handling>, Fault> + Send>;

pub(crate) struct TableStream {
    name: String,
    format: Format,
    table: Table,
    read: ReadLine,
    line: usize,
    rows: u64,
}

impl TableStream {
    pub(crate) fn new(name: String, format: Format, table: Table, read: ReadLine) -> Self {
        Self {
            name,
            format,
            table,
            read,
            line: 0,
            rows: 0,
        }
    }
}

/// What becomes of a line: a problem where it does not fit the header.
pub(crate) fn handle(table: &Table, line: &Line, read: &ReadLine) -> Vec<Handling> {
    let fits = if table.fits(line) {
        Ok(())
    } else {
        Err(Fault::of(CELLS_DO_NOT_FIT))
    };
    let handled = line.check().and(fits).and_then(|()| read(line));
    handled.unwrap_or_else(|fault| vec![Handling::Problem(fault.in_row(line.text().as_bytes()))])
}

impl RowStream for TableStream {
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
        let until = (self.line + BATCH_ROWS).min(self.table.lines.len());
        for line in &self.table.lines[self.line..until] {
            for handling in handle(&self.table, line, &self.read) {
                self.rows += 1;
                rows.push(Row {
                    number: self.rows,
                    offset: line.offset,
                    length: u32::try_from(line.length).unwrap_or(u32::MAX),
                    handling,
                });
            }
        }
        self.line = until;
        Ok(until < self.table.lines.len())
    }

    fn bytes_read(&self) -> u64 {
        let all = self.table.lines.len().max(1) as u64;
        self.table.bytes / all * self.line as u64
    }

    fn finish(&mut self) -> Result<Source, ReadError> {
        Ok(Source {
            name: self.name.clone(),
            format: self.format,
            bytes: self.table.bytes,
            digest: self.table.digest,
            unknown_keys: Vec::new(),
            sections: Vec::new(),
        })
    }
}
