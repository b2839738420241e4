//! What the lists of rental houses and of households are narrowed by, in words: a condition each, with the list that is left
//! when it is taken away. Of people it is said in the module above.

use super::{names, span};
use crate::domain::codes::{HouseOwnership, HouseholdKind, RentUse};
use crate::domain::{CodeList, Right};
use crate::services::households::HouseholdFilter;
use crate::services::houses::{DueWithin, HouseDue, HouseFilter, HouseStanding};
use crate::services::people::{DaySpan, Living};
use crate::services::{Desk, Trouble, places};

/// One condition of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Said<F> {
    /// 「类别：私房」
    pub words: String,
    /// The same list without it.
    pub without: F,
}

/// What a list can be narrowed by.
pub trait Narrowing: Clone + PartialEq {
    /// What it is narrowed by, a condition each; its day and its tab are said elsewhere on screen.
    fn said(&self, desk: &Desk) -> Result<Vec<Said<Self>>, Trouble>;

    /// The same list without its conditions.
    fn cleared(&self) -> Self;

    /// What its tab and its day are called, 「出租中」, 「当日在册」.
    fn tab(&self) -> &'static str;
}

/// The whole filter in one line, for the head of a list on paper.
pub fn in_one_line(desk: &Desk, filter: &impl Narrowing) -> Result<String, Trouble> {
    desk.require(Right::Look)?;
    let said = filter.said(desk)?.into_iter().map(|said| said.words);
    Ok([filter.tab().to_owned()].into_iter().chain(said).collect::<Vec<_>>().join("；"))
}

/// Puts conditions together as they are asked for.
struct Saying<'a, F> {
    filter: &'a F,
    said: Vec<Said<F>>,
}

impl<'a, F: Clone> Saying<'a, F> {
    fn of(filter: &'a F) -> Self {
        Self { filter, said: Vec::new() }
    }

    fn add(&mut self, words: Option<String>, take_away: impl FnOnce(&mut F)) {
        let Some(words) = words else { return };
        let mut without = self.filter.clone();
        take_away(&mut without);
        self.said.push(Said { words, without });
    }
}

impl Narrowing for HouseFilter {
    fn said(&self, desk: &Desk) -> Result<Vec<Said<Self>>, Trouble> {
        let one = |table, code: &Option<String>| code.as_ref().map(|code| names(table, std::slice::from_ref(code)));
        let place = places::full_name(desk, self.place)?;
        let mut saying = Saying::of(self);
        saying.add(self.place.map(|_| format!("地址：{place}")), |filter| filter.place = None);
        let ownership = one(HouseOwnership::table(), &self.ownership).map(|name| format!("类别：{name}"));
        saying.add(ownership, |filter| filter.ownership = None);
        let rent_use = one(RentUse::table(), &self.rent_use).map(|name| format!("用途：{name}"));
        saying.add(rent_use, |filter| filter.rent_use = None);
        saying.add(self.due.map(DueWithin::words), |filter| filter.due = None);
        saying.add(self.is_incomplete.then(|| "档案待补".to_owned()), |filter| filter.is_incomplete = false);
        Ok(saying.said)
    }

    fn cleared(&self) -> Self {
        self.widened()
    }

    fn tab(&self) -> &'static str {
        match (self.standing, self.as_of) {
            (HouseStanding::All, None) => "全部档案",
            (HouseStanding::All, Some(_)) => "当日有档案",
            (HouseStanding::Kept, None) => "在册",
            (HouseStanding::Kept, Some(_)) => "当日在册",
            (HouseStanding::Rented, None) => "出租中",
            (HouseStanding::Rented, Some(_)) => "当日出租中",
            (HouseStanding::Vacant, None) => "待租",
            (HouseStanding::Vacant, Some(_)) => "当日待租",
            (HouseStanding::Closed, None) => "停租",
            (HouseStanding::Closed, Some(_)) => "当日已停租",
        }
    }
}

impl DueWithin {
    /// 「责任书 30 天内到期」
    pub fn words(self) -> String {
        let what = match self.due {
            HouseDue::Unpledged => return "没有有效的责任书".to_owned(),
            HouseDue::Pledge => "责任书",
            HouseDue::Tenancy => "租期",
            HouseDue::Finding => "整改",
        };
        if self.days == 0 { format!("{what}已到期") } else { format!("{what} {} 天内到期", self.days) }
    }
}

impl Narrowing for HouseholdFilter {
    fn said(&self, desk: &Desk) -> Result<Vec<Said<Self>>, Trouble> {
        let place = places::full_name(desk, self.place)?;
        let kind = self.kind.as_ref().map(|kind| names(HouseholdKind::table(), std::slice::from_ref(kind)));
        let founded = (!self.founded.is_open()).then(|| format!("立户：{}", span(self.founded)));
        let mut saying = Saying::of(self);
        saying.add(self.place.map(|_| format!("地址：{place}")), |filter| filter.place = None);
        saying.add(kind.map(|name| format!("户类型：{name}")), |filter| filter.kind = None);
        saying.add(founded, |filter| filter.founded = DaySpan::default());
        saying.add(self.is_apart.then(|| "有人户不一致的".to_owned()), |filter| filter.is_apart = false);
        saying
            .add(self.is_incomplete.then(|| "户号、户主待补".to_owned()), |filter| filter.is_incomplete = false);
        Ok(saying.said)
    }

    fn cleared(&self) -> Self {
        self.widened()
    }

    fn tab(&self) -> &'static str {
        match (self.as_of, self.living) {
            (Some(_), _) => "当日的户",
            (None, Living::Now) => "现有",
            (None, Living::Left) => "已销户",
            (None, Living::All) => "全部的户",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::testing;

    /// Every condition is said, and taking all of them away one after the other leaves the whole list.
    fn each_can_be_taken_away<F: Narrowing + std::fmt::Debug>(filter: &F, expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let desk = testing::desk(&folder.path().join("档案"));
        let said = filter.said(&desk).unwrap();
        assert_eq!(said.iter().map(|said| said.words.as_str()).collect::<Vec<_>>(), expected);
        let mut left = filter.clone();
        for _ in expected {
            left = left.said(&desk).unwrap().remove(0).without;
        }
        assert_eq!(left, filter.cleared());
        assert_eq!(in_one_line(&desk, filter).unwrap(), format!("{}；{}", filter.tab(), expected.join("；")));
    }

    #[test]
    fn every_condition_of_houses_is_said_and_can_be_taken_away_again() {
        let filter = HouseFilter {
            standing: HouseStanding::Rented,
            ownership: Some("1".into()),
            rent_use: Some("02".into()),
            due: Some(DueWithin { due: HouseDue::Pledge, days: 30 }),
            is_incomplete: true,
            ..HouseFilter::default()
        };
        each_can_be_taken_away(&filter, &["类别：私房", "用途：住房", "责任书 30 天内到期", "档案待补"]);
    }

    #[test]
    fn every_condition_of_households_is_said_and_can_be_taken_away_again() {
        let filter = HouseholdFilter {
            kind: Some("2".into()),
            founded: DaySpan { from: "2020-01-01".parse().ok(), until: None },
            is_apart: true,
            is_incomplete: true,
            ..HouseholdFilter::default()
        };
        let expected = ["户类型：集体户", "立户：2020-01-01 起", "有人户不一致的", "户号、户主待补"];
        each_can_be_taken_away(&filter, &expected);
    }
}
