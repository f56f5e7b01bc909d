//! Where in the document the walk stands: one level for each container it is inside of.

use super::{places::Group, sections::SectionId};
use crate::json::SeenKeys;

/// A container we stand in.
pub(super) enum Level {
    Object {
        group: Group,
        first: bool,
        keys: Box<SeenKeys>,
    },
    List {
        section: SectionId,
        first: bool,
    },
    /// Items by key instead of in a list.
    Map {
        section: SectionId,
        first: bool,
        keys: Box<SeenKeys>,
    },
}

impl Level {
    pub(super) fn object(group: Group) -> Self {
        Self::Object {
            group,
            first: true,
            keys: Box::default(),
        }
    }
}
