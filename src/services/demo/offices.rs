//! Safety checks of the organisations of the community: most has been found in order.

use super::community::{Community, add};
use super::dice::days_before;
use crate::domain::registers::SafetyCheck;
use crate::domain::registers::safety_check::{OF_SHOP, OF_UNIT};
use crate::domain::safety::items_of;
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Cell, RecordId, Register};

impl Community {
    pub fn look_at_organisations(&mut self) {
        let organisations: Vec<RecordId> = (1..).map(RecordId).take(self.records.organisations.len()).collect();
        for organisation in organisations {
            let kind = if self.dice.percent(50) { OF_UNIT } else { OF_SHOP };
            let mut check = SafetyCheck {
                organisation: Link::to(organisation),
                kind: Choice::of(kind),
                checked_on: Day::new(self.dice.day(days_before(self.today, 200), days_before(self.today, 20))),
                inspectors: Text(self.holder()),
                ..SafetyCheck::default()
            };
            for field in items_of(kind).iter().filter_map(|key| SafetyCheck::field(key)) {
                let state = if self.dice.percent(85) { "1" } else { "3" };
                // The codes are those of the tables.
                let _ = (field.value_mut)(&mut check).restore(&[Cell::text(state)]);
            }
            if crate::domain::safety::is_open(&check) {
                check.due_on = Day::new(self.today + chrono::Duration::days(30));
            }
            add(&mut self.records.checks, check);
        }
    }
}
