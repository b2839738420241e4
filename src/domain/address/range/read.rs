//! Puts the pieces of a written range in their places and counts out what they mean.

use super::pieces::{Entry, Piece, Said, distinct, labels, pieces};
use super::{MOST_PLACES, RangeMistake, RangePlan};
use crate::domain::address::parse::Mark;

/// The pieces by level.
#[derive(Default)]
struct Levels {
    building: Option<Piece>,
    unit: Option<Piece>,
    floor: Option<Piece>,
    room: Option<Piece>,
}

/// Understands 「1–6 栋 × 3 单元 × 101–604」 and the ways clerks write it: `1-6栋×1-3单元×101-604`, 「1~6号楼*2单元*1-6层每层4户」,
/// `1-6x3x101-604`, 「1、3、5栋」, 「A-C座」, full-width.
pub fn plan_range(typed: &str) -> Result<RangePlan, RangeMistake> {
    let levels = assign(pieces(typed)?)?;
    let plan = RangePlan {
        buildings: numbered(levels.building.as_ref(), |piece| piece.said == Said::AsCount)?,
        units: numbered(levels.unit.as_ref(), |piece| piece.said != Said::AsOrdinal)?,
        rooms: rooms(levels.floor.as_ref(), levels.room.as_ref())?,
    };
    if plan.count() > MOST_PLACES { Err(RangeMistake::TooMany) } else { Ok(plan) }
}

/// By their words, and those without one by their place: the last is the rooms', the first the buildings'.
fn assign(pieces: Vec<Piece>) -> Result<Levels, RangeMistake> {
    let mut levels = Levels::default();
    let last = pieces.len() - 1;
    for (place, piece) in pieces.into_iter().enumerate() {
        let (slot, word) = match piece.mark {
            Mark::Building => (&mut levels.building, "栋"),
            Mark::Unit => (&mut levels.unit, "单元"),
            Mark::Floor => (&mut levels.floor, "层"),
            Mark::Room => (&mut levels.room, "室"),
            Mark::House | Mark::Bare if place == last => (&mut levels.room, "室"),
            Mark::House | Mark::Bare if place == 0 => (&mut levels.building, "栋"),
            Mark::House | Mark::Bare => (&mut levels.unit, "单元"),
        };
        if slot.replace(piece).is_some() {
            return Err(RangeMistake::Twice(word));
        }
    }
    Ok(levels)
}

/// The labels of a level. Whether a single number is a count depends on the level.
fn numbered(piece: Option<&Piece>, is_count: impl Fn(&Piece) -> bool) -> Result<Vec<String>, RangeMistake> {
    let Some(piece) = piece else { return Ok(Vec::new()) };
    match count(piece).filter(|_| is_count(piece)) {
        Some(count) if count > MOST_PLACES => Err(RangeMistake::TooMany),
        Some(count) => Ok((1..=count).map(|number| number.to_string()).collect()),
        None => labels(&piece.entries, MOST_PLACES),
    }
}

/// A single number that is none of a list: 「3」, not 「03」 or 「0」.
fn count(piece: &Piece) -> Option<usize> {
    piece.single().filter(|number| !number.starts_with('0'))?.parse().ok()
}

fn rooms(floor: Option<&Piece>, room: Option<&Piece>) -> Result<Vec<String>, RangeMistake> {
    match (floor, room) {
        (None, None) => Ok(Vec::new()),
        (Some(_), None) => Err(RangeMistake::FloorsWithoutRooms),
        (None, Some(room)) if room.said == Said::AsCount => Err(RangeMistake::RoomsWithoutFloors),
        (None, Some(room)) => whole_rooms(room),
        (Some(floor), Some(room)) => rooms_of_floors(floor, room),
    }
}

/// Room numbers with their floors in them.
fn whole_rooms(room: &Piece) -> Result<Vec<String>, RangeMistake> {
    let mut rooms: Vec<String> = Vec::new();
    for entry in &room.entries {
        match rectangle(entry)? {
            Some(found) => rooms.extend(found),
            None => rooms.extend(labels(std::slice::from_ref(entry), MOST_PLACES)?),
        }
        if rooms.len() > MOST_PLACES {
            return Err(RangeMistake::TooMany);
        }
    }
    Ok(distinct(rooms))
}

/// 101–604: floors 1 to 6, rooms 01 to 04 of each. None where no floor is in the numbers.
fn rectangle(entry: &Entry) -> Result<Option<Vec<String>>, RangeMistake> {
    let Entry::Span(from, until) = entry else { return Ok(None) };
    let (Ok(from), Ok(until)) = (from.parse::<u32>(), until.parse::<u32>()) else { return Ok(None) };
    let (first_floor, first_room, last_floor, last_room) = (from / 100, from % 100, until / 100, until % 100);
    let written = entry.written();
    if from > until {
        return Err(RangeMistake::Backwards(written));
    }
    match (first_floor, last_floor) {
        (0, 0) => return Ok(None),
        (0, _) => return Err(RangeMistake::Unlike(written)),
        _ if first_room > last_room => return Err(RangeMistake::RoomsCrossed(written)),
        _ => {}
    }
    let floors = first_floor..=last_floor;
    let count = u64::from(last_floor - first_floor + 1) * u64::from(last_room - first_room + 1);
    if count > MOST_PLACES as u64 {
        return Err(RangeMistake::TooMany);
    }
    Ok(Some(floors.flat_map(|floor| (first_room..=last_room).map(move |room| room_number(floor, room))).collect()))
}

/// Floors and the rooms of each: 「1-6层×每层4户」, 「1-6层×01-04」.
fn rooms_of_floors(floor: &Piece, room: &Piece) -> Result<Vec<String>, RangeMistake> {
    let floors = numbered(Some(floor), |piece| piece.said != Said::AsOrdinal)?;
    let rooms = numbered(Some(room), |piece| piece.said != Said::AsOrdinal)?;
    let mut found = Vec::new();
    for floor in &floors {
        let floor = floor.parse().map_err(|_| RangeMistake::NoFloor(floor.clone()))?;
        for written in &rooms {
            let within_floor = written.parse().ok().filter(|room| *room < 100);
            let Some(within_floor) = within_floor else { return Err(RangeMistake::FloorTwice(written.clone())) };
            found.push(room_number(floor, within_floor));
        }
        if found.len() > MOST_PLACES {
            return Err(RangeMistake::TooMany);
        }
    }
    Ok(found)
}

fn room_number(floor: u32, room: u32) -> String {
    format!("{floor}{room:02}")
}
