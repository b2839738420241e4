//! Who has moved away or died: a day, a word that says yes, or both. Nobody who has left is taken for somebody who lives here.

use super::cell::Wanted;
use super::{Note, Part, PersonRow, Reading, Target};
use crate::domain::values::{Choice, Day};

/// In the list of reasons: 离开本地, 死亡.
const LEFT: &str = "20";
const DIED: &str = "70";

impl PersonRow {
    /// After person and residence have been read.
    pub(super) fn read_leaving(&mut self, reading: &mut Reading<'_>) {
        let has_left = said(reading, "has_left");
        let (until, label) = (self.residence.until_date, "离开日期");
        self.residence.until_date = agreed(reading, has_left, until, label, "已迁出");
        if has_left == Some(true) && self.residence.cancel_reason.is_unset() {
            self.residence.cancel_reason = Choice::of(LEFT);
        }
        let has_died = said(reading, "has_died");
        self.person.died_on = agreed(reading, has_died, self.person.died_on, "死亡日期", "已死亡");
        if !self.person.died_on.is_unset() && self.residence.until_date.is_unset() {
            self.residence.until_date = self.person.died_on;
            self.residence.cancel_reason = Choice::of(DIED);
        }
    }

    /// Whether they live here no more.
    pub fn is_over(&self) -> bool {
        !self.residence.until_date.is_unset()
    }
}

/// The day, where the word beside it does not deny it; a yes without a day cannot be registered.
fn agreed(reading: &mut Reading<'_>, said: Option<bool>, day: Day, label: &'static str, what: &str) -> Day {
    match said {
        Some(true) if day.is_unset() => reading.refuse(label, format!("写着{what}，却没有日期，请补上")),
        Some(false) if !day.is_unset() => {
            reading.left_out.push(Note::telling(label, "另一列写着「否」，这个日期不导入"));
            return Day::default();
        }
        _ => {}
    }
    day
}

fn said(reading: &mut Reading<'_>, key: &'static str) -> Option<bool> {
    let target = Target::new(Part::Leaving, key);
    let text = reading.text(target, Wanted::Choice).to_lowercase();
    match text.as_str() {
        "" => None,
        "是" | "1" | "true" | "y" | "yes" | "有" | "√" | "已迁出" | "已搬离" | "已死亡" => Some(true),
        "否" | "0" | "false" | "n" | "no" | "未迁出" | "未搬离" | "未死亡" | "×" => Some(false),
        _ => {
            reading.left_out.push(Note::new(target.label(), "看不出是或否"));
            None
        }
    }
}
