//! Inspections of let houses over the last year and a half, and what they found.

use super::community::{Community, add, at};
use super::dice::{days_after, days_before};
use crate::domain::registers::{Inspection, InspectionFinding};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, RecordId};

const INSPECTORS: [&str; 4] = ["楚无留、燕双飞", "燕双飞", "云中鹤、楚无留", "柳不青、云中鹤"];
const FOUND: [(&str, &str); 5] = [
    ("06", "灭火器过期"),
    ("07", "有私拉电线"),
    ("09", "电动车停在过道"),
    ("05", "过道堆放杂物"),
    ("11", "一名新租客还没有登记"),
];
const MOST_VISITS: usize = 4;
/// A let house is seen again within so many days.
const LONGEST_WAIT: u32 = 150;

impl Community {
    /// The visits to a house that is let, the earliest first.
    pub fn visit(&mut self, house: RecordId) {
        let file = at(&mut self.records.houses, house);
        let Some(registered) = file.registered_on.0.filter(|_| file.letting_state.code == "2") else { return };
        let longest = if self.dice.percent(35) { 14 } else { LONGEST_WAIT };
        let wait = self.dice.between(3, longest);
        let mut days = vec![days_before(self.today, wait)];
        while days.len() < MOST_VISITS {
            let wait = self.dice.between(90, 170);
            days.push(days_before(days[days.len() - 1], wait));
        }
        days.retain(|day| *day > registered);
        if let Some(last) = days.first() {
            at(&mut self.records.houses, house).verified_on = Day::new(*last);
        }
        for day in days.into_iter().rev() {
            self.visit_on(house, day);
        }
    }

    fn visit_on(&mut self, house: RecordId, day: Date) {
        let inspection = self.inspection(house, day, Link::none());
        if !self.dice.percent(25) {
            return;
        }
        let (item, found) = self.dice.pick(&FOUND);
        let (days, tarry) = (self.dice.between(7, 20), self.dice.between(1, 6));
        let (due, resolved) = (days_after(day, days), days_after(day, tarry));
        // What was given until a day that has passed has been put right.
        let is_resolved = due <= self.today || resolved <= self.today && self.dice.percent(30);
        let finding = InspectionFinding {
            inspection: Link::to(inspection),
            item: Choice::of(item),
            found: Text::new(found),
            due_on: Day::new(due),
            resolved_on: if is_resolved { Day::new(resolved) } else { Day::default() },
            resolution: Text::new(if is_resolved { "已整改" } else { "" }),
        };
        add(&mut self.records.findings, finding);
        if is_resolved && self.dice.percent(50) {
            self.inspection(house, resolved, Link::to(inspection));
        }
    }

    fn inspection(&mut self, house: RecordId, day: Date, follows: Link<Inspection>) -> RecordId {
        let inspectors = Text::new(self.dice.pick(&INSPECTORS));
        let inspection = Inspection {
            house: Link::to(house),
            inspected_on: Day::new(day),
            inspectors,
            follows,
            ..Inspection::default()
        };
        add(&mut self.records.inspections, inspection)
    }
}
