//! Lists people work in: what a list is narrowed by in words, views kept under a name, and acts on several rows at once.
//!
//! Which rows there are, is asked of `people`.

mod batch;
mod narrowed;
mod views;

pub use batch::{Registered, change_registrar, log_copied, numbers_in_full, registrars};
pub use narrowed::{Narrowing, Said, in_one_line};
pub use views::{KeptView, View, drop_view, keep_view, views};

use super::people::{Ages, DaySpan, FloatingFilter, Living, PeopleKind};
use super::{Desk, Trouble, places};
use crate::domain::codes::{DwellingType, ResideReason, Sex};
use crate::domain::statistics::AgeBand;
use crate::domain::{CodeList, CodeTable, RecordId, Right};

/// One condition of a list of people, to be said and to be taken away.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    Reasons,
    Dwellings,
    Permit,
    Arrived,
    Left,
    Sex,
    Ages,
    Belonging,
    Incomplete,
}

/// What the list is narrowed by, a condition each; its day and its place are said elsewhere on screen.
pub fn said(filter: &FloatingFilter) -> Vec<(Part, String)> {
    let mut said = Vec::new();
    if !filter.reasons.is_empty() {
        said.push((Part::Reasons, format!("事由：{}", names(ResideReason::table(), &filter.reasons))));
    }
    if !filter.dwellings.is_empty() {
        said.push((Part::Dwellings, format!("住所：{}", names(DwellingType::table(), &filter.dwellings))));
    }
    if let Some(permit) = filter.permit {
        said.push((Part::Permit, format!("居住证：{}", permit.label())));
    }
    if !filter.arrived.is_open() {
        said.push((Part::Arrived, format!("来本地：{}", span(filter.arrived))));
    }
    if !filter.left.is_open() {
        said.push((Part::Left, format!("离开：{}", span(filter.left))));
    }
    if let Some(sex) = &filter.sex {
        let name = Sex::table().name(sex).unwrap_or(sex);
        said.push((Part::Sex, format!("性别：{}", name.trim_end_matches('性'))));
    }
    if let Some(ages) = filter.ages {
        said.push((Part::Ages, age_words(ages)));
    }
    if let Some(belonging) = filter.belonging {
        said.push((Part::Belonging, belonging.label().to_owned()));
    }
    if filter.is_incomplete {
        said.push((Part::Incomplete, "资料待补".to_owned()));
    }
    said
}

/// The filter without one of its conditions.
pub fn without(filter: &FloatingFilter, part: Part) -> FloatingFilter {
    let mut filter = filter.clone();
    match part {
        Part::Reasons => filter.reasons.clear(),
        Part::Dwellings => filter.dwellings.clear(),
        Part::Permit => filter.permit = None,
        Part::Arrived => filter.arrived = DaySpan::default(),
        Part::Left => filter.left = DaySpan::default(),
        Part::Sex => filter.sex = None,
        Part::Ages => filter.ages = None,
        Part::Belonging => filter.belonging = None,
        Part::Incomplete => filter.is_incomplete = false,
    }
    filter
}

/// The whole filter in one line, for the head of a printed list.
pub fn heading(desk: &Desk, filter: &FloatingFilter) -> Result<String, Trouble> {
    desk.require(Right::Look)?;
    let kind = match filter.kind {
        PeopleKind::Floating => "流动人口",
        PeopleKind::Resident => "常住人口",
    };
    let living = match (filter.as_of, filter.living) {
        (Some(_), _) => "当日在住",
        (None, Living::Now) => "在住",
        (None, Living::Left) => "已离开",
        (None, Living::All) => "全部登记",
    };
    let mut words = vec![kind.to_owned(), living.to_owned()];
    let place = places::full_name(desk, filter.place)?;
    words.extend((!place.is_empty()).then_some(place));
    words.extend(said(filter).into_iter().map(|(_, words)| words));
    Ok(words.join("；"))
}

/// A place a list can be narrowed to.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub place: RecordId,
    pub name: String,
    /// 「小区」, 「楼栋」
    pub kind: String,
}

/// The places a list can be narrowed to: estates, streets, buildings, with everything below them.
pub fn areas(desk: &Desk) -> Result<Vec<Area>, Trouble> {
    desk.require(Right::Look)?;
    let areas = desk.store.places_above_dwellings()?.into_iter();
    Ok(areas.map(|(place, name, kind)| Area { place, name, kind: places::kind_name(&kind) }).collect())
}

fn names(table: &CodeTable, codes: &[String]) -> String {
    let name = |code: &String| if code.is_empty() { "未填" } else { table.name(code).unwrap_or("未知") };
    codes.iter().map(name).collect::<Vec<_>>().join("、")
}

fn span(days: DaySpan) -> String {
    match (days.from, days.until) {
        (Some(from), Some(until)) => format!("{from} 至 {until}"),
        (Some(from), None) => format!("{from} 起"),
        (None, Some(until)) => format!("{until} 及以前"),
        (None, None) => "不限".to_owned(),
    }
}

fn age_words(ages: Ages) -> String {
    let band = match ages.band {
        Some((0, Some(below))) => format!("{below} 岁以下"),
        Some((from, Some(below))) => format!("{from}–{} 岁", below - 1),
        Some((from, None)) => format!("{from} 岁及以上"),
        None => AgeBand::of(None).label(),
    };
    format!("{} 时 {band}", ages.on)
}

#[cfg(test)]
mod tests {
    use super::super::people::{Belonging, Permit};
    use super::*;
    use crate::domain::Date;

    #[test]
    fn every_condition_is_said_and_can_be_taken_away_again() {
        let on: Date = "2026-03-31".parse().unwrap();
        let filter = FloatingFilter {
            reasons: vec!["01".into(), String::new()],
            dwellings: vec!["02".into()],
            permit: Some(Permit::Due),
            arrived: DaySpan { from: Some(on), until: None },
            left: DaySpan { from: None, until: Some(on) },
            sex: Some("2".into()),
            ages: Some(Ages { on, band: Some((15, Some(20))) }),
            belonging: Some(Belonging::Apart),
            is_incomplete: true,
            ..FloatingFilter::default()
        };
        let parts = said(&filter);
        let words: Vec<&str> = parts.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(
            words,
            [
                "事由：务工、未填",
                "住所：租赁房屋",
                "居住证：30 天内到期",
                "来本地：2026-03-31 起",
                "离开：2026-03-31 及以前",
                "性别：女",
                "2026-03-31 时 15–19 岁",
                "人户不一致",
                "资料待补"
            ]
        );
        let left = parts.iter().fold(filter, |filter, (part, _)| without(&filter, *part));
        assert!(!left.is_narrowed());
    }
}
