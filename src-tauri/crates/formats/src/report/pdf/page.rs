//! Where everything stands: titles, what the report is about, tables over pages, feet.

use giftbook_model::report::{Line, Report, Table};

use super::columns::{Columns, GAP, head, weight};
use super::letters::{Letters, Weight};
use super::paper::{HEIGHT, Ink, MARGIN, Mark, Sheet, WIDTH};

const ROOM: f32 = WIDTH - 2.0 * MARGIN;
/// Nothing but the foot stands below.
const BOTTOM: f32 = HEIGHT - MARGIN - 18.0;
const NOTE: f32 = 8.5;
const LABEL: f32 = 118.0;
/// A line of text takes so many times its size.
const LEADING: f32 = 1.4;

pub(super) fn laid_out(report: &Report, letters: &Letters) -> Vec<Sheet> {
    let mut layout = Layout {
        report,
        letters,
        sheets: vec![Sheet::default()],
        y: MARGIN,
    };
    layout.title();
    for table in &report.tables {
        layout.table(table);
    }
    layout.closing();
    layout.feet();
    layout.sheets
}

struct Layout<'a> {
    report: &'a Report,
    letters: &'a Letters,
    sheets: Vec<Sheet>,
    /// Where the next thing begins.
    y: f32,
}

impl Layout<'_> {
    fn mark(&mut self, mark: Mark) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.marks.push(mark);
        }
    }

    fn text(&mut self, x: f32, size: f32, weight: Weight, ink: Ink, text: &str) {
        let (y, text) = (self.y + size, text.to_owned());
        self.mark(Mark::Text {
            x,
            y,
            size,
            weight,
            ink,
            text,
        });
    }

    /// As wide as the table.
    fn line(&mut self, columns: &Columns, ink: Ink) {
        let (y, to) = (self.y, MARGIN + columns.total());
        self.mark(Mark::Line {
            from: MARGIN,
            to,
            y,
            ink,
        });
    }

    fn new_page(&mut self) {
        self.sheets.push(Sheet::default());
        self.y = MARGIN;
    }

    fn paragraph(&mut self, x: f32, room: f32, weight: Weight, ink: Ink, text: &str) {
        for line in self.letters.lines(text, weight, NOTE, room) {
            if self.y + NOTE * LEADING > BOTTOM {
                self.new_page();
            }
            self.text(x, NOTE, weight, ink, &line);
            self.y += NOTE * LEADING;
        }
    }

    fn title(&mut self) {
        let report = self.report;
        self.text(MARGIN, 20.0, Weight::Strong, Ink::Full, &report.title);
        self.y += 34.0;
        for (label, text) in &report.about {
            if self.y + NOTE * LEADING > BOTTOM {
                self.new_page();
            }
            self.text(MARGIN, NOTE, Weight::Regular, Ink::Quiet, label);
            self.paragraph(MARGIN + LABEL, ROOM - LABEL, Weight::Regular, Ink::Full, text);
            self.y += 2.0;
        }
        self.y += 10.0;
    }

    fn table(&mut self, table: &Table) {
        let columns = Columns::of(table, &self.report.signs, self.letters, ROOM);
        let first = table
            .rows
            .first()
            .map_or(columns.size * LEADING, |line| self.height(&columns, line));
        let notes = table
            .note
            .as_ref()
            .map_or(0, |note| self.letters.lines(note, Weight::Regular, NOTE, ROOM).len());
        let head = self.head_height(&columns, table);
        if self.y + 28.0 + notes as f32 * NOTE * LEADING + head + first > BOTTOM {
            self.new_page();
        }
        self.y += 8.0;
        self.text(MARGIN, 11.0, Weight::Strong, Ink::Full, &table.title);
        self.y += 18.0;
        if let Some(note) = &table.note {
            self.paragraph(MARGIN, ROOM, Weight::Regular, Ink::Soft, note);
            self.y += 3.0;
        }
        if table.rows.is_empty() {
            self.paragraph(MARGIN, ROOM, Weight::Regular, Ink::Quiet, &table.empty);
            self.y += 10.0;
            return;
        }
        self.head(&columns, table);
        for (place, line) in table.rows.iter().enumerate() {
            let height = self.height(&columns, line);
            if self.y + height > BOTTOM {
                self.new_page();
                self.head(&columns, table);
            } else if place > 0 {
                self.line(&columns, if line.sum { Ink::Rule } else { Ink::Hair });
            }
            self.row(&columns, line);
            self.y += height;
        }
        self.y += 12.0;
    }

    fn head_height(&self, columns: &Columns, table: &Table) -> f32 {
        let size = head(columns.size);
        let lines = table.columns.iter().zip(&columns.widths);
        let most = lines.map(|(title, width)| self.letters.lines(title, Weight::Regular, size, *width).len());
        most.max().unwrap_or(1) as f32 * size * 1.2 + 5.0
    }

    /// The names of the columns, the last line of each on one level.
    fn head(&mut self, columns: &Columns, table: &Table) {
        let (size, top, height) = (head(columns.size), self.y, self.head_height(columns, table));
        let mut x = MARGIN;
        for ((title, width), figures) in table.columns.iter().zip(&columns.widths).zip(&columns.figures) {
            let lines = self.letters.lines(title, Weight::Regular, size, *width);
            self.y = top + height - 5.0 - lines.len() as f32 * size * 1.2;
            for line in lines {
                let over = if *figures {
                    width - self.letters.width(&line, Weight::Regular, size)
                } else {
                    0.0
                };
                self.text(x + over, size, Weight::Regular, Ink::Quiet, &line);
                self.y += size * 1.2;
            }
            x += width + GAP;
        }
        self.y = top + height;
        self.line(columns, Ink::Rule);
    }

    fn broken(&self, columns: &Columns, line: &Line) -> Vec<Vec<String>> {
        let cells = line.cells.iter().zip(&columns.widths);
        cells
            .map(|(cell, width)| {
                let shown = cell.shown(&self.report.signs);
                if cell.is_figure() {
                    vec![shown]
                } else {
                    // A hair of room, or a text as wide as its column would be broken by how floats are added.
                    self.letters.lines(&shown, weight(line.sum), columns.size, width + 0.1)
                }
            })
            .collect()
    }

    fn height(&self, columns: &Columns, line: &Line) -> f32 {
        let most = self.broken(columns, line).iter().map(Vec::len).max().unwrap_or(1);
        most as f32 * columns.size * LEADING + 4.0
    }

    fn row(&mut self, columns: &Columns, line: &Line) {
        let top = self.y;
        let mut x = MARGIN;
        let broken = self.broken(columns, line);
        let figures = line.cells.iter().map(giftbook_model::report::Cell::is_figure);
        for ((lines, width), figure) in broken.into_iter().zip(&columns.widths).zip(figures) {
            self.y = top + 2.0 + columns.size * (LEADING - 1.0) / 2.0;
            for text in lines {
                let weight = weight(line.sum);
                let over = if figure {
                    width - self.letters.width(&text, weight, columns.size)
                } else {
                    0.0
                };
                self.text(x + over, columns.size, weight, Ink::Full, &text);
                self.y += columns.size * LEADING;
            }
            x += width + GAP;
        }
        self.y = top;
    }

    fn closing(&mut self) {
        self.y += 4.0;
        for sentence in &self.report.closing {
            self.paragraph(MARGIN, ROOM, Weight::Regular, Ink::Soft, sentence);
            self.y += 2.0;
        }
    }

    fn feet(&mut self) {
        let (size, y) = (7.5, HEIGHT - MARGIN);
        let said = self.report.closing.first().cloned().unwrap_or_default();
        let count = self.sheets.len();
        for (number, sheet) in (1..).zip(&mut self.sheets) {
            let page = format!("{} {number} / {count}", self.report.page);
            let x = WIDTH - MARGIN - self.letters.width(&page, Weight::Regular, size);
            sheet.marks.push(Mark::Line {
                from: MARGIN,
                to: WIDTH - MARGIN,
                y: y - 12.0,
                ink: Ink::Hair,
            });
            for (x, ink, text) in [
                (MARGIN, Ink::Rose, "Giftbook".to_owned()),
                (MARGIN + 44.0, Ink::Quiet, said.clone()),
                (x, Ink::Quiet, page),
            ] {
                sheet.marks.push(Mark::Text {
                    x,
                    y,
                    size,
                    weight: Weight::Regular,
                    ink,
                    text,
                });
            }
        }
    }
}
