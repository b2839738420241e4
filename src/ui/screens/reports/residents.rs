//! 常住人口统计 as a table of figures.

use super::tables::{MOST_BARS, Report, bar, row};
use crate::domain::statistics::{RESIDENT_COLUMNS, ResidentColumn};
use crate::services::statistics::{ResidentRow, Statistics};
use crate::ui::widgets::{FigureColumn, FigureRow};

pub(super) fn report(statistics: &Statistics) -> Report {
    let report = &statistics.residents;
    let mut rows: Vec<FigureRow> = report.rows.iter().map(|line| row(&line.name, 0, &line.figures.0, false)).collect();
    rows.push(row("合计", 0, &report.sum.0, true));
    let sexes = [ResidentColumn::Male, ResidentColumn::Female];
    let figures = |line: &ResidentRow| sexes.map(|column| line.figures.of(column));
    let column = |column: &ResidentColumn| FigureColumn {
        group: column.group().to_owned(),
        heading: column.heading().to_owned(),
        leads: true,
    };
    Report {
        columns: RESIDENT_COLUMNS.iter().map(column).collect(),
        rows,
        chart_title: "各处的常住人口",
        series: vec!["男", "女"],
        bars: report.rows.iter().take(MOST_BARS).map(|line| bar(&line.name, &figures(line))).collect(),
        bar_rows: (0..report.rows.len()).collect(),
        bar_columns: vec![2, 3],
        notes: vec![
            "数的是当天登记为常住的人和当天的户；人户按各户登记的填写，未入户是登记常住、没有写进户里的人".to_owned(),
        ],
        ..Report::default()
    }
}
