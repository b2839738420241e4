//! 暂住人口统计: twelve rows by 居住事由, columns by sex, 居住期限, 户籍地 and 居住处所.

use super::rows::row_of;
use super::{Origin, ReportRow, STAYS, dwelling_rows, reason_rows};

/// People who are alike in everything the report asks, and how many they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FloatingCell {
    pub reason: String,
    pub dwelling: String,
    pub sex: String,
    /// The place in [`STAYS`].
    pub stay: usize,
    pub document: String,
    /// First two digits of the registered division.
    pub province: String,
    pub is_county: bool,
    pub count: u64,
}

/// One column of the report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Column {
    Total,
    Male,
    Female,
    Stay(usize),
    Origin(Origin),
    Dwelling(usize),
}

impl Column {
    /// Every column, in the order of the form.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::Total, Self::Male, Self::Female];
        all.extend((0..STAYS.len()).map(Self::Stay));
        all.extend(Origin::ALL.map(Self::Origin));
        all.extend((0..dwelling_rows().len()).map(Self::Dwelling));
        all
    }

    /// What several columns have in common; nothing over the first three.
    pub fn group(self) -> &'static str {
        match self {
            Self::Total | Self::Male | Self::Female => "",
            Self::Stay(_) => "居住期限",
            Self::Origin(_) => "户籍地",
            Self::Dwelling(_) => "居住处所",
        }
    }

    pub fn heading(self) -> &'static str {
        match self {
            Self::Total => "总人数",
            Self::Male => "男",
            Self::Female => "女",
            Self::Stay(place) => STAYS[place],
            Self::Origin(origin) => origin.label(),
            Self::Dwelling(place) => &dwelling_rows()[place].name,
        }
    }

    fn counts(self, cell: &FloatingCell, home: &str) -> bool {
        match self {
            Self::Total => true,
            Self::Male => cell.sex == "1",
            Self::Female => cell.sex == "2",
            Self::Stay(place) => cell.stay == place,
            Self::Origin(origin) => Origin::of(&cell.document, &cell.province, cell.is_county, home) == origin,
            Self::Dwelling(place) => row_of(dwelling_rows(), &cell.dwelling) == place,
        }
    }
}

/// The finished report: a row of figures for each reason, and their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct FloatingReport {
    pub rows: Vec<Vec<u64>>,
    pub sum: Vec<u64>,
}

impl FloatingReport {
    /// `home` is the station's province, the first two digits of its divisions.
    pub fn of(cells: &[FloatingCell], home: &str) -> Self {
        let columns = Column::all();
        let mut rows = vec![vec![0; columns.len()]; reason_rows().len()];
        for cell in cells {
            let row = &mut rows[row_of(reason_rows(), &cell.reason)];
            for (figure, column) in row.iter_mut().zip(&columns) {
                *figure += if column.counts(cell, home) { cell.count } else { 0 };
            }
        }
        let sum = (0..columns.len()).map(|column| rows.iter().map(|row| row[column]).sum()).collect();
        Self { rows, sum }
    }

    pub fn total(&self) -> u64 {
        self.sum[0]
    }

    /// Those neither registered as male nor as female.
    pub fn of_open_sex(&self) -> u64 {
        self.sum[0] - self.sum[1] - self.sum[2]
    }

    /// Row by row with its name, the sum last.
    pub fn named_rows(&self) -> impl Iterator<Item = (&str, &[u64])> {
        let names = reason_rows().iter().map(|row: &ReportRow| row.name.as_str()).chain(["合计"]);
        names.zip(self.rows.iter().chain([&self.sum]).map(Vec::as_slice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(reason: &str, dwelling: &str, sex: &str, stay: usize, province: &str, count: u64) -> FloatingCell {
        FloatingCell {
            reason: reason.into(),
            dwelling: dwelling.into(),
            sex: sex.into(),
            stay,
            document: "111".into(),
            province: province.into(),
            is_county: province == "51",
            count,
        }
    }

    fn figure(report: &FloatingReport, row: &str, column: &str) -> u64 {
        let place = Column::all().iter().position(|known| known.heading() == column).unwrap();
        report.named_rows().find(|(name, _)| *name == row).unwrap().1[place]
    }

    /// Counted by hand: 9 people.
    fn small() -> FloatingReport {
        let cells = [
            cell("01", "02", "1", 0, "51", 3),
            cell("01", "06", "2", 1, "50", 2),
            cell("06", "04", "2", 2, "51", 1),
            cell("08", "02", "1", 1, "", 1),
            cell("05", "", "9", 1, "41", 2),
        ];
        FloatingReport::of(&cells, "51")
    }

    #[test]
    fn a_small_report_is_as_counted_by_hand() {
        let report = small();
        for (row, column, expected) in [
            ("务工", "总人数", 5),
            ("务工", "男", 3),
            ("务工", "女", 2),
            ("务工", "半年以下", 3),
            ("务工", "租赁房屋", 3),
            ("务工", "工地现场", 2),
            ("务工", "省内县", 3),
            ("务工", "省外市", 2),
            ("投靠亲友", "总人数", 2),
            ("投靠亲友", "居民家中", 1),
            ("投靠亲友", "五年以上", 1),
            ("其他", "总人数", 2),
            ("合计", "总人数", 9),
            ("服务", "总人数", 0),
        ] {
            assert_eq!(figure(&report, row, column), expected, "{row} {column}");
        }
        assert_eq!(report.of_open_sex(), 2);
    }

    #[test]
    fn the_columns_of_a_group_and_all_rows_add_up_to_the_total() {
        let report = small();
        assert_eq!(report.rows.iter().map(|row| row[0]).sum::<u64>(), report.total());
        for group in ["居住期限", "户籍地", "居住处所"] {
            for (name, row) in report.named_rows() {
                let columns = Column::all();
                let of_group = columns.iter().zip(row).filter(|(column, _)| column.group() == group);
                assert_eq!(of_group.map(|(_, figure)| figure).sum::<u64>(), row[0], "{name} {group}");
            }
        }
    }
}
