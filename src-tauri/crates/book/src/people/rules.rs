//! By what a person is known.

use giftbook_model::{CompactString, Who};

/// The key of a person: `id:…` if there is one, else `handle:…`, else `name:…`. `None` for a row that names nobody.
pub(crate) fn key(who: &Who) -> Option<CompactString> {
    let (kind, text) = words(who)?;
    let mut key = CompactString::from(kind);
    key.push(':');
    key.push_str(text);
    Some(key)
}

fn words(who: &Who) -> Option<(&'static str, &str)> {
    fn given(text: Option<&CompactString>) -> Option<&str> {
        text.map(CompactString::as_str).filter(|text| !text.is_empty())
    }
    None.or_else(|| given(who.id.as_ref()).map(|id| ("id", id)))
        .or_else(|| given(who.handle.as_ref()).map(|handle| ("handle", handle)))
        .or_else(|| given(who.name.as_ref()).map(|name| ("name", name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_outranks_a_handle_and_a_handle_a_name() {
        let mut who = Who {
            id: Some("7".into()),
            handle: Some("nora".into()),
            name: Some("Nora".into()),
        };
        assert_eq!(key(&who), Some("id:7".into()));
        who.id = Some("".into());
        assert_eq!(key(&who), Some("handle:nora".into()));
        who.handle = None;
        assert_eq!(key(&who), Some("name:Nora".into()));
        assert_eq!(key(&Who::default()), None);
    }
}
