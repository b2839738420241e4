//! 议事 and 评事: whether a vote passes the line the station has agreed on, whether it passes the line of the law, what two ballots
//! say of what was appraised. Whole numbers throughout: whoever is at the line is not rounded across it.

use super::Problem;

/// 「达不到 80 % 以上认可的，原则上不得实施」: exactly 80 of a hundred passes.
pub const AGREED_PERCENT: u32 = 80;
/// 「达不到 90 % 的整改」: exactly 90 of a hundred needs no rectification.
pub const SATISFIED_PERCENT: u32 = 90;

/// What is counted of: the document does not say, so the station chooses and the paper names it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Base {
    /// 到会人数
    #[default]
    Present,
    /// 应到人数
    Due,
    /// 有效票: those who were for or against
    Cast,
}

impl Base {
    /// By the code of 计票基数.
    pub fn of(code: &str) -> Self {
        match code {
            "2" => Self::Due,
            "3" => Self::Cast,
            _ => Self::Present,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Present => "到会人数",
            Self::Due => "应到人数",
            Self::Cast => "有效票",
        }
    }
}

/// Who votes: the law wants more of those who stand for others than of everybody (城市居民委员会组织法 27–29 条).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Assembly {
    /// 居民会议
    Residents,
    /// 居民代表会议, and whatever is called otherwise: the stricter line.
    #[default]
    Representatives,
}

impl Assembly {
    /// By what the meeting is called.
    pub fn of(meeting: &str) -> Self {
        let is_of_all = meeting.contains("居民会议") && !meeting.contains("代表");
        if is_of_all { Self::Residents } else { Self::Representatives }
    }

    /// Of everybody more than half, of representatives two thirds or more.
    fn has_quorum(self, present: u32, due: u32) -> bool {
        let (present, due) = (u64::from(present), u64::from(due));
        due > 0
            && match self {
                Self::Residents => present * 2 > due,
                Self::Representatives => present * 3 >= due * 2,
            }
    }

    fn quorum_words(self, has_quorum: bool) -> &'static str {
        match (self, has_quorum) {
            (Self::Residents, true) => "到会过半数",
            (Self::Residents, false) => "到会不过半数",
            (Self::Representatives, true) => "到会过三分之二",
            (Self::Representatives, false) => "到会不足三分之二",
        }
    }
}

/// What a round came to, by the line of the law and by the station's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    Passed,
    /// Too few came: nothing was decided, whatever the share of those who were there.
    Void,
    /// It goes back to discussion.
    Reconsidered,
}

impl Outcome {
    pub fn label(self) -> &'static str {
        match self {
            Self::Passed => "通过",
            Self::Void => "不成立",
            Self::Reconsidered => "重新商议",
        }
    }

    /// And what is to be done now.
    pub fn words(self) -> &'static str {
        match self {
            Self::Passed => "通过",
            Self::Void => "不成立，到会人数够了再表决",
            Self::Reconsidered => "没有通过，重新调研论证沟通后再议",
        }
    }
}

/// One round of voting, counted.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    pub assembly: Assembly,
    pub due: u32,
    pub present: u32,
    pub agreed: u32,
    pub opposed: u32,
    pub abstained: u32,
}

/// Whether so many of a whole are at least so many of a hundred. Nobody of nobody is no majority.
pub fn reaches(part: u32, whole: u32, percent: u32) -> bool {
    whole > 0 && u64::from(part) * 100 >= u64::from(whole) * u64::from(percent)
}

/// 「79.9 %」: cut off, never rounded up, so that what does not reach a line is not shown as if it did.
pub fn share(part: u32, whole: u32) -> String {
    let Some(tenths) = (u64::from(part) * 1000).checked_div(u64::from(whole)) else { return "—".to_owned() };
    format!("{}.{} %", tenths / 10, tenths % 10)
}

impl Tally {
    pub fn base(&self, base: Base) -> u32 {
        match base {
            Base::Present => self.present,
            Base::Due => self.due,
            Base::Cast => self.agreed.saturating_add(self.opposed),
        }
    }

    /// The line the station has agreed on.
    pub fn passes(&self, base: Base) -> bool {
        reaches(self.agreed, self.base(base), AGREED_PERCENT)
    }

    /// Enough came, and more than half of those agreed.
    pub fn is_lawful(&self) -> bool {
        self.has_quorum() && self.has_majority()
    }

    /// Nothing passes by the station's line alone.
    pub fn outcome(&self, base: Base) -> Outcome {
        if !self.has_quorum() {
            Outcome::Void
        } else if self.passes(base) && self.has_majority() {
            Outcome::Passed
        } else {
            Outcome::Reconsidered
        }
    }

    fn has_quorum(&self) -> bool {
        self.assembly.has_quorum(self.present, self.due)
    }

    fn has_majority(&self) -> bool {
        u64::from(self.agreed) * 2 > u64::from(self.present)
    }

    /// What cannot have been counted so.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.present > self.due {
            problems.push(Problem::wrong("present", "实到多于应到"));
        }
        let voted = u64::from(self.agreed) + u64::from(self.opposed) + u64::from(self.abstained);
        if voted > u64::from(self.present) {
            problems.push(Problem::wrong("abstained", "三项票数加起来多于实到"));
        }
        problems
    }

    /// 「赞成 81 / 到会人数 100，81.0 %，达到 80 %」: the station's line; what it came to says the outcome.
    pub fn words(&self, base: Base) -> String {
        let whole = self.base(base);
        let reached = if self.passes(base) { "达到 80 %" } else { "未达到 80 %" };
        format!("赞成 {} / {} {whole}，{}，{reached}", self.agreed, base.label(), share(self.agreed, whole))
    }

    /// 「到会过三分之二，赞成过半数，有效」: the legal majority, beside it.
    pub fn lawful_words(&self) -> String {
        let came = self.assembly.quorum_words(self.has_quorum());
        let half = if self.has_majority() { "赞成过半数" } else { "赞成不过半数" };
        let verdict = match (self.has_quorum(), self.has_majority()) {
            (false, _) => "不成立",
            (true, false) => "不通过",
            (true, true) => "有效",
        };
        format!("{came}，{half}，{verdict}")
    }
}

/// One of the two ballots of an appraisal.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Ballot {
    pub satisfied: u32,
    pub dissatisfied: u32,
    pub abstained: u32,
}

impl Ballot {
    pub fn handed_in(&self) -> u32 {
        self.satisfied.saturating_add(self.dissatisfied).saturating_add(self.abstained)
    }

    /// Of all that were handed in.
    pub fn is_satisfied(&self) -> bool {
        reaches(self.satisfied, self.handed_in(), SATISFIED_PERCENT)
    }

    pub fn share(&self) -> String {
        share(self.satisfied, self.handed_in())
    }
}

/// Both ballots count for themselves: neither makes up for the other.
pub fn needs_rectification(masses: Ballot, members: Ballot) -> bool {
    !(masses.is_satisfied() && members.is_satisfied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn present(agreed: u32, present: u32) -> Tally {
        Tally { due: present, present, agreed, ..Tally::default() }
    }

    /// The smallest number that is at least so many of a hundred, found by counting.
    fn least(whole: u32, percent: u32) -> u32 {
        (0..=whole).find(|part| u64::from(*part) * 100 >= u64::from(whole) * u64::from(percent)).unwrap()
    }

    #[test]
    fn exactly_eighty_passes_and_one_below_does_not() {
        for (agreed, of, passes) in [
            (80, 100, true),
            (79, 100, false),
            (81, 100, true),
            (4, 5, true),
            (3, 4, false),
            (5, 6, true),
            (7, 9, false),
        ] {
            assert_eq!(present(agreed, of).passes(Base::Present), passes, "{agreed}/{of}");
        }
        assert!(!present(0, 0).passes(Base::Present), "nobody came");
    }

    #[test]
    fn exactly_ninety_needs_no_rectification_and_one_below_does() {
        let ballot = |satisfied, dissatisfied| Ballot { satisfied, dissatisfied, abstained: 0 };
        for (ballot, is_satisfied) in [
            (ballot(90, 10), true),
            (ballot(89, 11), false),
            (ballot(91, 9), true),
            (ballot(9, 1), true),
            (ballot(8, 1), false),
        ] {
            assert_eq!(ballot.is_satisfied(), is_satisfied, "{ballot:?}");
            assert_eq!(needs_rectification(ballot, all()), !is_satisfied);
            assert_eq!(needs_rectification(all(), ballot), !is_satisfied, "either may fail alone");
        }
        assert!(needs_rectification(Ballot::default(), all()), "a ballot nobody cast satisfies nobody");
    }

    fn all() -> Ballot {
        Ballot { satisfied: 10, ..Ballot::default() }
    }

    #[test]
    fn a_verdict_never_depends_on_rounding() {
        for whole in 1..=600 {
            for percent in [AGREED_PERCENT, SATISFIED_PERCENT] {
                let line = least(whole, percent);
                for part in 0..=whole {
                    assert_eq!(reaches(part, whole, percent), part >= line, "{part}/{whole}");
                    // And what is shown never says otherwise.
                    let shown = share(part, whole);
                    let tenths: u32 = shown.replace([' ', '%', '.'], "").parse().unwrap();
                    assert_eq!(tenths >= percent * 10, reaches(part, whole, percent), "{part}/{whole} {shown}");
                }
            }
        }
        let most = Tally { due: u32::MAX, present: u32::MAX, agreed: u32::MAX, ..Tally::default() };
        assert!(most.passes(Base::Due) && most.is_lawful());
    }

    #[test]
    fn one_more_in_favour_never_turns_a_passed_vote_down() {
        for whole in 1..=200 {
            for agreed in 0..whole {
                let (one, more) = (present(agreed, whole), present(agreed + 1, whole));
                assert!(!one.passes(Base::Present) || more.passes(Base::Present));
            }
        }
    }

    #[test]
    fn the_base_decides_and_the_law_asks_for_less_than_the_station() {
        let tally = Tally { due: 50, present: 40, agreed: 30, opposed: 6, abstained: 4, ..Tally::default() };
        let passes = [Base::Present, Base::Due, Base::Cast].map(|base| tally.passes(base));
        assert_eq!(passes, [false, false, true]);
        assert!(tally.is_lawful(), "30 of 40, and 40 of 50 came");
        assert_eq!(tally.words(Base::Present), "赞成 30 / 到会人数 40，75.0 %，未达到 80 %");
        assert_eq!(tally.lawful_words(), "到会过三分之二，赞成过半数，有效");
        assert!(!Tally { present: 33, ..tally }.is_lawful(), "33 of 50 is not two thirds");
        assert!(!Tally { agreed: 20, ..tally }.is_lawful(), "half is not more than half");
    }

    #[test]
    fn of_everybody_more_than_half_must_come_and_of_representatives_two_thirds() {
        for (meeting, present, due, words) in [
            ("居民会议", 751, 1500, "到会过半数，赞成过半数，有效"),
            ("居民会议", 750, 1500, "到会不过半数，赞成过半数，不成立"),
            ("居民代表会议", 36, 54, "到会过三分之二，赞成过半数，有效"),
            ("居民代表会议", 35, 54, "到会不足三分之二，赞成过半数，不成立"),
            ("居民会议授权的代表会议", 35, 54, "到会不足三分之二，赞成过半数，不成立"),
            ("", 35, 54, "到会不足三分之二，赞成过半数，不成立"),
        ] {
            let tally = Tally { assembly: Assembly::of(meeting), due, present, agreed: present, ..Tally::default() };
            assert_eq!(tally.lawful_words(), words, "{meeting} {present}/{due}");
        }
    }

    #[test]
    fn a_vote_to_which_too_few_came_never_passes() {
        let tally = |present, agreed| Tally { due: 54, present, agreed, ..Tally::default() };
        assert_eq!(tally(35, 28).outcome(Base::Present), Outcome::Void, "28 of 35 are 80 %");
        assert_eq!(tally(40, 32).outcome(Base::Present), Outcome::Passed);
        assert_eq!(tally(40, 31).outcome(Base::Present), Outcome::Reconsidered);
        assert_eq!(tally(40, 20).outcome(Base::Cast), Outcome::Reconsidered, "all who voted, and half of those there");
    }

    #[test]
    fn what_cannot_have_been_counted_is_said() {
        let counted = |present, abstained| {
            Tally { due: 40, present, agreed: 20, opposed: 5, abstained, ..Tally::default() }.problems()
        };
        assert_eq!(counted(30, 5), []);
        assert_eq!(counted(30, 6)[0].field, "abstained");
        assert_eq!(counted(41, 0)[0].field, "present");
    }
}
