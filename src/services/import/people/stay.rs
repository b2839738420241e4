//! What a row says of where somebody known lives, beside where they are registered now.

use crate::domain::RecordId;
use crate::domain::import::PersonRow;
use crate::domain::registers::Residence;
use crate::services::places::Meant;

/// What becomes of somebody's residence.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stay {
    /// The table says nothing of it.
    Nothing,
    New,
    /// They are registered there already.
    There(RecordId, Box<Residence>),
    /// From this residence to another dwelling.
    Moves(Box<Residence>),
    Impossible(&'static str),
}

/// `residences` are all of theirs, the present ones first.
pub(super) fn of(residences: &[(RecordId, Residence)], row: &PersonRow, place: Option<Meant>) -> Stay {
    let Some(place) = place else { return of_whoever_left(residences, row) };
    let is_told = |stay: &Residence| matches!(place, Meant::Known(id) if stay.place.id == Some(id));
    // A stay the table knows to be over is compared with one that is over.
    let is_over = !row.residence.until_date.is_unset();
    if is_over {
        // Where the table says only until when, it ends the stay there is.
        let is_same = |stay: &Residence| {
            if row.residence.from_date.is_unset() {
                is_ended_by(stay, row)
            } else {
                stay.from_date == row.residence.from_date
            }
        };
        let ended = residences.iter().find(|(_, stay)| is_told(stay) && is_same(stay));
        return ended.map_or(Stay::New, |(id, stay)| ended_by(*id, stay, row));
    }
    let mut open = residences.iter().filter(|(_, stay)| stay.until_date.is_unset());
    if let Some((_, other)) = open.clone().find(|(_, stay)| stay.kind != row.residence.kind) {
        let is_resident = other.kind.code == crate::services::registration::RESIDENT;
        return Stay::Impossible(if is_resident {
            "此人已登记为常住人口，要改请先转为流动人口"
        } else {
            "此人已登记为流动人口，要改请先转为常住人口"
        });
    }
    if let Some((id, stay)) = open.clone().find(|(_, stay)| is_told(stay)) {
        return Stay::There(*id, Box::new(stay.clone()));
    }
    match open.next() {
        None => Stay::New,
        Some((_, from)) if row.residence.from_date.is_before(from.from_date) => {
            Stay::Impossible("此人另有来得更晚的住处，请核对日期")
        }
        Some((_, from)) => Stay::Moves(Box::new(from.clone())),
    }
}

/// A list of those who left says no address: it ends the stay there is, or says again how it ended.
fn of_whoever_left(residences: &[(RecordId, Residence)], row: &PersonRow) -> Stay {
    let meant = residences.iter().find(|(_, stay)| row.is_over() && is_ended_by(stay, row));
    meant.map_or(Stay::Nothing, |(id, stay)| ended_by(*id, stay, row))
}

/// The stay as the row ends it: not before it began.
fn ended_by(id: RecordId, stay: &Residence, row: &PersonRow) -> Stay {
    if row.residence.until_date.is_before(stay.from_date) {
        return Stay::Impossible("离开日期早于已登记的来本地日期，请核对");
    }
    Stay::There(id, Box::new(stay.clone()))
}

fn is_ended_by(stay: &Residence, row: &PersonRow) -> bool {
    stay.until_date.is_unset() || stay.until_date == row.residence.until_date
}
