//! Objects of which some keys are wanted and the rest is passed over.

use super::{FromJson, Reader, reader::Code};

/// What can be read from the members of an object.
pub(crate) trait FromObject<'a>: Default {
    /// Reads the object that begins at the next byte.
    fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Code>;
}

impl<'a, T: FromObject<'a>> FromObject<'a> for Box<T> {
    fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Code> {
        self.as_mut().fill(reader)
    }
}

/// An object, or `None` where anything else stands: tools write `null`, `""` or `[]` for an object they do not have.
#[derive(Debug)]
pub(crate) struct Maybe<T>(pub(crate) Option<T>);

/// The first object of a list, or `None` where there is no list.
#[derive(Debug)]
pub(crate) struct First<T>(pub(crate) Option<T>);

impl<T> Default for Maybe<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Default for First<T> {
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

impl<T> First<T> {
    pub(crate) fn is_filled(&self) -> bool {
        self.0.is_some()
    }
}

impl<'a, T: FromObject<'a>> FromJson<'a> for Maybe<T> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Code> {
        if reader.peek()? != b'{' {
            reader.skip()?;
            return Ok(Self(None));
        }
        let mut found = T::default();
        found.fill(reader)?;
        Ok(Self(Some(found)))
    }
}

impl<'a, T: FromObject<'a>> FromJson<'a> for First<T> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Code> {
        if reader.peek()? != b'[' {
            return reader.skip().map(|()| Self(None));
        }
        let mut first = None;
        reader.list(|reader| {
            if first.is_some() {
                return reader.skip();
            }
            first = Some(Maybe::read(reader)?.0);
            Ok(())
        })?;
        Ok(Self(first.flatten()))
    }
}

/// Declares an object by the fields that are wanted of it. One field may have several spellings; two of them in one object count as
/// a key given twice.
macro_rules! object {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $kind:ty = $($key:literal)|+,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Default)]
        pub(crate) struct $name<'a> { $($(#[$field_about])* pub(crate) $field: $kind,)+ }

        impl<'a> $crate::json::FromObject<'a> for $name<'a> {
            fn fill(&mut self, reader: &mut $crate::json::Reader<'a>) -> Result<(), &'static str> {
                #[allow(non_camel_case_types, reason = "the fields' own names")]
                #[derive(Clone, Copy)]
                enum Field { $($field,)+ }
                static FIELDS: $crate::json::Table<Field> = $crate::json::Table::of(&[$($(($key, Field::$field)),+),+]);
                reader.object(|reader, _, hash| match FIELDS.find(hash) {
                    $(Some(Field::$field) => {
                        if self.$field.is_filled() {
                            return Err($crate::codes::DUPLICATE_KEY);
                        }
                        self.$field = $crate::json::FromJson::read(reader)?;
                        Ok(())
                    })+
                    None => reader.skip(),
                })
            }
        }
    };
}
pub(crate) use object;
