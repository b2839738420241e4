//! The rules the program knows, with the article of each. The first of a matter is the one a new station begins with:
//! the national one where there is one.

use super::{Matter, Rule};
use crate::domain::calendar::{Period, Term};

/// A rule as a law or a province has it, offered in the settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnownRule {
    pub matter: Matter,
    pub period: Period,
    pub ahead_days: u32,
    pub basis: &'static str,
}

const fn rule(matter: Matter, term: Term, ahead_days: u32, basis: &'static str) -> KnownRule {
    KnownRule { matter, period: Period::strict(term), ahead_days, basis }
}

/// What no law gives a term for.
const OWN: &str = "本站设定";

const KNOWN: [KnownRule; 34] = [
    rule(Matter::ResidenceRegistration, Term::Days(3), 3, "户口登记条例 15 条；租赁房屋治安管理规定 8 条(二)"),
    rule(Matter::ResidenceRegistration, Term::WorkingDays(3), 3, "杭州市流动人口服务管理规定 9 条"),
    rule(Matter::AddressChange, Term::Days(10), 3, "浙江省流动人口居住登记条例 13 条"),
    rule(Matter::LandlordReport, Term::WorkingDays(3), 3, "浙江省流动人口居住登记条例 9 条"),
    rule(Matter::LandlordReport, Term::WorkingDays(3), 3, "河北省租赁房屋治安管理条例 10 条"),
    rule(Matter::TenancyEndReport, Term::WorkingDays(3), 3, "浙江省流动人口居住登记条例 9 条"),
    rule(Matter::TenancyEndReport, Term::WorkingDays(3), 3, "河北省租赁房屋治安管理条例 10 条"),
    rule(Matter::ForeignerRegistration, Term::Hours(24), 1, "出境入境管理法 39 条"),
    rule(Matter::PermitEligibility, Term::Months(6), 0, "居住证暂行条例 2 条"),
    rule(Matter::PermitEndorsement, Term::Years(1), 0, "居住证暂行条例 10 条"),
    rule(Matter::PermitExpiry, Term::Days(0), 30, OWN),
    rule(Matter::TenancyEnd, Term::Days(0), 30, OWN),
    rule(Matter::AgreementEnd, Term::Days(0), 30, OWN),
    rule(Matter::AgreementSigning, Term::Days(30), 15, OWN),
    rule(Matter::Reinspection, Term::WorkingDays(3), 3, OWN),
    rule(Matter::TeamTerm, Term::Days(0), 30, OWN),
    rule(Matter::SafetyRecheck, Term::Days(0), 7, OWN),
    rule(Matter::Rectification, Term::Days(0), 7, OWN),
    rule(Matter::BirthRegistration, Term::Months(1), 7, "户口登记条例 7 条"),
    rule(Matter::DeathRegistration, Term::Months(1), 7, "户口登记条例 8 条（农村；城市应在葬前）"),
    rule(Matter::MoveInRegistration, Term::Days(3), 3, "户口登记条例 13 条（城市）"),
    rule(Matter::MoveInRegistration, Term::Days(10), 3, "户口登记条例 13 条（农村）"),
    rule(Matter::LongAbsence, Term::Months(3), 7, "户口登记条例 16 条"),
    rule(Matter::DisputeDecision, Term::Days(3), 3, "海南办法 18 条（复杂疑难或移送、委托的；其余立即决定）"),
    rule(Matter::DisputeMediation, Term::Days(30), 7, "四川 26 条、海南 26 条（人民调解法没有规定）"),
    rule(Matter::DisputeMediation, Term::Months(1), 7, "宁波 27 条（人民调解法没有规定）"),
    rule(Matter::DisputeMediation, Term::WorkingDays(30), 7, OWN),
    rule(Matter::TradeMediation, Term::Days(60), 7, "海南 26 条"),
    rule(Matter::DisputeSession, Term::Days(0), 3, OWN),
    rule(Matter::DisputeOrder, Term::Days(0), 7, OWN),
    rule(Matter::DisputePerformance, Term::Days(0), 7, OWN),
    rule(Matter::ReturnVisit, Term::Days(7), 3, OWN),
    rule(Matter::SecondReturnVisit, Term::Days(30), 7, OWN),
    rule(Matter::JudicialConfirmation, Term::Days(30), 10, "人民调解法 33 条；民事诉讼法 205 条"),
];

/// The rules known for a matter, the one to begin with first.
pub fn known_rules(matter: Matter) -> impl Iterator<Item = &'static KnownRule> {
    KNOWN.iter().filter(move |known| known.matter == matter)
}

pub(super) fn default_rule(matter: Matter) -> Rule {
    // A test holds that every matter has one.
    known_rules(matter).next().unwrap_or(&KNOWN[0]).rule()
}

impl KnownRule {
    /// As a station sets it.
    pub fn rule(&self) -> Rule {
        Rule { is_used: true, period: self.period, ahead_days: self.ahead_days, basis: self.basis.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_matter_has_a_rule_without_fault_to_begin_with() {
        for matter in Matter::ALL {
            let first = known_rules(matter).next();
            assert!(first.is_some_and(|known| known.rule().fault().is_none()), "{matter:?}");
        }
        assert_eq!(Matter::ALL.iter().collect::<BTreeSet<_>>().len(), Matter::ALL.len());
    }
}
