//! Finding: under which keys a record lies, and what a typed query asks for.
//!
//! Every key is found by its beginning, so "part of a name" is a key for each place a part can start, and "the last four"
//! is the number written backwards. The store only compares beginnings; everything that knows Chinese is here.

/// Why a record was found; also the drawer its key lies in. The numbers are stored and never change.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Reason {
    Name = 1,
    Initials = 2,
    Pinyin = 3,
    IdNumber = 4,
    IdNumberEnd = 5,
    Telephone = 6,
    TelephoneEnd = 7,
    Address = 8,
    Room = 9,
    DocumentNumber = 10,
}

impl Reason {
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Initials,
        Self::Pinyin,
        Self::IdNumber,
        Self::IdNumberEnd,
        Self::Telephone,
        Self::TelephoneEnd,
        Self::Address,
        Self::Room,
        Self::DocumentNumber,
    ];

    /// What stands at the right of a hit.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "姓名",
            Self::Initials => "拼音首字母",
            Self::Pinyin => "拼音",
            Self::IdNumber => "证件号码",
            Self::IdNumberEnd => "证件后几位",
            Self::Telephone => "电话",
            Self::TelephoneEnd => "电话尾号",
            Self::Address => "地址",
            Self::Room => "房号",
            Self::DocumentNumber => "编号",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Initials => "initials",
            Self::Pinyin => "pinyin",
            Self::IdNumber => "id_number",
            Self::IdNumberEnd => "id_number_end",
            Self::Telephone => "telephone",
            Self::TelephoneEnd => "telephone_end",
            Self::Address => "address",
            Self::Room => "room",
            Self::DocumentNumber => "document_number",
        }
    }
}

/// One key a record is found by, already in the form it is compared in.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct SearchKey {
    pub reason: Reason,
    pub key: String,
}

impl SearchKey {
    pub fn new(reason: Reason, key: impl Into<String>) -> Self {
        Self { reason, key: key.into() }
    }
}

/// One word of a query: the record must lie under at least one of these beginnings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    pub beginnings: Vec<SearchKey>,
}

/// What a typed query asks for: every word must be met. Empty when nothing worth looking for was typed.
pub fn words(_typed: &str) -> Vec<Word> {
    Vec::new()
}
