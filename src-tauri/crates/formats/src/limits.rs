//! How much of anything an untrusted file may have. Beyond a row's limits the row is a problem; beyond a file's the file is refused.

/// Bytes of one row's text: a line, or an object of an array.
pub const ROW_BYTES: usize = 1 << 20;
/// Bytes of one string inside a row.
pub const STRING_BYTES: usize = 64 << 10;
/// Objects and arrays inside one another.
pub const DEPTH: u32 = 64;
/// Bytes of an id, a handle or a gift's name. A person's shown name is cut to it, the others are refused: a cut id would be another id.
pub const NAME_BYTES: usize = 1 << 10;
/// Bytes of a row's beginning kept with a problem.
pub const RAW_BYTES: usize = 512;
/// Pieces of one gift, or coins for one piece.
pub const UNITS: i64 = 1_000_000_000_000;
/// Milliseconds an event may lie ahead of the clock (48 hours: zones and bad clocks).
pub const AHEAD_MILLIS: i64 = 48 * 60 * 60 * 1000;
/// Bytes of a file, and of what an archive unpacks to.
pub const FILE_BYTES: u64 = 8 << 30;
/// Bytes at the head of a file in which something must be recognised.
pub const HEAD_BYTES: u64 = 4 << 20;
/// Entries of an archive.
pub const ZIP_ENTRIES: u64 = 10_000;
/// Bytes of an archive's directory; 10,000 entries with long names fit.
pub const ZIP_DIRECTORY_BYTES: u64 = 8 << 20;
/// Unpacked bytes for each packed one, asked once `ZIP_RATIO_FROM` bytes are out.
pub const ZIP_RATIO: u64 = 200;
pub const ZIP_RATIO_FROM: u64 = 1 << 20;
/// Different names counted for one file; what comes after is counted together.
pub const COUNTED_NAMES: usize = 200;
/// Rows handed over at once.
pub const BATCH_ROWS: usize = 2048;
/// Bytes of a file of rates, unpacked. All of the ECB's history since 1999 is 8 MB as XML.
pub const RATES_BYTES: u64 = 32 << 20;
/// Below this is every rate and above it none: the most units of a currency one euro was ever worth are some tens of thousands.
pub const RATE: i64 = 1_000_000_000;
/// Bytes of a table of receipts or of a statement: a person's years fit many times.
pub const TABLE_BYTES: u64 = 32 << 20;
/// Cells of one, and columns of a line.
pub const TABLE_CELLS: usize = 4_000_000;
pub const COLUMNS: usize = 256;
/// Bytes looked at to tell text from anything else.
pub const TEXT_BYTES: usize = 4 << 10;
