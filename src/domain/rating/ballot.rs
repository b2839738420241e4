//! The votes of a panel on one star. Whole numbers throughout: a half is never rounded.
//!
//! A vote is an opinion for whoever decides; it grants nothing by itself.

/// How a panel voted. Who was there and neither for nor against has abstained.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ballot {
    /// 应到
    pub electors: u32,
    /// 到会: what is counted from.
    pub present: u32,
    pub in_favour: u32,
    pub against: u32,
}

impl Ballot {
    /// Whether no more votes were cast than people were there, and no more were there than belong to the panel.
    pub fn is_possible(self) -> bool {
        let cast = u64::from(self.in_favour) + u64::from(self.against);
        cast <= u64::from(self.present) && self.present <= self.electors
    }

    pub fn abstained(self) -> u32 {
        self.present.saturating_sub(self.in_favour).saturating_sub(self.against)
    }

    /// 过半数 of those present.
    pub fn is_carried(self) -> bool {
        u64::from(self.in_favour) * 2 > u64::from(self.present)
    }

    /// 「同意 7 票，反对 1 票，弃权 1 票；到会 9 人，过半数」
    pub fn words(self) -> String {
        let Self { present, in_favour, against, .. } = self;
        let verdict = if self.is_carried() { "过半数" } else { "没有过半数" };
        format!("同意 {in_favour} 票，反对 {against} 票，弃权 {} 票；到会 {present} 人，{verdict}", self.abstained())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballot(present: u32, in_favour: u32, against: u32) -> Ballot {
        Ballot { electors: present, present, in_favour, against }
    }

    #[test]
    fn a_half_is_no_majority_and_one_more_is() {
        for (present, in_favour, is_carried) in
            [(0, 0, false), (1, 0, false), (1, 1, true), (8, 4, false), (8, 5, true), (9, 4, false), (9, 5, true)]
        {
            assert_eq!(ballot(present, in_favour, 0).is_carried(), is_carried, "{in_favour} of {present}");
        }
        assert!(!ballot(u32::MAX, u32::MAX / 2, 0).is_carried() && ballot(u32::MAX, u32::MAX / 2 + 1, 0).is_carried());
    }

    #[test]
    fn for_every_number_of_people_the_verdict_is_the_exact_one() {
        for present in 0..60 {
            for in_favour in 0..=present {
                let against_or_abstained = present - in_favour;
                assert_eq!(ballot(present, in_favour, 0).is_carried(), in_favour > against_or_abstained);
            }
        }
    }

    #[test]
    fn more_votes_than_people_cannot_be() {
        assert!(ballot(9, 7, 2).is_possible() && !ballot(9, 7, 3).is_possible());
        assert!(!ballot(9, u32::MAX, u32::MAX).is_possible());
        assert!(!Ballot { electors: 8, ..ballot(9, 7, 2) }.is_possible());
    }

    #[test]
    fn a_vote_is_told_with_the_number_it_is_counted_from() {
        assert_eq!(ballot(9, 7, 1).words(), "同意 7 票，反对 1 票，弃权 1 票；到会 9 人，过半数");
    }
}
