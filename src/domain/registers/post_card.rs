//! 岗位责任卡 `post_card`: the 六定 of somebody who answers for an area: what is to be done, to which end, how, by which rules, who
//! answers and what follows. One for each who holds such a post; who that is stands in `place_duty`.

use crate::domain::registers::PlaceDuty;
use crate::domain::values::{Day, Lines, Link};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PostCard {
    pub place_duty: Link<PlaceDuty>,
    pub tasks: Lines,
    pub aims: Lines,
    pub measures: Lines,
    pub rules: Lines,
    pub answers: Lines,
    pub rewards: Lines,
    pub drawn_up_on: Day,
}

impl Register for PostCard {
    const TABLE: &'static str = "post_card";
    const TITLE: &'static str = "岗位责任卡";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "六定",
            fields: &[
                field!(PostCard.place_duty, "责任人").required(),
                field!(PostCard.tasks, "定任务").expected(),
                field!(PostCard.aims, "定目标").expected(),
                field!(PostCard.measures, "定措施").expected(),
                field!(PostCard.rules, "定制度").expected(),
                field!(PostCard.answers, "定责任").expected(),
                field!(PostCard.rewards, "定奖惩").expected().hint("奖惩的是工作，不评价人"),
            ],
        },
        Section { title: "制定", fields: &[field!(PostCard.drawn_up_on, "制定日期").required().listed(92.0)] },
    ];

    fn name(&self) -> String {
        Self::TITLE.to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.drawn_up_on.0.is_some_and(|day| day > today) {
            return vec![Problem::wrong("drawn_up_on", "制定日期在今天之后，请到那天再记")];
        }
        Vec::new()
    }
}

impl PostCard {
    /// The six in their order, each with its name.
    pub fn six(&self) -> [(&'static str, &Lines); 6] {
        [
            ("定任务", &self.tasks),
            ("定目标", &self.aims),
            ("定措施", &self.measures),
            ("定制度", &self.rules),
            ("定责任", &self.answers),
            ("定奖惩", &self.rewards),
        ]
    }

    /// Which of the six are still empty.
    pub fn lacking(&self) -> Vec<&'static str> {
        self.six().into_iter().filter(|(_, words)| words.0.trim().is_empty()).map(|(name, _)| name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_which_of_the_six_it_lacks() {
        let card = PostCard { tasks: Lines::new("排查"), rules: Lines::new(" "), ..PostCard::default() };
        assert_eq!(card.lacking(), ["定目标", "定措施", "定制度", "定责任", "定奖惩"]);
        let full = PostCard {
            tasks: Lines::new("一"),
            aims: Lines::new("二"),
            measures: Lines::new("三"),
            rules: Lines::new("四"),
            answers: Lines::new("五"),
            rewards: Lines::new("六"),
            ..PostCard::default()
        };
        assert!(full.lacking().is_empty());
        assert_eq!(full.six().map(|(_, words)| words.0.as_str()), ["一", "二", "三", "四", "五", "六"]);
    }
}
