//! Where a dispute stands, as its steps tell, and where it can go from there.

use super::{OF_ONE_MIND, StepKind, Tier};
use crate::domain::registers::{DisputeStep, DisputeTerm};
use crate::domain::values::{Day, TimeOfDay, Value};
use crate::domain::{Date, RecordId};

/// Where a dispute stands.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Stage {
    Registered,
    Refused,
    Transferred,
    Accepted,
    Investigating,
    Mediating,
    /// Agreed, and something is still to be performed.
    Performing,
    /// Agreed, and nothing is left to be performed.
    Settled,
    Failed,
    Terminated,
    Withdrawn,
    Archived,
}

/// An agreement that is in force.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Agreed {
    /// 生效之日: the day it was signed and sealed, or spoken (人民调解法 29, 30 条).
    pub on: Date,
    pub is_oral: bool,
}

/// A meeting as it was arranged.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Appointment {
    pub on: Date,
    /// Not always said.
    pub at: TimeOfDay,
}

impl Appointment {
    /// What a step arranged, if anything.
    pub fn of(step: &DisputeStep) -> Option<Self> {
        Some(Self { on: step.until_date.0?, at: step.until_time })
    }

    /// 「2026-06-17 14:30」
    pub fn in_words(self) -> String {
        format!("{} {}", self.on, self.at.shown()).trim_end().to_owned()
    }
}

/// What the steps of a dispute amount to.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub stage: Stage,
    /// The day the term of mediation is counted from: 受理, or 重新调解.
    pub counted_from: Option<Date>,
    /// 调解 since then.
    pub sessions: u32,
    /// Whether the last meeting ended 达成一致.
    pub is_of_one_mind: bool,
    /// The next meeting as it was arranged.
    pub arranged_for: Option<Appointment>,
    pub extended_until: Option<Date>,
    pub agreed: Option<Agreed>,
    /// 回访 since the agreement.
    pub visits: u32,
    /// Whether the court was asked, and whether its answer is known.
    pub is_confirmation_asked: bool,
    pub is_confirmation_known: bool,
    /// The stage itself, and of a closed file the one before it was closed: how the case ended.
    pub ended_as: Stage,
    /// The day it was settled in any way; it may still be reopened.
    pub ended_on: Option<Date>,
    /// Where it lies: 社区, until it is reported up.
    pub tier: Tier,
    /// By when whoever it was handed to is to have done it.
    pub ordered_until: Option<Date>,
    /// The day it came back from where it was transferred to: whether to accept it is decided anew.
    pub returned_on: Option<Date>,
}

/// What is to be done next, as the one button of the case says it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    Step(StepKind),
    /// 拟写协议
    WriteAgreement,
    /// 登记履行: of the first term that is open.
    Perform(RecordId),
}

impl Stage {
    pub const ALL: [Self; 12] = [
        Self::Registered,
        Self::Refused,
        Self::Transferred,
        Self::Accepted,
        Self::Investigating,
        Self::Mediating,
        Self::Performing,
        Self::Settled,
        Self::Failed,
        Self::Terminated,
        Self::Withdrawn,
        Self::Archived,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::Registered => "待受理",
            Self::Refused => "不予受理",
            Self::Transferred => "已移送",
            Self::Accepted => "已受理",
            Self::Investigating => "调查中",
            Self::Mediating => "调解中",
            Self::Performing => "履行中",
            Self::Settled => "已履行",
            Self::Failed => "调解不成",
            Self::Terminated => "已终止",
            Self::Withdrawn => "已撤回",
            Self::Archived => "已归档",
        }
    }

    /// Whether mediation is under way.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Accepted | Self::Investigating | Self::Mediating)
    }

    /// Registered, or under way.
    pub fn is_open(self) -> bool {
        self == Self::Registered || self.is_under_way()
    }

    pub fn is_agreed(self) -> bool {
        matches!(self, Self::Performing | Self::Settled)
    }

    /// The stage after a step that decides; what is open in the agreement tells the rest.
    fn after(kind: StepKind, has_open_terms: bool) -> Option<Self> {
        Some(match kind {
            StepKind::Register => Self::Registered,
            StepKind::Accept | StepKind::Reopen => Self::Accepted,
            StepKind::Refuse => Self::Refused,
            StepKind::Transfer => Self::Transferred,
            StepKind::Investigate => Self::Investigating,
            StepKind::Mediate => Self::Mediating,
            StepKind::Agree | StepKind::AgreeOrally if has_open_terms => Self::Performing,
            StepKind::Agree | StepKind::AgreeOrally => Self::Settled,
            StepKind::Fail => Self::Failed,
            StepKind::Terminate => Self::Terminated,
            StepKind::Withdraw => Self::Withdrawn,
            StepKind::Archive => Self::Archived,
            _ => return None,
        })
    }
}

impl Course {
    /// Steps count in the order they were entered: a day put right later moves no case.
    pub fn of(steps: &[(RecordId, DisputeStep)], terms: &[(RecordId, DisputeTerm)]) -> Self {
        let has_open_terms = terms.iter().any(|(_, term)| term.is_open());
        let mut course = Self::new();
        for (_, step) in steps {
            if let Some(kind) = StepKind::of(&step.kind) {
                course.take(kind, step, has_open_terms);
            }
        }
        course
    }

    fn new() -> Self {
        Self {
            stage: Stage::Registered,
            counted_from: None,
            sessions: 0,
            is_of_one_mind: false,
            arranged_for: None,
            extended_until: None,
            agreed: None,
            visits: 0,
            is_confirmation_asked: false,
            is_confirmation_known: false,
            ended_as: Stage::Registered,
            ended_on: None,
            tier: Tier::Community,
            ordered_until: None,
            returned_on: None,
        }
    }

    /// As it begins anew; what level it lies at stays.
    fn anew(&self) -> Self {
        Self { tier: self.tier, ordered_until: self.ordered_until, ..Self::new() }
    }

    fn take(&mut self, kind: StepKind, step: &DisputeStep, has_open_terms: bool) {
        let Day(on) = step.stepped_on;
        match kind {
            StepKind::Accept | StepKind::Reopen => *self = Self { counted_from: on, ..self.anew() },
            // What was under way goes on here; what was given away or had ended is looked at anew.
            StepKind::Return if !self.stage.is_open() => *self = Self { returned_on: on, ..self.anew() },
            StepKind::HandDown | StepKind::Supervise => self.ordered_until = step.until_date.0.or(self.ordered_until),
            StepKind::Mediate => {
                self.sessions += 1;
                self.is_of_one_mind = step.outcome.code == OF_ONE_MIND;
            }
            StepKind::Agree | StepKind::AgreeOrally => {
                self.agreed = on.map(|on| Agreed { on, is_oral: kind == StepKind::AgreeOrally });
            }
            StepKind::Extend => self.extended_until = step.until_date.0,
            StepKind::Visit => self.visits += 1,
            StepKind::AskConfirmation => self.is_confirmation_asked = true,
            StepKind::Confirm => self.is_confirmation_known = true,
            _ => {}
        }
        if let Some(tier) = Tier::after(step) {
            self.tier = tier;
        }
        if kind == StepKind::Return {
            self.ordered_until = None;
        }
        if kind.decides() {
            self.arranged_for = Appointment::of(step);
        }
        if let Some(stage) = Stage::after(kind, has_open_terms) {
            self.stage = stage;
            self.ended_as = if stage == Stage::Archived { self.ended_as } else { stage };
            let is_over = !stage.is_under_way() && !matches!(stage, Stage::Registered | Stage::Archived);
            self.ended_on = if is_over { on } else { self.ended_on.filter(|_| stage == Stage::Archived) };
        }
    }

    /// How it ended, as the label of the file and the closing report say it; where it stands, of one that is under way.
    pub fn result_in_words(&self) -> String {
        let form = match self.agreed {
            Some(agreed) if agreed.is_oral => "达成口头协议，",
            Some(_) => "达成书面协议，",
            None => "",
        };
        format!("{form}{}", self.ended_as.label())
    }

    /// What may happen now, the usual first.
    pub fn moves(&self) -> Vec<StepKind> {
        use StepKind::{
            Accept, Agree, AgreeOrally, Archive, AskConfirmation, Confirm, Extend, Fail, Investigate, Mediate, Refuse,
            Reopen, Return, Terminate, Transfer, Visit, Withdraw,
        };
        let mut moves = match self.stage {
            Stage::Registered => vec![Accept, Refuse, Transfer, Withdraw],
            Stage::Accepted | Stage::Investigating => {
                vec![Mediate, Investigate, Extend, Transfer, Withdraw, Terminate]
            }
            Stage::Mediating => {
                vec![Mediate, Agree, AgreeOrally, Fail, Investigate, Extend, Transfer, Withdraw, Terminate]
            }
            Stage::Performing | Stage::Settled => {
                let mut moves = vec![Visit, Archive];
                let is_written = self.agreed.is_some_and(|agreed| !agreed.is_oral);
                if is_written && !self.is_confirmation_asked {
                    moves.push(AskConfirmation);
                }
                if self.is_confirmation_asked && !self.is_confirmation_known {
                    moves.push(Confirm);
                }
                moves.push(Reopen);
                moves
            }
            Stage::Transferred => vec![Archive, Return, Reopen],
            Stage::Refused | Stage::Failed | Stage::Terminated | Stage::Withdrawn => vec![Archive, Reopen],
            Stage::Archived => vec![Reopen],
        };
        moves.extend(self.moves_between_levels());
        moves
    }

    /// Up to the next level, to whoever is to handle it, under watch, and back.
    fn moves_between_levels(&self) -> Vec<StepKind> {
        use StepKind::{Escalate, HandDown, Return, Supervise};
        let is_unresolved = self.stage.is_open() || matches!(self.stage, Stage::Failed | Stage::Terminated);
        let mut moves = Vec::new();
        if is_unresolved && self.tier != Tier::County {
            moves.push(Escalate);
        }
        if is_unresolved {
            moves.extend([HandDown, Supervise]);
        }
        if is_unresolved && self.tier != Tier::Community {
            moves.push(Return);
        }
        moves
    }

    /// The one thing to do next; nothing of a closed file.
    pub fn next(&self, terms: &[(RecordId, DisputeTerm)], is_agreement_complete: bool) -> Option<Next> {
        let first_open = terms.iter().filter(|(_, term)| term.is_open()).min_by_key(|(_, term)| term.due_on);
        match self.stage {
            Stage::Mediating if self.is_of_one_mind && !is_agreement_complete => Some(Next::WriteAgreement),
            Stage::Mediating if self.is_of_one_mind => Some(Next::Step(StepKind::Agree)),
            Stage::Performing => first_open.map(|(id, _)| Next::Perform(*id)),
            Stage::Settled if self.visits > 0 => Some(Next::Step(StepKind::Archive)),
            // Whoever it was handed to works on it; here one waits for it to come back.
            stage if stage.is_open() && self.tier != Tier::Community && self.ordered_until.is_some() => {
                Some(Next::Step(StepKind::Return))
            }
            Stage::Archived => None,
            _ => self.moves().first().copied().map(Next::Step),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, numbered, step, term};
    use super::*;
    use crate::domain::values::Choice;

    fn course(kinds: &[StepKind]) -> Course {
        Course::of(&numbered(kinds.iter().map(|kind| step(*kind, "2026-06-01")).collect()), &[])
    }

    #[test]
    fn where_a_case_stands_follows_from_its_last_step_that_decides() {
        use StepKind::*;
        for (steps, stage) in [
            (&[Register][..], Stage::Registered),
            (&[Register, Refuse], Stage::Refused),
            (&[Register, Transfer, Reopen], Stage::Accepted),
            (&[Register, Accept, Extend], Stage::Accepted),
            (&[Register, Accept, Investigate, Mediate, Investigate], Stage::Investigating),
            (&[Register, Accept, Mediate, Fail], Stage::Failed),
            (&[Register, Accept, Mediate, Agree, Visit], Stage::Settled),
            (&[Register, Accept, Mediate, AgreeOrally, Visit, Archive], Stage::Archived),
            (&[Register, Accept, Mediate, Agree, AskConfirmation, Confirm], Stage::Settled),
            (&[Register, Accept, Mediate, Escalate, HandDown, Supervise], Stage::Mediating),
            (&[Register, Accept, Mediate, Escalate, Return], Stage::Mediating),
            (&[Register, Accept, Transfer, Return], Stage::Registered),
            (&[Register, Accept, Mediate, Fail, Escalate], Stage::Failed),
            (&[Register, Accept, Mediate, Fail, Escalate, Return], Stage::Registered),
        ] {
            assert_eq!(course(steps).stage, stage, "{steps:?}");
        }
    }

    #[test]
    fn no_step_can_be_taken_that_the_stage_does_not_offer_and_every_stage_but_the_last_leads_on() {
        for stage in Stage::ALL {
            let course =
                Course { stage, agreed: Some(Agreed { on: day("2026-06-01"), is_oral: false }), ..Course::new() };
            assert!(!course.moves().is_empty(), "{stage:?}");
            assert!(!course.moves().contains(&StepKind::Register), "{stage:?}");
            let mut distinct = course.moves();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), course.moves().len(), "{stage:?}");
        }
    }

    #[test]
    fn what_is_open_in_the_agreement_keeps_the_case_in_performance() {
        let steps = numbered(vec![step(StepKind::Accept, "2026-06-01"), step(StepKind::Agree, "2026-06-10")]);
        let mut terms = numbered(vec![term("赔偿修缮费", 3200, "2026-06-30"), term("再付尾款", 800, "2026-06-20")]);
        let open = Course::of(&steps, &terms);
        assert_eq!((open.stage, open.next(&terms, true)), (Stage::Performing, Some(Next::Perform(RecordId(2)))));
        terms.iter_mut().for_each(|(_, term)| term.performed_on = Day(Some(day("2026-06-19"))));
        let settled = Course::of(&steps, &terms);
        assert_eq!((settled.stage, settled.next(&terms, true)), (Stage::Settled, Some(Next::Step(StepKind::Visit))));
    }

    #[test]
    fn parties_of_one_mind_are_led_to_the_agreement_and_then_to_its_signing() {
        let agreed = DisputeStep { outcome: Choice::of(OF_ONE_MIND), ..step(StepKind::Mediate, "2026-06-10") };
        let course = Course::of(&numbered(vec![step(StepKind::Accept, "2026-06-01"), agreed]), &[]);
        assert_eq!(course.next(&[], false), Some(Next::WriteAgreement));
        assert_eq!(course.next(&[], true), Some(Next::Step(StepKind::Agree)));
        let again = step(StepKind::Mediate, "2026-06-10");
        let course = Course::of(&numbered(vec![step(StepKind::Accept, "2026-06-01"), again]), &[]);
        assert_eq!(course.next(&[], true), Some(Next::Step(StepKind::Mediate)));
    }

    #[test]
    fn a_case_that_was_handed_out_at_a_higher_level_waits_to_come_back() {
        use StepKind::*;
        let up = DisputeStep { tier: Choice::of(Tier::Street.code()), ..step(Escalate, "2026-06-02") };
        let order = DisputeStep { until_date: Day(Some(day("2026-06-20"))), ..step(HandDown, "2026-06-03") };
        let mut steps = vec![step(Accept, "2026-06-01"), up, order];
        let next = |steps: &[DisputeStep]| Course::of(&numbered(steps.to_vec()), &[]).next(&[], false);
        assert_eq!(next(&steps), Some(Next::Step(Return)));
        steps.push(step(Return, "2026-06-18"));
        assert_eq!(next(&steps), Some(Next::Step(Mediate)));
    }

    #[test]
    fn a_case_that_is_reopened_counts_its_term_and_its_meetings_anew() {
        use StepKind::*;
        let steps = [(Accept, "2026-06-01"), (Mediate, "2026-06-05"), (Fail, "2026-06-20"), (Reopen, "2026-09-01")];
        let course = Course::of(&numbered(steps.map(|(kind, on)| step(kind, on)).to_vec()), &[]);
        assert_eq!((course.counted_from, course.sessions, course.ended_on), (Some(day("2026-09-01")), 0, None));
    }

    #[test]
    fn the_day_a_case_ended_stays_when_its_file_is_closed() {
        use StepKind::*;
        let steps = [(Accept, "2026-06-01"), (Mediate, "2026-06-05"), (Agree, "2026-06-08"), (Archive, "2026-07-20")];
        let course = Course::of(&numbered(steps.map(|(kind, on)| step(kind, on)).to_vec()), &[]);
        assert_eq!(course.ended_on, Some(day("2026-06-08")));
    }

    #[test]
    fn a_closed_file_still_says_how_the_case_ended() {
        use StepKind::*;
        for (steps, words) in [
            (&[Accept, Mediate, Agree, Visit, Archive][..], "达成书面协议，已履行"),
            (&[Accept, Mediate, AgreeOrally, Archive], "达成口头协议，已履行"),
            (&[Accept, Mediate, Fail, Archive], "调解不成"),
            (&[Register, Transfer, Archive], "已移送"),
            (&[Register, Accept, Mediate], "调解中"),
        ] {
            assert_eq!(course(steps).result_in_words(), words, "{steps:?}");
        }
    }
}
