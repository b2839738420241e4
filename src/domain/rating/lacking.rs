//! What must be there before a step is taken, said in words: nothing is refused without saying what is missing.

use super::{Course, Rated, Star, StepKind};
use crate::domain::Date;

/// What is missing for a step on a day; nothing when it may be taken.
pub fn lacking_for(kind: StepKind, rated: &Rated, on: Date) -> Vec<String> {
    let course = rated.course();
    let mut lacking: Vec<String> = too_early(course.last_on, on).into_iter().collect();
    match kind {
        StepKind::Publish => lacking.extend(lacking_for_publication(rated, on)),
        StepKind::Award => lacking.extend(lacking_for_award(&course, on)),
        _ => {}
    }
    lacking
}

/// Of the decision on one star: first the panel votes.
pub fn lacking_for_decision(rated: &Rated, on: Date) -> Vec<String> {
    let course = rated.course();
    let voted_on = course.deliberated_on.filter(|_| course.may_decide());
    match voted_on {
        None => vec!["还没有评议，或者已经公示".to_owned()],
        Some(voted) => too_early(course.changed_on.or(Some(voted)), on).into_iter().collect(),
    }
}

/// Each step is dated, and none lies before the one it follows.
fn too_early(before: Option<Date>, on: Date) -> Option<String> {
    before.filter(|before| on < *before).map(|before| format!("日期不能早于上一步的 {before}"))
}

/// All stars decided, and the landlord's own consent: what is published is somebody's name (个人信息保护法 25 条).
fn lacking_for_publication(rated: &Rated, on: Date) -> Vec<String> {
    let mut lacking = Vec::new();
    let undecided = rated.undecided();
    if !undecided.is_empty() {
        lacking.push(format!("还没有决定{}", Star::names(&undecided)));
    }
    let decided_last = rated.stars.iter().filter_map(|(_, row)| row.decided_on.0).max();
    lacking.extend(decided_last.filter(|last| on < *last).map(|last| format!("公示不能早于决定的 {last}")));
    match rated.rating.consent_on.0 {
        None => lacking.push("还没有记下房主同意公示的日期".to_owned()),
        Some(agreed) if on < agreed => lacking.push(format!("公示不能早于房主同意的 {agreed}")),
        Some(_) => {}
    }
    lacking
}

fn lacking_for_award(course: &Course, on: Date) -> Vec<String> {
    let mut lacking = Vec::new();
    match course.publication {
        None => lacking.push("还没有公示".to_owned()),
        Some(hangs) if !hangs.is_over(on) => lacking.push(format!("公示到 {}，期满以后才能授牌", hangs.until)),
        Some(_) => {}
    }
    if course.open_objections > 0 {
        lacking.push(format!("还有 {} 件异议没有复核", course.open_objections));
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, rated, step};
    use super::*;
    use crate::domain::values::Choice;

    fn decided() -> Rated {
        rated().deliberated("2026-06-01", "2026-06-05").decided(&[Star::Clean], "2026-06-06").agreed("2026-06-06")
    }

    fn missing(kind: StepKind, rated: &Rated, on: &str) -> Vec<String> {
        lacking_for(kind, rated, day(on))
    }

    #[test]
    fn a_list_hangs_once_all_is_decided_and_the_landlord_agreed() {
        assert!(missing(StepKind::Publish, &decided(), "2026-06-06").is_empty());
        let mut open = decided();
        open.stars[0].1.decision = Choice::default();
        open.rating.consent_on = crate::domain::values::Day(None);
        let expected = ["还没有决定爱国守法星", "还没有记下房主同意公示的日期"];
        assert_eq!(missing(StepKind::Publish, &open, "2026-06-06"), expected);
        assert_eq!(
            missing(StepKind::Publish, &decided().agreed("2026-06-08"), "2026-06-07"),
            ["公示不能早于房主同意的 2026-06-08"]
        );
        assert_eq!(
            missing(StepKind::Publish, &decided(), "2026-06-05"),
            ["公示不能早于决定的 2026-06-06", "公示不能早于房主同意的 2026-06-06"]
        );
    }

    #[test]
    fn a_star_is_awarded_on_the_day_after_the_last_day_and_not_before() {
        let hangs = decided().published("2026-06-07", "2026-06-13");
        assert_eq!(missing(StepKind::Award, &hangs, "2026-06-13"), ["公示到 2026-06-13，期满以后才能授牌"]);
        assert!(missing(StepKind::Award, &hangs, "2026-06-14").is_empty());
        let contested = hangs.with(step(StepKind::Object, "2026-06-08"));
        assert_eq!(missing(StepKind::Award, &contested, "2026-06-14"), ["还有 1 件异议没有复核"]);
    }

    #[test]
    fn no_step_lies_before_the_one_it_follows() {
        let hangs = decided().published("2026-06-07", "2026-06-13");
        assert_eq!(missing(StepKind::Object, &hangs, "2026-06-06"), ["日期不能早于上一步的 2026-06-07"]);
    }

    #[test]
    fn stars_are_decided_on_after_the_vote_and_before_the_list_hangs() {
        let nominated = rated().with(step(StepKind::Nominate, "2026-06-01"));
        let voted = rated().deliberated("2026-06-01", "2026-06-05");
        let hangs = decided().published("2026-06-07", "2026-06-13");
        assert!(lacking_for_decision(&voted, day("2026-06-05")).is_empty());
        for (rated, on) in [(&nominated, "2026-06-05"), (&voted, "2026-06-04"), (&hangs, "2026-06-08")] {
            assert_eq!(lacking_for_decision(rated, day(on)).len(), 1, "{on}");
        }
    }
}
