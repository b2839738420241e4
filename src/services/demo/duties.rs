//! Who answers for the estates, buildings and groups, and who did before.

use super::community::{Community, add};
use super::dice::{days_before, years_before};
use super::names;
use crate::domain::registers::PlaceDuty;
use crate::domain::values::{Choice, Day, Link, Name, Phones};
use crate::domain::{Date, RecordId};

/// Codes of 职责.
const GRID_HEAD: &str = "1";
const GRID_MEMBER: &str = "2";
const BUILDING_HEAD: &str = "3";
const POLICEMAN: &str = "5";
const GROUP_HEAD: &str = "6";

impl Community {
    pub fn appoint(&mut self) {
        let places: Vec<(RecordId, bool, String)> = (1..)
            .zip(&self.records.places)
            .map(|(id, place)| (RecordId(id), place.parent.id.is_none(), place.kind.code.clone()))
            .collect();
        for (place, is_root, kind) in places {
            let duties: &[&str] = match (is_root, kind.as_str()) {
                (true, _) => &[GRID_HEAD, GRID_MEMBER, POLICEMAN],
                (false, "4") => &[GROUP_HEAD],
                // Village houses are buildings too, and belong to their group.
                (false, "5") if self.has_rooms(place) => &[BUILDING_HEAD],
                _ => &[],
            };
            for duty in duties {
                self.appoint_to(place, duty);
            }
        }
    }

    fn has_rooms(&self, place: RecordId) -> bool {
        let next = usize::try_from(place.0).unwrap_or_default();
        // Whatever lies below a building was laid out right after it.
        self.records.places.get(next).is_some_and(|below| below.parent.id == Some(place))
    }

    fn appoint_to(&mut self, place: RecordId, duty: &str) {
        let began = self.dice.day(years_before(self.today, 8), self.beginning());
        let changed = self.dice.percent(30).then(|| self.dice.day(self.beginning(), days_before(self.today, 30)));
        let (first, second) = (self.holder(), self.holder());
        if let Some(changed) = changed {
            self.duty(place, duty, &first, began, Some(changed));
        }
        self.duty(place, duty, &second, changed.unwrap_or(began), None);
    }

    pub(super) fn holder(&mut self) -> String {
        names::surname(&mut self.dice) + &names::given(&mut self.dice)
    }

    pub(super) fn duty(&mut self, place: RecordId, duty: &str, holder: &str, from: Date, until: Option<Date>) {
        let telephone = self.numbers.telephone();
        let duty = PlaceDuty {
            place: Link::to(place),
            duty: Choice::of(duty),
            holder: Name::new(holder),
            phones: Phones(vec![telephone]),
            from_date: Day::new(from),
            until_date: Day(until),
        };
        add(&mut self.records.duties, duty);
    }
}
