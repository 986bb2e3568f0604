//! Lays a value out as YAML: maps and lists in lines, or between brackets where they are marked so.

use super::scalar::{self, Among};
use serde::{
    Serialize, Serializer,
    ser::{self, Impossible},
};
use std::{fmt, io};

/// As the library marks what goes between brackets.
const IN_BRACKETS: [&str; 2] = ["__yaml_flow_seq", "__yaml_flow_map"];

/// A value as a YAML document.
///
/// # Errors
///
/// Those of the library, which writes what this can't.
pub(super) fn to_string(value: &impl Serialize) -> io::Result<String> {
    let mut emitter = Emitter { out: String::new(), column: 0, place: Place::Top };
    match value.serialize(&mut emitter) {
        Ok(()) => Ok(emitter.out),
        Err(NotOurs) => serde_yaml::to_string(value).map_err(io::Error::other),
    }
}

/// Says that there is something in a value which only the library can write.
#[derive(Debug)]
pub(super) struct NotOurs;

impl fmt::Display for NotOurs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is written by the library")
    }
}

impl std::error::Error for NotOurs {}

impl ser::Error for NotOurs {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Emitter {
    out: String,
    /// Where the keys and dashes of the innermost map or list in lines stand.
    column: usize,
    /// Where the next value goes.
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The document itself.
    Top,
    /// Behind the colon of a key.
    AfterKey,
    /// Behind the dash of a list.
    AfterDash,
    /// Between brackets.
    Brackets,
}

impl Emitter {
    /// Writes what takes no more than its place.
    fn scalar(&mut self, write: impl FnOnce(&mut String) -> Result<(), NotOurs>) -> Done {
        if self.place == Place::AfterKey {
            self.out.push(' ');
        }
        write(&mut self.out)?;
        if self.place != Place::Brackets {
            self.out.push('\n');
        }
        Ok(())
    }

    fn plain(&mut self, text: impl fmt::Display) -> Done {
        self.scalar(|out| fmt::write(out, format_args!("{text}")).map_err(|_| NotOurs))
    }

    /// Begins a map or a list; one without entries is written whole.
    fn begin(&mut self, shape: Shape, is_empty: bool) -> Nested<'_> {
        let (place, column) = (self.place, self.column);
        let (opens, closes) = shape.brackets();
        let in_brackets = is_empty || place == Place::Brackets;
        if in_brackets {
            if place == Place::AfterKey {
                self.out.push(' ');
            }
            self.out.push(opens);
            self.place = Place::Brackets;
        } else if place == Place::AfterKey {
            self.out.push('\n');
            // The dashes of a list stand under its key.
            self.column += if shape == Shape::Map { 2 } else { 0 };
        } else if place == Place::AfterDash {
            self.column += 2;
        }
        let closes = in_brackets.then_some(closes);
        Nested { emitter: self, shape, place, column, closes, entries: 0 }
    }

    fn indent(&mut self) {
        /// No report is nested deeper.
        const SPACES: &str = "                ";
        match SPACES.get(..self.column) {
            Some(spaces) => self.out.push_str(spaces),
            None => self.out.extend(std::iter::repeat_n(' ', self.column)),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Map,
    List,
}

impl Shape {
    fn brackets(self) -> (char, char) {
        match self {
            Self::Map => ('{', '}'),
            Self::List => ('[', ']'),
        }
    }
}

/// A map or list that has begun.
struct Nested<'e> {
    emitter: &'e mut Emitter,
    shape: Shape,
    /// Where it goes, and the column around it.
    place: Place,
    column: usize,
    /// The bracket that ends it, where it has one.
    closes: Option<char>,
    entries: usize,
}

impl Nested<'_> {
    /// Makes room for the next entry.
    fn next(&mut self) {
        let first = self.entries == 0;
        self.entries += 1;
        let emitter = &mut *self.emitter;
        match self.closes {
            Some(_) if first => {}
            Some(_) => emitter.out.push_str(", "),
            // The first entry stands behind the dash of the list around it.
            None if first && self.place == Place::AfterDash => {}
            None => emitter.indent(),
        }
        if self.closes.is_none() && self.shape == Shape::List {
            emitter.out.push_str("- ");
            emitter.place = Place::AfterDash;
        }
    }

    fn value(&mut self, value: &(impl Serialize + ?Sized)) -> Done {
        value.serialize(&mut *self.emitter)
    }

    fn entry(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Done {
        self.next();
        self.emitter.out.push_str(key);
        self.emitter.out.push(':');
        if self.closes.is_some() {
            self.emitter.out.push(' ');
        } else {
            self.emitter.place = Place::AfterKey;
        }
        self.value(value)
    }

    fn finish(self) -> Done {
        let Self { emitter, place, column, closes, .. } = self;
        emitter.out.extend(closes);
        if closes.is_some() && place != Place::Brackets {
            emitter.out.push('\n');
        }
        (emitter.place, emitter.column) = (place, column);
        Ok(())
    }
}

type Done = Result<(), NotOurs>;

impl<'e> Serializer for &'e mut Emitter {
    type Ok = ();
    type Error = NotOurs;
    type SerializeSeq = Nested<'e>;
    type SerializeTuple = Nested<'e>;
    type SerializeStruct = Nested<'e>;
    type SerializeTupleStruct = Impossible<(), NotOurs>;
    type SerializeTupleVariant = Impossible<(), NotOurs>;
    type SerializeMap = Impossible<(), NotOurs>;
    type SerializeStructVariant = Impossible<(), NotOurs>;

    fn serialize_bool(self, value: bool) -> Done {
        self.plain(value)
    }

    fn serialize_i8(self, value: i8) -> Done {
        self.plain(value)
    }

    fn serialize_i16(self, value: i16) -> Done {
        self.plain(value)
    }

    fn serialize_i32(self, value: i32) -> Done {
        self.plain(value)
    }

    fn serialize_i64(self, value: i64) -> Done {
        self.plain(value)
    }

    fn serialize_u8(self, value: u8) -> Done {
        self.plain(value)
    }

    fn serialize_u16(self, value: u16) -> Done {
        self.plain(value)
    }

    fn serialize_u32(self, value: u32) -> Done {
        self.plain(value)
    }

    fn serialize_u64(self, value: u64) -> Done {
        self.plain(value)
    }

    fn serialize_f32(self, _: f32) -> Done {
        Err(NotOurs)
    }

    fn serialize_f64(self, value: f64) -> Done {
        self.scalar(|out| scalar::float(value, out))
    }

    fn serialize_char(self, _: char) -> Done {
        Err(NotOurs)
    }

    fn serialize_str(self, value: &str) -> Done {
        let among = match self.place {
            Place::Brackets => Among::Brackets,
            Place::AfterKey => Among::Lines(self.column),
            // Strings by themselves or in a list of lines are indented by rules of their own.
            Place::Top | Place::AfterDash => return Err(NotOurs),
        };
        self.scalar(|out| scalar::string(value, among, out))
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(NotOurs)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        Err(NotOurs)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Done {
        if !IN_BRACKETS.contains(&name) || self.place == Place::Brackets {
            return value.serialize(self);
        }
        if self.place == Place::AfterKey {
            self.out.push(' ');
        }
        let around = std::mem::replace(&mut self.place, Place::Brackets);
        value.serialize(&mut *self)?;
        self.place = around;
        self.out.push('\n');
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        Err(NotOurs)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Nested<'e>, NotOurs> {
        Ok(self.begin(Shape::List, len.ok_or(NotOurs)? == 0))
    }

    fn serialize_tuple(self, len: usize) -> Result<Nested<'e>, NotOurs> {
        Ok(self.begin(Shape::List, len == 0))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NotOurs> {
        Err(NotOurs)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotOurs> {
        Err(NotOurs)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotOurs> {
        Err(NotOurs)
    }

    fn serialize_struct(self, _: &'static str, fields: usize) -> Result<Nested<'e>, NotOurs> {
        Ok(self.begin(Shape::Map, fields == 0))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotOurs> {
        Err(NotOurs)
    }
}

impl ser::SerializeSeq for Nested<'_> {
    type Ok = ();
    type Error = NotOurs;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.next();
        self.value(value)
    }

    fn end(self) -> Done {
        self.finish()
    }
}

impl ser::SerializeTuple for Nested<'_> {
    type Ok = ();
    type Error = NotOurs;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.next();
        self.value(value)
    }

    fn end(self) -> Done {
        self.finish()
    }
}

impl ser::SerializeStruct for Nested<'_> {
    type Ok = ();
    type Error = NotOurs;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.entry(key, value)
    }

    fn end(self) -> Done {
        self.finish()
    }
}
