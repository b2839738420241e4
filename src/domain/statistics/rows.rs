//! The rows and columns the police report has, and which codes of GB/T 31000 belong to each.

use std::sync::LazyLock;

/// One row of the report and the codes it is made of. The empty code stands for what was left open.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportRow {
    pub name: String,
    pub codes: Vec<String>,
}

/// The twelve 居住事由 of 暂住人口统计, in their order. 服务, 保姆, 探亲访友 and 旅游观光 stay empty: GB/T 31000 does not
/// tell them apart (assets/codes/reside_reason_map.csv).
pub fn reason_rows() -> &'static [ReportRow] {
    static ROWS: LazyLock<Vec<ReportRow>> = LazyLock::new(|| {
        read(
            include_str!("../../../assets/codes/reside_reason.csv"),
            "police12",
            include_str!("../../../assets/codes/reside_reason_map.csv"),
        )
    });
    &ROWS
}

/// The six 居住处所 of 暂住人口统计, in their order.
pub fn dwelling_rows() -> &'static [ReportRow] {
    static ROWS: LazyLock<Vec<ReportRow>> = LazyLock::new(|| {
        read(
            include_str!("../../../assets/codes/dwelling_type.csv"),
            "police6",
            include_str!("../../../assets/codes/dwelling_type_map.csv"),
        )
    });
    &ROWS
}

/// The place of a code among the rows; what no row names belongs to the last one, 其他.
pub(super) fn row_of(rows: &[ReportRow], code: &str) -> usize {
    rows.iter().position(|row| row.codes.iter().any(|known| known == code)).unwrap_or(rows.len() - 1)
}

fn read(names: &str, scheme: &str, map: &str) -> Vec<ReportRow> {
    let mut rows: Vec<(&str, ReportRow)> = names
        .lines()
        .filter_map(|line| {
            let mut cells = line.split(',');
            let is_of_scheme = cells.next() == Some(scheme);
            let (code, name) = (cells.next()?, cells.next()?);
            is_of_scheme.then(|| (code, ReportRow { name: name.to_owned(), codes: Vec::new() }))
        })
        .collect();
    for line in map.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        // A code that could mean several rows has one that counts.
        let is_default = cells.get(2).is_none_or(|mark| *mark == "1");
        let row = rows.iter_mut().find(|(code, _)| cells.get(1) == Some(code)).filter(|_| is_default);
        if let Some((_, row)) = row {
            row.codes.push(cells[0].to_owned());
        }
    }
    if let Some((_, last)) = rows.last_mut() {
        last.codes.push(String::new());
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CodeList;
    use crate::domain::codes::{DwellingType, ResideReason};

    #[test]
    fn the_report_has_its_twelve_reasons_and_six_kinds_of_dwelling() {
        let names = |rows: &[ReportRow]| rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>().join(" ");
        let reasons = "务工 务农 经商 服务 因公出差 借读培训 治病疗养 保姆 投靠亲友 探亲访友 旅游观光 其他";
        assert_eq!(names(reason_rows()), reasons);
        assert_eq!(names(dwelling_rows()), "旅店 居民家中 单位内部 工地现场 租赁房屋 其他");
    }

    #[test]
    fn every_code_belongs_to_exactly_one_row() {
        for (table, rows) in [(ResideReason::table(), reason_rows()), (DwellingType::table(), dwelling_rows())] {
            for code in &table.codes {
                let holders = rows.iter().filter(|row| row.codes.contains(&code.code)).count();
                assert_eq!(holders, 1, "{}", code.name);
            }
        }
    }

    #[test]
    fn codes_stand_where_the_mapping_says() {
        for (code, row) in [("01", "务工"), ("05", "其他"), ("06", "投靠亲友"), ("08", "投靠亲友"), ("", "其他")]
        {
            assert_eq!(reason_rows()[row_of(reason_rows(), code)].name, row, "{code}");
        }
        for (code, row) in [("02", "租赁房屋"), ("05", "单位内部"), ("06", "工地现场"), ("", "其他"), ("77", "其他")]
        {
            assert_eq!(dwelling_rows()[row_of(dwelling_rows(), code)].name, row, "{code}");
        }
    }
}
