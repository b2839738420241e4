//! A register says each of its fields once; form, checks, list, search, history and headings follow from that.
//!
//! What is not here: conditions, layout, stages and questions across registers. Those are plain code in their own places.

use super::{Cell, Date, Image, Problem, Unreadable, values::Value};
use std::fmt::Debug;

/// A kind of record the station keeps: a plain struct, its fields in sections, and its own rules.
pub trait Register: Clone + Debug + Default + PartialEq + Send + Sync + 'static {
    /// The table, and the register's name on the command line.
    const TABLE: &'static str;
    /// The register's name on screen.
    const TITLE: &'static str;
    /// Every field, once, in the order of the paper form.
    const SECTIONS: &'static [Section<Self>];

    /// What one record is called when history or undo speaks of it.
    fn name(&self) -> String;

    /// Rules that look at more than one field. Rules of a single field belong to its value.
    fn check(&self, today: Date) -> Vec<Problem>;

    /// Whether a field concerns this record; one that does not is neither asked for nor missed.
    fn concerns(&self, _key: &str) -> bool {
        true
    }

    /// Every field in order.
    fn fields() -> impl Iterator<Item = &'static Field<Self>> {
        Self::SECTIONS.iter().flat_map(|section| section.fields)
    }

    /// The field with this key.
    fn field(key: &str) -> Option<&'static Field<Self>> {
        Self::fields().find(|field| field.key == key)
    }

    /// Every column of the table but `id`, in field order.
    fn columns() -> Vec<String> {
        let empty = Self::default();
        Self::fields().flat_map(|field| field.columns(&empty)).collect()
    }

    /// All there is to mend, in field order: what is required, what its value finds wrong, and the register's own rules.
    fn problems(&self, today: Date) -> Vec<Problem> {
        let own = self.check(today);
        let concerned = Self::fields().filter(|field| self.concerns(field.key));
        let mut all: Vec<Problem> = concerned.filter_map(|field| field.problem(self, today)).collect();
        let news = own.into_iter().filter(|problem| !all.iter().any(|known| known.field == problem.field));
        all.extend(news.collect::<Vec<_>>());
        all.sort_by_key(|problem| Self::fields().position(|field| field.key == problem.field));
        all
    }

    /// This record as cells by column name.
    fn image(&self) -> Image {
        Self::fields().flat_map(|field| field.columns(self).into_iter().zip((field.value)(self).store())).collect()
    }

    /// The record an image shows. Columns the image lacks stay empty.
    fn from_image(image: &Image) -> Result<Self, Unreadable> {
        let mut record = Self::default();
        for field in Self::fields() {
            let cells: Vec<Cell> =
                field.columns(&record).iter().map(|column| image.get(column).cloned().unwrap_or_default()).collect();
            (field.value_mut)(&mut record).restore(&cells)?;
        }
        Ok(record)
    }
}

/// Fields that stand together under one name, as on the paper form.
pub struct Section<R: 'static> {
    pub title: &'static str,
    pub fields: &'static [Field<R>],
}

/// Facts about one field. Made with [`field!`](crate::field).
pub struct Field<R: 'static> {
    /// Struct field, key and column (or column prefix) in one name.
    pub key: &'static str,
    pub label: &'static str,
    pub value: fn(&R) -> &dyn Value,
    pub value_mut: fn(&mut R) -> &mut dyn Value,
    pub need: Need,
    /// Width in a list in points; `None` keeps it out of lists.
    pub list_width: Option<f32>,
    /// Found from the search box.
    pub is_searchable: bool,
    /// Set by the program, never typed.
    pub is_derived: bool,
    /// What it says lies ahead: until when something holds, when something is due.
    pub looks_ahead: bool,
    /// Other headings this field has in the tables people bring.
    pub aka: &'static [&'static str],
    /// One short line beside the empty field.
    pub hint: &'static str,
    /// How it stands on a table that leaves the station.
    pub leaves: Leaves,
}

/// How a field stands on a table that leaves the station, where not everything is asked for (docs/privacy.md §3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Leaves {
    /// As lists show it.
    AsListed,
    /// A number of somebody's that is no identity number: masked like one.
    AsNumber,
    /// Of a day the year alone.
    AsYear,
    /// It stays.
    Never,
}

/// Whether a field must be filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// Nothing is saved without it.
    Required,
    /// Belongs to a complete record, may follow later and is then listed as 待补.
    Expected,
    /// Folded away until wanted.
    Optional,
}

impl<R: Register> Field<R> {
    pub const fn new(
        key: &'static str,
        label: &'static str,
        value: fn(&R) -> &dyn Value,
        value_mut: fn(&mut R) -> &mut dyn Value,
    ) -> Self {
        Self {
            key,
            label,
            value,
            value_mut,
            need: Need::Optional,
            list_width: None,
            is_searchable: false,
            is_derived: false,
            looks_ahead: false,
            aka: &[],
            hint: "",
            leaves: Leaves::AsListed,
        }
    }

    pub const fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    pub const fn expected(mut self) -> Self {
        self.need = Need::Expected;
        self
    }

    pub const fn searchable(mut self) -> Self {
        self.is_searchable = true;
        self
    }

    pub const fn derived(mut self) -> Self {
        self.is_derived = true;
        self
    }

    pub const fn ahead(mut self) -> Self {
        self.looks_ahead = true;
        self
    }

    pub const fn listed(mut self, width: f32) -> Self {
        self.list_width = Some(width);
        self
    }

    pub const fn aka(mut self, names: &'static [&'static str]) -> Self {
        self.aka = names;
        self
    }

    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    pub const fn leaves(mut self, leaves: Leaves) -> Self {
        self.leaves = leaves;
        self
    }

    /// The columns that store this field: the key, or the key with the suffixes its value asks for.
    pub fn columns(&self, record: &R) -> Vec<String> {
        (self.value)(record).columns().iter().map(|suffix| format!("{}{suffix}", self.key)).collect()
    }

    /// Takes what was typed into its box; see [`Value::read`].
    pub fn read(&self, record: &mut R, typed: &str, today: Date) -> Result<(), String> {
        let value = (self.value_mut)(record);
        if self.looks_ahead { value.read_ahead(typed, today) } else { value.read(typed, today) }
    }

    fn problem(&self, record: &R, today: Date) -> Option<Problem> {
        let value = (self.value)(record);
        if value.is_empty() {
            return match self.need {
                Need::Required => Some(Problem::wrong(self.key, format!("请填{}", self.label))),
                Need::Expected => Some(Problem::missing(self.key, format!("{}待补", self.label))),
                Need::Optional => None,
            };
        }
        value.fault(today).map(|sentence| Problem::wrong(self.key, sentence))
    }
}

/// One field of a register: `field!(Person.name, "姓名")`.
#[macro_export]
macro_rules! field {
    ($register:ident . $key:ident, $label:literal) => {
        $crate::domain::Field::<$register>::new(
            stringify!($key),
            $label,
            |record| &record.$key,
            |record| &mut record.$key,
        )
    };
}
