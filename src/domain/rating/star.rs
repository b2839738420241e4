//! The five stars (种子第四篇「13551」的「五星」).

use crate::domain::codes::StarList;
use crate::domain::values::Choice;
use serde::{Deserialize, Serialize};

/// One of the five, in their order.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Star {
    /// 爱国守法星
    Lawful,
    /// 诚实守信星
    Honest,
    /// 家庭和谐星
    Harmonious,
    /// 文明带头星
    Exemplary,
    /// 环境卫生星
    Clean,
}

impl Star {
    pub const ALL: [Self; 5] = [Self::Lawful, Self::Honest, Self::Harmonious, Self::Exemplary, Self::Clean];

    /// Its code in the list of stars.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lawful => "1",
            Self::Honest => "2",
            Self::Harmonious => "3",
            Self::Exemplary => "4",
            Self::Clean => "5",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Lawful => "爱国守法星",
            Self::Honest => "诚实守信星",
            Self::Harmonious => "家庭和谐星",
            Self::Exemplary => "文明带头星",
            Self::Clean => "环境卫生星",
        }
    }

    pub fn of(choice: &Choice<StarList>) -> Option<Self> {
        Self::ALL.into_iter().find(|star| star.code() == choice.code)
    }

    pub fn choice(self) -> Choice<StarList> {
        Choice::of(self.code())
    }

    /// 「爱国守法星、环境卫生星」
    pub fn names(stars: &[Self]) -> String {
        stars.iter().map(|star| star.label()).collect::<Vec<_>>().join("、")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CodeList;

    #[test]
    fn the_stars_are_those_of_the_list() {
        for (star, row) in Star::ALL.into_iter().zip(&StarList::table().codes) {
            assert_eq!((star.code(), star.label()), (row.code.as_str(), row.name.as_str()));
            assert_eq!(Star::of(&star.choice()), Some(star));
        }
        assert_eq!(StarList::table().codes.len(), Star::ALL.len());
    }
}
