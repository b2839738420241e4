//! What the papers of a 联防组 are filled from: already in words, as it is archived with the print.

use super::plate::{Plate, PlateSize};
use super::registration::Issue;
use crate::domain::Date;
use serde::{Deserialize, Serialize};

/// One group on one day.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct GroupRecord {
    /// 「第3组」
    pub number: String,
    /// Its own name; empty where it has none.
    pub name: String,
    /// 「十户联防」
    pub kind: String,
    /// 户 or 店
    pub unit: String,
    pub area: String,
    pub head: GroupContact,
    pub deputy: GroupContact,
    pub policeman: GroupContact,
    pub help_phones: String,
    pub route: String,
    pub elected_on: Option<Date>,
    pub formed_on: Option<Date>,
    pub members: Vec<GroupLine>,
    /// Of papers about one month: which, and what there is of it.
    #[serde(default)]
    pub month: String,
    #[serde(default)]
    pub turns: Vec<TurnRow>,
    #[serde(default)]
    pub patrols: Vec<PatrolRow>,
}

/// One turn of the rota.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct TurnRow {
    pub day: String,
    pub hours: String,
    pub name: String,
    pub address: String,
    pub phone: String,
}

/// One patrol with what it found.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct PatrolRow {
    pub day: String,
    pub hours: String,
    pub headcount: String,
    pub people: String,
    pub route: String,
    pub found: String,
    pub handling: String,
}

/// Somebody to call. In full: these papers are for those who call each other (docs/privacy.md §3).
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct GroupContact {
    pub name: String,
    pub phones: String,
}

/// One household or shop, along the street.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct GroupLine {
    /// The shop, or whom to call there.
    pub name: String,
    pub address: String,
    pub phone: String,
    pub help_phone: String,
    /// 户内人数; empty where nobody is registered there.
    pub people: String,
    /// 组长 or 副组长
    pub note: String,
}

impl GroupContact {
    /// 「甄无名　138 0000 0001」
    pub fn words(&self) -> String {
        format!("{}　{}", self.name, self.phones).trim_matches('　').to_owned()
    }
}

impl GroupRecord {
    /// 「第3组　海棠路东段」
    pub fn title(&self) -> String {
        format!("{}　{}", self.number, self.name).trim_matches('　').to_owned()
    }
}

/// Whom to call in any case, the station's own telephone among them.
pub(super) fn calls(issue: &Issue<'_>) -> String {
    let office = &issue.station.office_phone;
    let station = if office.is_empty() { String::new() } else { format!("　　社区 {office}") };
    format!("报警 110　　火警 119　　急救 120{station}")
}

/// A plate of A5 with its frame and the names of street and community.
pub(super) fn plate_on(page: crate::print::page::Page, issue: &Issue<'_>) -> Plate {
    let mut plate = Plate::on(page, PlateSize::A5);
    plate.frame(issue);
    plate
}
