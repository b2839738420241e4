//! 人民调解: what can happen to a dispute, where it stands, what must be there for the next step, and by when things are due. All of
//! it follows from what was entered; nothing of it is stored.
//!
//! Not here: papers (print/documents/dispute), numbers and writing (services/disputes).

mod alike;
mod course;
mod filing;
mod indicators;
mod lacking;
mod law;
mod levels;
mod present;
mod step;
mod timing;

pub use alike::Likeness;
pub use course::{Agreed, Appointment, Course, Next, Stage};
pub use filing::{FiledPaper, Presence, filing_list, has_come_to};
pub use indicators::{Indicators, indicators, is_found};
pub use lacking::{lacking_for, lacking_in_agreement};
pub use law::{Article, known_articles};
pub use levels::{ENCLOSED, ENCLOSURES, GRAVE, Stay, Tier, lacking_three, stays};
pub use present::{is_present, present};
pub use step::StepKind;
pub use timing::{CaseDeadline, RuleBook, deadlines};

use super::Date;
use super::registers::{Dispute, DisputePaper, DisputeParty, DisputeStep, DisputeTerm};
use super::values::Choice;
use crate::domain::codes::{DisputeSide, DisputeSource};
use crate::domain::{CodeList, RecordId};

/// 不公开 in the list of openness.
pub const NOT_IN_PUBLIC: &str = "2";
/// 行业性、专业性纠纷
pub const OF_A_TRADE: &str = "2";
/// 当事人, 代表人, 委托代理人 and 监护人 in the list of roles.
pub const PARTY: &str = "1";
pub const REPRESENTATIVE: &str = "2";
pub const AGENT: &str = "3";
pub const GUARDIAN: &str = "4";
/// 达成一致 and 未达成一致 in the list of how a meeting ended.
pub const OF_ONE_MIND: &str = "2";
pub const NOT_OF_ONE_MIND: &str = "3";
/// 成年 (民法典 17 条): before that a guardian acts for a party.
pub const OF_AGE: u32 = 18;
/// What stands between names in one field.
pub const BETWEEN_NAMES: char = '、';
/// 当事人申请 in the list of sources.
const APPLIED_FOR: &str = "1";

/// One dispute with all that was entered about it but for what was said at its meetings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    pub dispute: Dispute,
    /// In the order of sides, and within one in the order they were named.
    pub parties: Vec<(RecordId, DisputeParty)>,
    /// In the order they were entered.
    pub steps: Vec<(RecordId, DisputeStep)>,
    pub terms: Vec<(RecordId, DisputeTerm)>,
    pub papers: Vec<(RecordId, DisputePaper)>,
}

impl Case {
    pub fn course(&self) -> Course {
        Course::of(&self.steps, &self.terms)
    }

    /// Everybody of one side, parties before those who speak for them.
    pub fn side<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a DisputeParty> {
        self.parties.iter().map(|(_, party)| party).filter(move |party| party.side.code == code)
    }

    /// The sides that have anybody, in their order, by code and name.
    pub fn sides(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let known = DisputeSide::table().codes.iter().map(|row| (row.code.as_str(), row.name.as_str()));
        known.filter(|(code, _)| self.side(code).next().is_some())
    }

    /// Those whose dispute it is.
    pub fn principals(&self) -> impl Iterator<Item = &DisputeParty> {
        self.parties.iter().map(|(_, party)| party).filter(|party| party.is_party())
    }

    /// Copies of an agreement: one for each party and one for the committee (人民调解委员会调解协议书).
    pub fn copies(&self) -> usize {
        self.principals().count() + 1
    }

    /// 「何丽华等与汤志强邻里纠纷」; nobody is named where the case is not public.
    pub fn title(&self) -> String {
        let kind = self.dispute.dispute_type.label();
        if self.dispute.is_confidential() {
            return format!("不公开的{kind}");
        }
        let sides: Vec<String> = self.sides().map(|(code, _)| self.side_in_words(code)).collect();
        format!("{}{kind}", sides.join("与"))
    }

    /// 「何丽华等 2 人」 as 「何丽华等」.
    pub fn side_in_words(&self, code: &str) -> String {
        let mut names = self.side(code).filter(|party| party.is_party()).map(|party| &*party.party_name);
        let Some(first) = names.next() else { return String::new() };
        if names.next().is_some() { format!("{first}等") } else { first.to_owned() }
    }

    /// What the parties signed for: all the money that is to be paid.
    pub fn agreed_amount(&self) -> u64 {
        self.terms.iter().filter_map(|(_, term)| term.amount.0).sum()
    }
}

/// Names in one field, however they were separated: 「何建国，周敏」 is two.
pub fn names(text: &str) -> Vec<String> {
    let parts = text.split([BETWEEN_NAMES, ',', '，', ';', '；', '/', ' ', '　']);
    let mut names: Vec<String> = Vec::new();
    for name in parts.map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The same in the one form that is stored, which the rule of sight compares with.
pub fn joined(text: &str) -> String {
    names(text).join("、")
}

/// Whether somebody asked for mediation, so that 申请书 opens the file and not 受理登记表.
pub fn is_applied_for(source: &Choice<DisputeSource>) -> bool {
    source.code == APPLIED_FOR
}

/// 「×人调字〔2026〕第001号」
pub fn number_text(word: &str, year: i32, number: u32) -> String {
    format!("{word}〔{year}〕第{number:03}号")
}

/// 「2026年6月15日」
pub fn day_in_words(day: Date) -> String {
    use chrono::Datelike;
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
pub mod testing;

#[cfg(test)]
mod tests {
    use super::testing::case;
    use super::*;

    #[test]
    fn names_are_told_apart_however_they_were_separated() {
        for typed in ["何建国、周敏", "何建国，周敏", " 何建国 周敏、何建国 ", "何建国;周敏"]
        {
            assert_eq!(joined(typed), "何建国、周敏", "{typed}");
        }
        assert_eq!(joined(" "), "");
    }

    #[test]
    fn a_case_is_called_by_its_sides_unless_it_is_not_public() {
        let mut case = case();
        assert_eq!(case.title(), "甄有理等与贾来迟邻里纠纷");
        case.dispute.openness = Choice::of(NOT_IN_PUBLIC);
        assert_eq!(case.title(), "不公开的邻里纠纷");
    }

    #[test]
    fn an_agreement_has_a_copy_for_each_party_and_one_for_the_committee() {
        assert_eq!(case().copies(), 4);
    }

    #[test]
    fn a_number_counts_in_three_places_at_least() {
        assert_eq!(number_text("海人调字", 2026, 7), "海人调字〔2026〕第007号");
        assert_eq!(number_text("海人调字", 2026, 1234), "海人调字〔2026〕第1234号");
    }
}
