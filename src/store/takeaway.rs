//! The whole archive as rows of text, and those made an archive again.
//!
//! Registers go by their fields, what the program keeps beside them by its columns. What only this archive can prove, the
//! history, its log and the keys, does not come back: a new archive begins its own.

use super::condition::text;
use super::{Store, StoreError, Stored, Writing, settings};
use crate::domain::{Cell, Image, RecordId, Register};
use rusqlite::params_from_iter;
use rusqlite::types::{Value as SqlValue, ValueRef};
use std::collections::BTreeSet;

/// A table that is no register and is taken with the station.
#[derive(Debug)]
pub struct Beside {
    pub table: &'static str,
    pub title: &'static str,
    /// Whether it comes back; what does not is taken to be read.
    pub comes_back: bool,
    select: &'static str,
    pub columns: &'static [&'static str],
}

/// In an order in which they can come back.
pub const BESIDE: &[Beside] = &[
    Beside {
        table: "setting",
        title: "本站设置",
        comes_back: true,
        select: "SELECT key, value FROM setting ORDER BY key",
        columns: &["key", "value"],
    },
    Beside {
        table: "operator",
        title: "操作员",
        comes_back: true,
        select: "SELECT name, role, added_at FROM operator ORDER BY id",
        columns: &["name", "role", "added_at"],
    },
    Beside {
        table: "taken_number",
        title: "用过的编号",
        comes_back: true,
        select: "SELECT series, year, number, voided_by IS NOT NULL
                 FROM taken_number
                 ORDER BY series, year, number",
        columns: &["series", "year", "number", "is_voided"],
    },
    Beside {
        table: "print",
        title: "打印记录",
        comes_back: true,
        select: "SELECT id, year, number, at, operator, document, template, pages, copies, sha256, is_full_id, purpose,
                        state, void_reason, layout, subject, printer, printed_before, erased_on
                 FROM print
                 ORDER BY id",
        columns: &[
            "id",
            "year",
            "number",
            "at",
            "operator",
            "document",
            "template",
            "pages",
            "copies",
            "sha256",
            "is_full_id",
            "purpose",
            "state",
            "void_reason",
            "layout",
            "subject",
            "printer",
            "printed_before",
            "erased_on",
        ],
    },
    Beside {
        table: "print_record",
        title: "打印涉及的记录",
        comes_back: true,
        select: "SELECT print, register, record FROM print_record ORDER BY print, register, record",
        columns: &["print", "register", "record"],
    },
    Beside {
        table: "print_archive",
        title: "打印存档",
        comes_back: true,
        select: "SELECT print, as_printed FROM print_archive ORDER BY print",
        columns: &["print", "as_printed"],
    },
    Beside {
        table: "saved_view",
        title: "存下的名单",
        comes_back: true,
        select: "SELECT operator, list, name, view FROM saved_view ORDER BY operator, list, name",
        columns: &["operator", "list", "name", "view"],
    },
    // The empty table itself is a file of others, and not taken: whoever fills it again opens it again.
    Beside {
        table: "fill_layout",
        title: "套用过的表",
        comes_back: true,
        select: "SELECT name, labels, meaning, file_name, kept_by, used_on FROM fill_layout ORDER BY name",
        columns: &["name", "labels", "meaning", "file_name", "kept_by", "used_on"],
    },
    Beside {
        table: "audit",
        title: "操作记录",
        comes_back: false,
        select: "SELECT id, at, operator, machine, action, detail, purpose, hash FROM audit ORDER BY id",
        columns: &["id", "at", "operator", "machine", "action", "detail", "purpose", "hash"],
    },
];

impl Store {
    /// Every row of a table beside the registers, in a fixed order.
    pub fn each_beside(
        &self,
        beside: &Beside,
        mut take: impl FnMut(Vec<Cell>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut query = self.connection.prepare(beside.select)?;
        let mut found = query.query([])?;
        while let Some(row) = found.next()? {
            let cells = (0..beside.columns.len()).map(|column| cell(row.get_ref(column)?)).collect::<Result<_, _>>()?;
            take(cells)?;
        }
        Ok(())
    }

    /// The columns of a table that hold numbers and no text.
    pub fn number_columns(&self, table: &str) -> Result<BTreeSet<String>, StoreError> {
        let mut query = self.connection.prepare("SELECT name FROM pragma_table_info(?1) WHERE type = 'INTEGER'")?;
        let mut names: BTreeSet<String> = query.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
        if table == "taken_number" {
            names.insert("is_voided".to_owned());
        }
        Ok(names)
    }

    /// The hashes of all pictures that some record shows, those of scanned papers among them.
    pub fn attachment_hashes(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT hash FROM attachment UNION SELECT hash FROM dispute_scan ORDER BY hash";
        let mut query = self.connection.prepare(sql)?;
        let hashes = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(hashes)
    }

    /// The prints whose content is still kept.
    pub fn archived_prints(&self) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection.prepare("SELECT print FROM print_archive ORDER BY print")?;
        let prints = query.query_map([], |row| row.get(0).map(RecordId))?.collect::<Result<_, _>>()?;
        Ok(prints)
    }
}

impl Writing<'_> {
    /// Links may lead to rows that come later; at the end all of them must be there.
    pub fn let_links_wait(&mut self) -> Result<(), StoreError> {
        Ok(self.transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?)
    }

    /// A row of a register under the number it had.
    pub fn bring_row(&mut self, table: &str, id: RecordId, image: &Image) -> Result<(), StoreError> {
        macro_rules! all {
            ($($register:ty),+) => {
                match table {
                    $(<$register>::TABLE => self.put_back(id, &<$register>::from_image(image)?),)+
                    _ => Err(StoreError::Unreadable),
                }
            };
        }
        crate::every_register!(all)
    }

    /// A row of a table beside the registers.
    pub fn bring_beside(&mut self, table: &str, image: &Image) -> Result<(), StoreError> {
        match table {
            "setting" => self.bring_setting(image),
            "operator" => self.bring_operator(image),
            "taken_number" => self.bring_number(image),
            table => {
                let beside = BESIDE.iter().find(|beside| beside.table == table && beside.comes_back);
                let columns = beside.ok_or(StoreError::Unreadable)?.columns;
                let marks = vec!["?"; columns.len()].join(", ");
                let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", columns.join(", "));
                let values = columns.iter().map(|column| value(image.get(*column)));
                self.transaction.prepare_cached(&sql)?.execute(params_from_iter(values))?;
                Ok(())
            }
        }
    }

    fn bring_setting(&mut self, image: &Image) -> Result<(), StoreError> {
        let (key, value) = (text_of(image, "key")?, text_of(image, "value")?);
        settings::replace(self, &key, &value)
    }

    /// Without a key slot nobody gets in: each is set aside until the station head gives them a new password.
    fn bring_operator(&mut self, image: &Image) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO operator (name, role, is_active, added_at) VALUES (?1, ?2, 0, ?3)";
        let values = ["name", "role", "added_at"].map(|column| value(image.get(column)));
        self.transaction.prepare_cached(sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    /// A number that was taken stays taken, by the change that brings everything back.
    fn bring_number(&mut self, image: &Image) -> Result<(), StoreError> {
        let sql = "INSERT INTO taken_number (series, year, number, change, voided_by)
                   VALUES (?1, ?2, ?3, ?4, CASE WHEN ?5 THEN ?4 END)";
        let change = SqlValue::Integer(self.change().0);
        let of = |column: &str| value(image.get(column));
        let values = [of("series"), of("year"), of("number"), change, of("is_voided")];
        self.transaction.prepare_cached(sql)?.execute(params_from_iter(values))?;
        Ok(())
    }
}

/// The columns of a register as they are taken: its number, then its fields.
pub fn taken_columns<R: Stored>() -> Vec<String> {
    std::iter::once("id".to_owned()).chain(R::columns()).collect()
}

fn cell(value: ValueRef<'_>) -> Result<Cell, StoreError> {
    match value {
        ValueRef::Null => Ok(Cell::Null),
        ValueRef::Integer(number) => Ok(Cell::Integer(number)),
        ValueRef::Text(text) => Ok(Cell::Text(String::from_utf8_lossy(text).into_owned())),
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(StoreError::Unreadable),
    }
}

fn value(cell: Option<&Cell>) -> SqlValue {
    match cell {
        None | Some(Cell::Null) => SqlValue::Null,
        Some(Cell::Integer(number)) => SqlValue::Integer(*number),
        Some(Cell::Text(words)) => text(words),
    }
}

fn text_of(image: &Image, column: &str) -> Result<String, StoreError> {
    Ok(image.get(column).ok_or(StoreError::Unreadable)?.as_text()?.to_owned())
}
