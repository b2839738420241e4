//! What follows from the kind of an agreement: whom it may be about, who signs, in how many copies, under which numbers.

use super::{Side, Subject};
use crate::domain::template::TemplateKind;
use crate::domain::values::Choice;

impl TemplateKind {
    /// The kinds that are signed and kept. Notices and letters are handed out and leave only a line in the print log.
    pub fn agreements() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.is_agreement())
    }

    pub fn is_agreement(self) -> bool {
        !self.subjects().is_empty()
    }

    /// What it may be about.
    pub fn subjects(self) -> &'static [Subject] {
        match self {
            Self::RentalAgreement => &[Subject::House],
            Self::WorkTarget => &[Subject::Household, Subject::Organisation, Subject::Place],
            Self::AreaDuty | Self::HeadAppointment => &[Subject::Duty],
            Self::JointDefence => &[Subject::Group],
            Self::Convention => &[Subject::Place],
            Self::ShopPledge => &[Subject::Organisation, Subject::Place],
            Self::CollectionNotice | Self::OpenLetter => &[],
        }
    }

    /// Who signs, each as the form asks for the day.
    pub fn sides(self) -> &'static [(Side, &'static str)] {
        match self {
            Self::RentalAgreement => &[(Side::Party, "出租人"), (Side::Community, "社区"), (Side::Police, "派出所")],
            Self::WorkTarget => &[(Side::Party, "签订方"), (Side::Community, "社区")],
            Self::AreaDuty => &[(Side::Party, "责任人"), (Side::Community, "社区")],
            Self::JointDefence => &[(Side::Party, "组长"), (Side::Community, "社区"), (Side::Police, "社区民警")],
            Self::Convention => &[(Side::Community, "通过")],
            Self::HeadAppointment => &[(Side::Community, "聘任")],
            Self::ShopPledge => &[(Side::Party, "门店"), (Side::Community, "社区"), (Side::Police, "派出所")],
            Self::CollectionNotice | Self::OpenLetter => &[],
        }
    }

    /// A copy for each who keeps one, as its wording says: 一式三份, 一式两份. Letters and conventions are for anybody.
    pub fn copies(self) -> u32 {
        match self {
            Self::RentalAgreement | Self::JointDefence | Self::ShopPledge => 3,
            Self::WorkTarget | Self::AreaDuty | Self::HeadAppointment | Self::CollectionNotice => 2,
            Self::Convention | Self::OpenLetter => 1,
        }
    }

    /// What stands before the year in its running number.
    pub fn series_word(self) -> &'static str {
        match self {
            Self::RentalAgreement => "租责",
            Self::WorkTarget => "目责",
            Self::AreaDuty => "片责",
            Self::JointDefence => "联防",
            Self::Convention => "公约",
            Self::HeadAppointment => "聘",
            Self::ShopPledge => "诺",
            Self::CollectionNotice => "告",
            Self::OpenLetter => "信",
        }
    }
}

/// The code of a kind.
impl Choice<crate::domain::codes::AgreementKind> {
    pub fn of_kind(kind: TemplateKind) -> Self {
        Self::of(kind.key())
    }

    pub fn kind(&self) -> Option<TemplateKind> {
        TemplateKind::ALL.into_iter().find(|kind| kind.key() == self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_that_is_kept_has_somebody_who_signs_and_a_series_of_its_own() {
        let words: std::collections::BTreeSet<&str> =
            TemplateKind::ALL.into_iter().map(TemplateKind::series_word).collect();
        assert_eq!(words.len(), TemplateKind::ALL.len());
        for kind in TemplateKind::ALL {
            assert_eq!(kind.sides().is_empty(), kind.subjects().is_empty(), "{kind:?}");
        }
        assert_eq!(TemplateKind::RentalAgreement.number_text("海", 2026, 87), "海租责〔2026〕第0087号");
    }

    #[test]
    fn as_many_copies_are_made_as_the_wording_says() {
        for (kind, words) in TemplateKind::ALL.into_iter().map(|kind| (kind, kind.shipped())) {
            let said = match (words.contains("一式三份"), words.contains("一式两份")) {
                (true, _) => 3,
                (false, true) => 2,
                (false, false) => continue,
            };
            assert_eq!(kind.copies(), said, "{kind:?}");
        }
    }
}
