//! Lists of transactions being looked at. A list is the order of its entries as it was when asked for; pages of it are cheap.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use giftbook_book::transactions::List;

use crate::desk::held;
use crate::error::AppError;

/// Lists kept; the one unused longest gives way and has to be asked for again (`list_gone`).
const MOST: usize = 8;

#[derive(Default)]
pub(crate) struct Lists(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    last: u64,
    /// The one used last at the back.
    lists: VecDeque<(u64, Arc<List>)>,
}

impl Lists {
    /// Keeps a list and gives the name to ask for its pages by.
    pub(crate) fn keep(&self, list: List) -> String {
        let mut kept = held(&self.0);
        kept.last += 1;
        let number = kept.last;
        kept.lists.push_back((number, Arc::new(list)));
        if kept.lists.len() > MOST {
            kept.lists.pop_front();
        }
        number.to_string()
    }

    pub(crate) fn find(&self, name: &str) -> Result<Arc<List>, AppError> {
        let gone = || AppError::new("list_gone");
        let number: u64 = name.parse().map_err(|_| gone())?;
        let mut kept = held(&self.0);
        let place = kept
            .lists
            .iter()
            .position(|(known, _)| *known == number)
            .ok_or_else(gone)?;
        let found = kept.lists.remove(place).ok_or_else(gone)?;
        let list = Arc::clone(&found.1);
        kept.lists.push_back(found);
        Ok(list)
    }

    /// Another book is open.
    pub(crate) fn forget(&self) {
        held(&self.0).lists.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(total: u64) -> List {
        List {
            ids: Arc::new([]),
            total,
            sums: Vec::new(),
        }
    }

    #[test]
    fn the_list_unused_longest_gives_way() {
        let lists = Lists::default();
        let names: Vec<_> = (0..MOST as u64).map(|total| lists.keep(list(total))).collect();
        assert_eq!(lists.find(&names[0]).map(|found| found.total), Ok(0));
        lists.keep(list(99));
        assert_eq!(lists.find(&names[1]), Err(AppError::new("list_gone")));
        assert!(lists.find(&names[0]).is_ok() && lists.find(&names[2]).is_ok());
        lists.forget();
        assert!(lists.find(&names[0]).is_err());
        assert!(lists.find("").is_err() && lists.find("-1").is_err());
    }
}
