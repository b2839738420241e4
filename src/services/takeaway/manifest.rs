//! What a folder that was taken away holds: every table with its rows and a hash of its content, every file with its own.

use crate::domain::Station;
use crate::services::Trouble;
use crate::store::SCHEMA_VERSION;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Component, Path};

pub(super) const FILE: &str = "manifest.json";
const FORMAT: u32 = 1;

/// The contents of the folder.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Manifest {
    format: u32,
    pub program: String,
    pub schema_version: i32,
    pub made_at: String,
    pub made_by: String,
    pub purpose: String,
    pub station: Station,
    pub tables: Vec<TakenTable>,
    pub files: Vec<TakenFile>,
    /// Papers whose content is no longer kept, or cannot be drawn any more.
    pub papers_left_out: u64,
}

/// One table.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct TakenTable {
    pub table: String,
    pub title: String,
    /// Its workbook.
    pub file: String,
    pub rows: u64,
    /// Of the rows as they are stored, whatever the workbook looks like.
    pub content_sha256: String,
    /// What only this archive can prove is taken to be read and does not come back.
    pub comes_back: bool,
}

/// One file, its path with slashes from the folder.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct TakenFile {
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
}

impl Manifest {
    pub(super) fn new(station: Station, made_at: String, made_by: String, purpose: String) -> Self {
        Self {
            format: FORMAT,
            program: format!("linli {}", env!("CARGO_PKG_VERSION")),
            schema_version: SCHEMA_VERSION,
            made_at,
            made_by,
            purpose,
            station,
            tables: Vec::new(),
            files: Vec::new(),
            papers_left_out: 0,
        }
    }

    /// The workbook of a table that is none of the files, and so was not proved.
    fn unproved(&self) -> Option<&String> {
        let is_proved = |table: &TakenTable| self.files.iter().any(|file| file.path == table.file);
        self.tables.iter().find(|table| !is_proved(table)).map(|table| &table.file)
    }

    /// Rows of all tables together.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// 「已带走 28 本登记簿、12,345 行」
    pub fn words(&self) -> String {
        let left_out = match self.papers_left_out {
            0 => String::new(),
            count => format!("；{count} 份打印文书的内容已不在，没有 PDF"),
        };
        format!("已带走 {} 张表，共 {} 行，{} 个文件{left_out}", self.tables.len(), self.rows(), self.files.len())
    }

    /// Reads it, and proves nothing yet.
    pub(super) fn read(folder: &Path) -> Result<Self, Trouble> {
        let bytes = fs::read(folder.join(FILE)).map_err(|_| Trouble::NotATakeaway)?;
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|_| Trouble::NotATakeaway)?;
        if manifest.format > FORMAT || manifest.schema_version > SCHEMA_VERSION {
            return Err(Trouble::NewerTakeaway);
        }
        Ok(manifest)
    }

    /// The same, and proves every file by its hash.
    pub(super) fn read_and_prove(folder: &Path) -> Result<Self, Trouble> {
        let manifest = Self::read(folder)?;
        let altered = manifest.files.iter().find(|file| !file.is_whole(folder)).map(|file| &file.path);
        match altered.or(manifest.unproved()) {
            Some(path) => Err(Trouble::AlteredTakeaway(path.clone())),
            None => Ok(manifest),
        }
    }
}

impl TakenFile {
    fn is_whole(&self, folder: &Path) -> bool {
        // A path that leads out of the folder is none of ours.
        let is_inside = Path::new(&self.path).components().all(|step| matches!(step, Component::Normal(_)));
        is_inside && fs::read(folder.join(&self.path)).is_ok_and(|bytes| hash(&bytes) == self.sha256)
    }
}

pub(super) fn hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of a table's content, row by row as its cells are spelled.
#[derive(Default)]
pub(super) struct ContentHash(Sha256);

impl ContentHash {
    pub fn row(&mut self, cells: &[String]) {
        for cell in cells {
            self.0.update(cell.as_bytes());
            // No spelled cell has this character in it.
            self.0.update(b"\x1f");
        }
        self.0.update(b"\n");
    }

    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}
