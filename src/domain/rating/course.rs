//! Where a rating stands, as its steps and decisions tell, and where it can go from there.

use super::{CHANGED, Rated, Star, StepKind};
use crate::domain::Date;
use crate::domain::registers::RatingStep;

/// Where a rating stands.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Stage {
    Nominated,
    /// The panel has voted; stars are being decided on.
    Deliberated,
    /// Every star is decided on and there is something to publish.
    Decided,
    /// Every star is decided on and none was granted.
    Unstarred,
    Published,
    Awarded,
    /// Nothing is left of what was awarded.
    Withdrawn,
    Left,
}

/// 公示期
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Publication {
    pub from: Date,
    /// The last day it hangs.
    pub until: Date,
}

/// 授牌
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Award {
    pub on: Date,
    pub valid_until: Option<Date>,
}

/// What the steps of a rating amount to.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub stage: Stage,
    /// 应到 and 到会 of the last vote.
    pub deliberated: Option<(u32, u32)>,
    pub deliberated_on: Option<Date>,
    /// The day of a review after which stars are to be decided on again.
    pub changed_on: Option<Date>,
    pub publication: Option<Publication>,
    pub award: Option<Award>,
    pub withdrawn: Vec<Star>,
    /// 异议 that nobody has reviewed.
    pub open_objections: u32,
    pub first_objection_on: Option<Date>,
    /// The day of the last step.
    pub last_on: Option<Date>,
}

/// What is to be done next, as the one button says it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    Step(StepKind),
    /// 授或不授: of the first star that is open.
    Decide(Star),
    /// 公示同意
    Consent,
}

impl Stage {
    pub const ALL: [Self; 8] = [
        Self::Nominated,
        Self::Deliberated,
        Self::Decided,
        Self::Unstarred,
        Self::Published,
        Self::Awarded,
        Self::Withdrawn,
        Self::Left,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::Nominated => "已自荐",
            Self::Deliberated => "逐星决定",
            Self::Decided => "待公示",
            Self::Unstarred => "没有授星",
            Self::Published => "公示中",
            Self::Awarded => "已授牌",
            Self::Withdrawn => "已撤星",
            Self::Left => "已退出",
        }
    }

    /// Whether something of it is still to be done.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Nominated | Self::Deliberated | Self::Decided | Self::Published)
    }
}

impl Publication {
    /// A star is awarded after the last day.
    pub fn is_over(self, on: Date) -> bool {
        on > self.until
    }
}

impl Course {
    /// Steps count in the order they were entered.
    pub(super) fn of(rated: &Rated) -> Self {
        let mut course = Self {
            stage: Stage::Nominated,
            deliberated: None,
            deliberated_on: None,
            changed_on: None,
            publication: None,
            award: None,
            withdrawn: Vec::new(),
            open_objections: 0,
            first_objection_on: None,
            last_on: None,
        };
        let mut contested = Vec::new();
        for (_, step) in &rated.steps {
            course.take(step, rated, &mut contested);
        }
        if course.stage == Stage::Deliberated {
            course.stage = course.after_decisions(rated);
        }
        course
    }

    /// `contested` are the stars that were withdrawn since the last review.
    fn take(&mut self, step: &RatingStep, rated: &Rated, contested: &mut Vec<Star>) {
        let (Some(kind), Some(on)) = (StepKind::of(&step.kind), step.stepped_on.0) else { return };
        self.last_on = self.last_on.max(Some(on));
        match kind {
            StepKind::Nominate => self.stage = Stage::Nominated,
            StepKind::Deliberate => {
                self.stage = Stage::Deliberated;
                self.deliberated = Some((step.electors.0.unwrap_or_default(), step.present.0.unwrap_or_default()));
                self.deliberated_on = Some(on);
            }
            StepKind::Publish => {
                self.stage = Stage::Published;
                self.changed_on = None;
                self.publication = Some(Publication { from: on, until: step.until_date.0.unwrap_or(on) });
            }
            StepKind::Object => {
                self.open_objections += 1;
                self.first_objection_on = self.first_objection_on.or(Some(on));
            }
            StepKind::Review => self.review(on, step.outcome.code == CHANGED, rated, contested),
            StepKind::Award => {
                self.stage = Stage::Awarded;
                self.award = Some(Award { on, valid_until: step.until_date.0 });
            }
            StepKind::Withdraw => self.withdraw(Star::of(&step.star), rated, contested),
            StepKind::Leave => self.stage = Stage::Left,
        }
    }

    /// All that was objected is answered. What is changed before the award is decided on and published anew; what is changed
    /// after it gives back the stars that were withdrawn.
    fn review(&mut self, on: Date, is_changed: bool, rated: &Rated, contested: &mut Vec<Star>) {
        (self.open_objections, self.first_objection_on) = (0, None);
        let given_back = std::mem::take(contested);
        if !is_changed {
            return;
        }
        if self.award.is_some() {
            self.withdrawn.retain(|star| !given_back.contains(star));
            self.stage = self.after_withdrawals(rated);
        } else {
            (self.stage, self.publication, self.changed_on) = (Stage::Deliberated, None, Some(on));
        }
    }

    fn withdraw(&mut self, star: Option<Star>, rated: &Rated, contested: &mut Vec<Star>) {
        let mut lost = star.map_or_else(|| rated.granted(), |star| vec![star]);
        lost.retain(|star| !self.withdrawn.contains(star));
        contested.extend(&lost);
        self.withdrawn.extend(lost);
        self.stage = self.after_withdrawals(rated);
    }

    fn after_withdrawals(&self, rated: &Rated) -> Stage {
        let has_any = rated.granted().iter().any(|star| !self.withdrawn.contains(star));
        if has_any { Stage::Awarded } else { Stage::Withdrawn }
    }

    fn after_decisions(&self, rated: &Rated) -> Stage {
        let decided_again = |since: Date| rated.stars.iter().any(|(_, row)| row.decided_on.0 >= Some(since));
        if !rated.undecided().is_empty() || self.changed_on.is_some_and(|since| !decided_again(since)) {
            return Stage::Deliberated;
        }
        if rated.granted().is_empty() { Stage::Unstarred } else { Stage::Decided }
    }

    /// Whether a person may grant or withhold stars now: after the vote and before the list hangs.
    pub fn may_decide(&self) -> bool {
        matches!(self.stage, Stage::Deliberated | Stage::Decided | Stage::Unstarred)
    }

    /// What may happen now, the usual first.
    pub fn moves(&self) -> Vec<StepKind> {
        use StepKind::{Award, Deliberate, Leave, Object, Publish, Review, Withdraw};
        let mut moves = match self.stage {
            Stage::Nominated => return vec![Deliberate, Leave],
            Stage::Deliberated => vec![Leave],
            Stage::Decided => vec![Publish, Object, Leave],
            Stage::Published => vec![Award, Object, Leave],
            Stage::Unstarred | Stage::Withdrawn => vec![Object],
            Stage::Awarded => vec![Withdraw, Object],
            Stage::Left => return Vec::new(),
        };
        if self.open_objections > 0 {
            moves.insert(0, Review);
        }
        moves
    }

    /// The one thing to do next; nothing of what is done.
    pub fn next(&self, rated: &Rated) -> Option<Next> {
        if self.open_objections > 0 && self.stage != Stage::Left {
            return Some(Next::Step(StepKind::Review));
        }
        match self.stage {
            Stage::Nominated => Some(Next::Step(StepKind::Deliberate)),
            Stage::Deliberated => Some(Next::Decide(rated.undecided().first().copied().unwrap_or(Star::Lawful))),
            Stage::Decided if rated.rating.consent_on.is_unset() => Some(Next::Consent),
            Stage::Decided => Some(Next::Step(StepKind::Publish)),
            Stage::Published => Some(Next::Step(StepKind::Award)),
            Stage::Unstarred | Stage::Awarded | Stage::Withdrawn | Stage::Left => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, rated, step};
    use super::super::{CHANGED, UPHELD};
    use super::*;
    use crate::domain::values::Choice;

    const TWO: [Star; 2] = [Star::Lawful, Star::Clean];

    fn review(outcome: &str, on: &str) -> RatingStep {
        RatingStep { outcome: Choice::of(outcome), ..step(StepKind::Review, on) }
    }

    fn awarded() -> Rated {
        let rated = rated().deliberated("2026-06-01", "2026-06-05").decided(&TWO, "2026-06-06").agreed("2026-06-06");
        rated.published("2026-06-07", "2026-06-13").with(step(StepKind::Award, "2026-06-14"))
    }

    #[test]
    fn where_a_rating_stands_follows_from_its_steps_and_decisions() {
        let nominated = rated().with(step(StepKind::Nominate, "2026-06-01"));
        assert_eq!(nominated.course().stage, Stage::Nominated);
        let voted = rated().deliberated("2026-06-01", "2026-06-05");
        assert_eq!(voted.course().stage, Stage::Deliberated);
        assert_eq!(voted.clone().decided(&[], "2026-06-06").course().stage, Stage::Unstarred);
        let decided = voted.decided(&TWO, "2026-06-06");
        assert_eq!(decided.course().stage, Stage::Decided);
        assert_eq!(decided.published("2026-06-07", "2026-06-13").course().stage, Stage::Published);
        assert_eq!((awarded().course().stage, awarded().held()), (Stage::Awarded, TWO.to_vec()));
        assert_eq!(awarded().with(step(StepKind::Withdraw, "2026-07-01")).course().stage, Stage::Withdrawn);
    }

    #[test]
    fn one_star_that_is_still_open_keeps_the_list_from_hanging() {
        let mut rated = rated().deliberated("2026-06-01", "2026-06-05").decided(&TWO, "2026-06-06");
        rated.stars[2].1.decision = Choice::default();
        assert_eq!(rated.course().stage, Stage::Deliberated);
        assert_eq!(rated.course().next(&rated), Some(Next::Decide(Star::Harmonious)));
    }

    #[test]
    fn consent_is_asked_for_before_anything_is_published() {
        let rated = rated().deliberated("2026-06-01", "2026-06-05").decided(&TWO, "2026-06-06");
        assert_eq!(rated.course().next(&rated), Some(Next::Consent));
        let agreed = rated.agreed("2026-06-06");
        assert_eq!(agreed.course().next(&agreed), Some(Next::Step(StepKind::Publish)));
    }

    #[test]
    fn an_objection_is_reviewed_before_anything_else() {
        let open = rated().deliberated("2026-06-01", "2026-06-05").decided(&TWO, "2026-06-06").agreed("2026-06-06");
        let open = open.published("2026-06-07", "2026-06-13").with(step(StepKind::Object, "2026-06-08"));
        assert_eq!(open.course().next(&open), Some(Next::Step(StepKind::Review)));
        let upheld = open.clone().with(review(UPHELD, "2026-06-10"));
        assert_eq!((upheld.course().stage, upheld.course().open_objections), (Stage::Published, 0));
    }

    #[test]
    fn what_a_review_changes_is_decided_on_and_published_anew() {
        let changed = rated().deliberated("2026-06-01", "2026-06-05").decided(&TWO, "2026-06-06").agreed("2026-06-06");
        let changed = changed.published("2026-06-07", "2026-06-13").with(step(StepKind::Object, "2026-06-08"));
        let changed = changed.with(review(CHANGED, "2026-06-10"));
        let course = changed.course();
        assert_eq!((course.stage, course.publication), (Stage::Deliberated, None));
        let again = changed.decided(&[Star::Clean], "2026-06-11");
        assert_eq!(again.course().stage, Stage::Decided);
        assert_eq!(again.published("2026-06-12", "2026-06-18").course().stage, Stage::Published);
    }

    #[test]
    fn one_star_is_withdrawn_and_a_review_gives_it_back() {
        let lost = RatingStep { star: Star::Clean.choice(), ..step(StepKind::Withdraw, "2026-07-01") };
        let rated = awarded().with(lost);
        assert_eq!((rated.course().stage, rated.held()), (Stage::Awarded, vec![Star::Lawful]));
        let back = rated.with(step(StepKind::Object, "2026-07-02")).with(review(CHANGED, "2026-07-05"));
        assert_eq!(back.held(), TWO);
    }

    /// Every way through a rating of at most nine steps, each taken wherever it is offered.
    #[test]
    fn whatever_is_done_nothing_is_awarded_that_did_not_hang_and_nothing_hangs_that_was_not_voted_on() {
        let mut ways = vec![rated().with(step(StepKind::Nominate, "2026-06-01")).decided(&TWO, "2026-06-02")];
        let mut walked = 0;
        for length in 2..=9 {
            let on = format!("2026-06-{length:02}");
            let next = |way: &Rated| {
                let (way, on) = (way.clone(), on.clone());
                way.course()
                    .moves()
                    .into_iter()
                    .map(move |kind| way.clone().with(review_or(kind, &on)))
                    .collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(next).map(|way| way.decided(&TWO, "2026-06-30")).collect();
            walked += ways.len();
            for way in &ways {
                holds_in_order(way);
            }
        }
        assert!(walked > 500, "{walked}");
    }

    fn review_or(kind: StepKind, on: &str) -> RatingStep {
        let changed = if on.ends_with('5') { CHANGED } else { UPHELD };
        if kind == StepKind::Review { review(changed, on) } else { step(kind, on) }
    }

    fn holds_in_order(way: &Rated) {
        let kinds: Vec<StepKind> = way.steps.iter().filter_map(|(_, step)| StepKind::of(&step.kind)).collect();
        let place = |kind| kinds.iter().position(|known| *known == kind);
        assert_eq!(place(StepKind::Nominate), Some(0), "{kinds:?}");
        let after = |later, earlier| place(later).is_none_or(|at| place(earlier).is_some_and(|before| before < at));
        assert!(after(StepKind::Publish, StepKind::Deliberate), "{kinds:?}");
        assert!(after(StepKind::Award, StepKind::Publish), "{kinds:?}");
        assert!(after(StepKind::Withdraw, StepKind::Award), "{kinds:?}");
        assert!(after(StepKind::Review, StepKind::Object), "{kinds:?}");
        assert!(kinds.iter().filter(|kind| **kind == StepKind::Award).count() <= 1, "{kinds:?}");
        let course = way.course();
        assert_eq!(course.award.is_some(), kinds.contains(&StepKind::Award));
        assert!(way.held().is_empty() || course.award.is_some(), "nobody has a star that was not awarded");
        let last = kinds.last().copied();
        assert_eq!(course.stage == Stage::Left, last == Some(StepKind::Leave), "who left comes back in no way");
        assert_eq!(course.last_on, Some(day(&way.steps.last().unwrap().1.stepped_on.0.unwrap().to_string())));
    }
}
