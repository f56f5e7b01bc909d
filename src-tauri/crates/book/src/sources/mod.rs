//! Sources: imported files. Every row of the book knows its source and its place in it; importing the same rows again, in any order, in
//! parts or overlapping, gives the same book; an import can be taken back as if it had never been.

mod cast;
mod contested;
mod entered;
mod entries;
mod following;
mod frames;
mod gather;
mod import;
mod importing;
mod inserting;
mod list;
mod loose;
mod loose_frames;
mod opened;
mod originals;
mod own;
mod own_entries;
mod portion;
mod preview;
mod profiles;
mod purchase;
mod reading;
mod recognise;
mod report;
mod revert;
mod side;
mod sight;
mod sightings;
mod streak;
mod taking_back;
mod worth;

pub use import::{Heard, Import, Progress};
pub use list::SourceRow;
pub use preview::{Preview, PreviewRow, RowState};
pub use profiles::SavedProfile;
pub(crate) use profiles::{load as load_profile, store as store_profile};
pub use report::{KeptProblem, Report};
pub(crate) use revert::revert_in;
