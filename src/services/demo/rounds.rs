//! 五不漏: one round of a building that is over, and one under way with some doors still to be visited.

use super::community::{Community, add};
use super::dice::{days_after, days_before};
use crate::domain::RecordId;
use crate::domain::registers::{RoundVisit, VisitRound};
use crate::domain::values::{Count, Day, Link, Text};
use std::collections::HashSet;

/// Codes of 地址类别.
const BUILDING: &str = "5";
const ROOM: &str = "7";
/// Two doors of five still wait in the round under way.
const WAITING: [u32; 2] = [2, 4];

impl Community {
    pub fn walk_rounds(&mut self) {
        let Some((building, doors)) = self.building_to_walk() else { return };
        self.walk(building, &doors, ("上季度走访", 110), true);
        self.walk(building, &doors, ("本季度走访", 18), false);
    }

    /// The first building with rooms, and its rooms in their order.
    fn building_to_walk(&self) -> Option<(RecordId, Vec<RecordId>)> {
        let places: Vec<_> = (1..).map(RecordId).zip(&self.records.places).collect();
        let buildings = places.iter().filter(|(_, place)| place.kind.code == BUILDING);
        let rooms_below = |building: RecordId| {
            let mut below = HashSet::from([building]);
            let mut rooms = Vec::new();
            // Whatever lies below a place was laid out after it.
            for (id, place) in &places {
                if place.parent.id.is_some_and(|parent| below.contains(&parent)) {
                    below.insert(*id);
                    rooms.extend((place.kind.code == ROOM).then_some(*id));
                }
            }
            rooms
        };
        buildings.map(|(id, _)| (*id, rooms_below(*id))).find(|(_, rooms)| !rooms.is_empty())
    }

    fn walk(&mut self, building: RecordId, doors: &[RecordId], (name, ago): (&str, u32), is_over: bool) {
        let begun = days_before(self.today, ago);
        let round = VisitRound {
            round_name: Text::new(name),
            place: Link::to(building),
            begun_on: Day::new(begun),
            ended_on: if is_over { Day::new(days_after(begun, 20)) } else { Day::default() },
            ..VisitRound::default()
        };
        let round = add(&mut self.records.visit_rounds, round);
        for (position, door) in (1..).zip(doors) {
            let waits = !is_over && WAITING.contains(&(position % 5));
            let visited_on = if waits { Day::default() } else { Day::new(days_after(begun, position % 9)) };
            let visit = RoundVisit {
                visit_round: Link::to(round),
                position: Count(Some(position)),
                place: Link::to(*door),
                visited_on,
                visitor: Text(if waits { String::new() } else { self.registrar.clone() }),
                ..RoundVisit::default()
            };
            add(&mut self.records.round_visits, visit);
        }
    }
}
