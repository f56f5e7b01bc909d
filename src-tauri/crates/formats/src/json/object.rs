//! Objects of which some keys are wanted and the rest is passed over, each key at most once.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{SeenKeys, Skipped, Text};

/// What can be read from the members of an object.
pub(crate) trait FromMap<'de>: Sized {
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

impl<'de, T: FromMap<'de>> FromMap<'de> for Box<T> {
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        T::from_map(map).map(Box::new)
    }
}

/// An object, or `None` where anything else stands: tools write `null`, `""` or `[]` for an object they do not have.
#[derive(Debug)]
pub(crate) struct Maybe<T>(pub(crate) Option<T>);

impl<T> Default for Maybe<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Maybe<T> {
    pub(crate) fn is_filled(&self) -> bool {
        self.0.is_some()
    }
}

impl<T> Maybe<Box<T>> {
    pub(crate) fn get(&self) -> Option<&T> {
        self.0.as_deref()
    }
}

/// The first object of a list, or `None` where there is no list.
#[derive(Debug)]
pub(crate) struct First<T>(pub(crate) Option<T>);

impl<T> Default for First<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> First<T> {
    pub(crate) fn is_filled(&self) -> bool {
        self.0.is_some()
    }
}

/// Reads an object to its end and forgets it.
pub(crate) fn skip<'de, A: MapAccess<'de>>(mut map: A) -> Result<(), A::Error> {
    let mut keys = SeenKeys::default();
    while let Some(key) = map.next_key::<Text<'de>>()? {
        keys.expect_new(&key.0)?;
        map.next_value::<Skipped>()?;
    }
    Ok(())
}

impl<'de, T: FromMap<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Read {
            lists: false,
            of: PhantomData,
        })
    }
}

impl<'de, T: FromMap<'de>> Deserialize<'de> for First<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source
            .deserialize_any(Read {
                lists: true,
                of: PhantomData,
            })
            .map(|found| First(found.0))
    }
}

struct Read<T> {
    /// Whether an object may stand first in a list.
    lists: bool,
    of: PhantomData<T>,
}

impl<'de, T: FromMap<'de>> Visitor<'de> for Read<T> {
    type Value = Maybe<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any JSON value")
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Maybe<T>, A::Error> {
        T::from_map(map).map(|found| Maybe(Some(found)))
    }
    fn visit_bool<E>(self, _: bool) -> Result<Maybe<T>, E> {
        Ok(Maybe(None))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Maybe<T>, E> {
        Ok(Maybe(None))
    }
    fn visit_u64<E>(self, _: u64) -> Result<Maybe<T>, E> {
        Ok(Maybe(None))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Maybe<T>, E> {
        Ok(Maybe(None))
    }
    fn visit_str<E>(self, _: &str) -> Result<Maybe<T>, E> {
        Ok(Maybe(None))
    }
    fn visit_unit<E>(self) -> Result<Maybe<T>, E> {
        Ok(Maybe(None))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Maybe<T>, A::Error> {
        let first = if self.lists {
            seq.next_element::<Maybe<T>>()?.and_then(|found| found.0)
        } else {
            None
        };
        while seq.next_element::<Skipped>()?.is_some() {}
        Ok(Maybe(first))
    }
}

/// Declares an object by the fields that are wanted of it. One field may have several spellings; two of them in one object count as
/// a key given twice.
macro_rules! object {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $kind:ty = $($key:literal)|+,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Default)]
        pub(crate) struct $name<'a> { $($(#[$field_about])* pub(crate) $field: $kind,)+ }

        impl<'a> $crate::json::FromMap<'a> for $name<'a> {
            fn from_map<A: serde::de::MapAccess<'a>>(mut map: A) -> Result<Self, A::Error> {
                let mut found = Self::default();
                let mut keys = $crate::json::SeenKeys::default();
                while let Some(key) = map.next_key::<$crate::json::Text<'a>>()? {
                    keys.expect_new(&key.0)?;
                    match key.0.as_ref() {
                        $($($key)|+ => {
                            if found.$field.is_filled() {
                                return Err(serde::de::Error::custom($crate::codes::DUPLICATE_KEY));
                            }
                            found.$field = map.next_value()?;
                        })+
                        _ => { map.next_value::<$crate::json::Skipped>()?; }
                    }
                }
                Ok(found)
            }
        }
    };
}
pub(crate) use object;
