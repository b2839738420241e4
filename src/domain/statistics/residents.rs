//! 常住人口统计: households and residents by estate, street or village group, with sex, age and whether they live where their
//! household is registered. The police form (暂住人口统计) counts floating people alone; these are the others.

use serde::{Deserialize, Serialize};

/// 人户一致: whether somebody lives where their household is registered.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Belonging {
    /// 人户一致
    Together,
    /// 人户不一致
    Apart,
    /// Of a household, and it is not said.
    Unsaid,
    /// In no household here.
    Nowhere,
}

impl Belonging {
    pub const ALL: [Self; 4] = [Self::Together, Self::Apart, Self::Unsaid, Self::Nowhere];

    pub fn label(self) -> &'static str {
        match self {
            Self::Together => "人户一致",
            Self::Apart => "人户不一致",
            Self::Unsaid => "人户未填",
            Self::Nowhere => "未入户",
        }
    }
}

/// Bands of whole years: from, and below.
pub const RESIDENT_AGES: [(u32, Option<u32>); 4] = [(0, Some(18)), (18, Some(35)), (35, Some(60)), (60, None)];
const AGE_WORDS: [&str; 4] = ["18岁以下", "18–34岁", "35–59岁", "60岁及以上"];

/// One column of the report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResidentColumn {
    Households,
    Total,
    Male,
    Female,
    /// The place in [`RESIDENT_AGES`].
    Age(usize),
    /// The day of birth is not known.
    Ageless,
    Belonging(Belonging),
}

/// In the order of the table.
pub const RESIDENT_COLUMNS: [ResidentColumn; 13] = [
    ResidentColumn::Households,
    ResidentColumn::Total,
    ResidentColumn::Male,
    ResidentColumn::Female,
    ResidentColumn::Age(0),
    ResidentColumn::Age(1),
    ResidentColumn::Age(2),
    ResidentColumn::Age(3),
    ResidentColumn::Ageless,
    ResidentColumn::Belonging(Belonging::Together),
    ResidentColumn::Belonging(Belonging::Apart),
    ResidentColumn::Belonging(Belonging::Unsaid),
    ResidentColumn::Belonging(Belonging::Nowhere),
];

impl ResidentColumn {
    /// What several columns have in common.
    pub fn group(self) -> &'static str {
        match self {
            Self::Households | Self::Total | Self::Male | Self::Female => "",
            Self::Age(_) | Self::Ageless => "年龄",
            Self::Belonging(_) => "人户",
        }
    }

    pub fn heading(self) -> &'static str {
        match self {
            Self::Households => "户数",
            Self::Total => "总人数",
            Self::Male => "男",
            Self::Female => "女",
            Self::Age(band) => AGE_WORDS[band],
            Self::Ageless => "不详",
            Self::Belonging(Belonging::Together) => "一致",
            Self::Belonging(Belonging::Apart) => "不一致",
            Self::Belonging(Belonging::Unsaid) => "未填",
            Self::Belonging(Belonging::Nowhere) => "未入户",
        }
    }

    fn counts(self, one: &ResidentCell) -> bool {
        match self {
            Self::Households => false,
            Self::Total => true,
            Self::Male => one.sex == "1",
            Self::Female => one.sex == "2",
            Self::Age(band) => {
                let (from, below) = RESIDENT_AGES[band];
                one.age.is_some_and(|age| age >= from && below.is_none_or(|below| age < below))
            }
            Self::Ageless => one.age.is_none(),
            Self::Belonging(belonging) => one.belonging == belonging,
        }
    }
}

/// What the report asks of one resident.
#[derive(Clone, Debug, PartialEq)]
pub struct ResidentCell {
    pub sex: String,
    /// Whole years on the day of the report.
    pub age: Option<u32>,
    pub belonging: Belonging,
}

/// A row of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ResidentFigures(pub [u64; RESIDENT_COLUMNS.len()]);

impl ResidentFigures {
    pub fn take(&mut self, one: &ResidentCell) {
        for (figure, column) in self.0.iter_mut().zip(RESIDENT_COLUMNS) {
            *figure += u64::from(column.counts(one));
        }
    }

    pub fn add_households(&mut self, count: u64) {
        self.0[0] += count;
    }

    pub fn of(&self, column: ResidentColumn) -> u64 {
        let place = RESIDENT_COLUMNS.iter().position(|known| *known == column);
        place.map(|place| self.0[place]).unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_report_is_as_counted_by_hand_and_each_group_adds_up() {
        let one = |sex: &str, age, belonging| ResidentCell { sex: sex.into(), age, belonging };
        let mut figures = ResidentFigures::default();
        for cell in [
            one("1", Some(17), Belonging::Together),
            one("2", Some(18), Belonging::Apart),
            one("2", Some(59), Belonging::Together),
            one("1", Some(60), Belonging::Unsaid),
            one("9", None, Belonging::Nowhere),
        ] {
            figures.take(&cell);
        }
        figures.add_households(2);
        assert_eq!(figures.0, [2, 5, 2, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1]);
        for group in ["年龄", "人户"] {
            let columns = RESIDENT_COLUMNS.into_iter().filter(|column| column.group() == group);
            assert_eq!(columns.map(|column| figures.of(column)).sum::<u64>(), 5, "{group}");
        }
    }
}
