//! What is saved from the book: a list as CSV that a spreadsheet takes for what it is, and files that are there whole or as they were.

mod places;
mod spreadsheet;
