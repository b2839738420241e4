//! What was counted, as a table of figures in words: the Ministry's form, or the work on disputes in one of its groupings.

use crate::domain::statistics::{
    DisputeColumn, DisputeReport, Grouping, Period, Span, WorkColumn, WorkReport, WorkRow,
};
use crate::domain::{Date, RecordId};
use crate::print::documents::{Sheet, SheetColumn, SheetSize};
use crate::services::disputes::{self, FoundCase};
use crate::services::{Desk, Trouble};
use crate::ui::widgets::{Bar, FigureColumn, FigureRow};

/// Which table is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wanted {
    /// 人民调解案件情况统计表
    Form,
    Work(Grouping),
}

impl Wanted {
    pub(super) const ALL: [Self; 5] = [
        Self::Form,
        Self::Work(Grouping::Type),
        Self::Work(Grouping::Month),
        Self::Work(Grouping::Place),
        Self::Work(Grouping::Mediator),
    ];

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Form => "司法行政统计表",
            Self::Work(grouping) => grouping.label(),
        }
    }

    /// Which of them comes after this one.
    pub(super) fn next(self) -> usize {
        let place = Self::ALL.iter().position(|wanted| *wanted == self).unwrap_or_default();
        (place + 1) % Self::ALL.len()
    }

    /// What stands over it on paper.
    pub(super) fn title(self, span: Option<Span>) -> String {
        let grouping = match self {
            Self::Form => return "人民调解案件情况统计表".to_owned(),
            Self::Work(grouping) => grouping,
        };
        let report = match span {
            Some(Span::ThisWeek | Span::LastWeek) => "矛盾纠纷排查调处周报表",
            Some(Span::ThisMonth | Span::LastMonth) => "矛盾纠纷排查调处月报表",
            _ => "矛盾纠纷排查调处统计表",
        };
        if grouping == Grouping::Type { report.to_owned() } else { format!("{report}（{}）", grouping.label()) }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Form => "纠纷类型",
            Self::Work(grouping) => grouping.heading(),
        }
    }
}

enum Figures {
    Form(DisputeReport),
    Work(WorkReport),
}

/// The table with what stands behind it.
pub(super) struct Counted {
    wanted: Wanted,
    period: Period,
    figures: Figures,
    pub columns: Vec<FigureColumn>,
    pub rows: Vec<FigureRow>,
    /// 新增 and 化解 of each row, where rows are to be compared by eye.
    pub bars: Vec<Bar>,
}

impl Counted {
    pub(super) fn of(desk: &Desk, wanted: Wanted, period: Period) -> Result<Self, Trouble> {
        Ok(match wanted {
            Wanted::Form => {
                let report = disputes::report(desk, period)?;
                let (columns, rows) =
                    (columns(DisputeColumn::ALL.map(DisputeColumn::heading)), of_form(&report, period));
                Self { wanted, period, columns, rows, bars: Vec::new(), figures: Figures::Form(report) }
            }
            Wanted::Work(grouping) => {
                let report = disputes::work(desk, period, grouping)?;
                let rows =
                    report.rows.iter().map(|row| of_row(row, false)).chain([of_row(&report.sum, true)]).collect();
                let columns = columns(WorkColumn::ALL.map(WorkColumn::heading));
                Self { wanted, period, columns, rows, bars: bars(&report), figures: Figures::Work(report) }
            }
        })
    }

    /// What stands behind a figure, under what it is called.
    pub(super) fn behind(
        &self,
        desk: &Desk,
        (row, column): (usize, usize),
    ) -> Result<(String, Vec<FoundCase>), Trouble> {
        let name = self.rows.get(row).map(|row| row.name.as_str()).unwrap_or_default();
        let heading = self.columns.get(column).map(|column| format!("{}{}", column.group, column.heading));
        let name = format!("{name}　{}", heading.unwrap_or_default());
        let cases = match &self.figures {
            Figures::Form(report) => {
                let Some(column) = DisputeColumn::ALL.get(column) else { return Ok((name, Vec::new())) };
                let row = (row < report.rows.len()).then_some(row);
                disputes::behind(desk, report, self.period, (row, *column))?
            }
            Figures::Work(report) => {
                let Some(column) = WorkColumn::ALL.get(column) else { return Ok((name, Vec::new())) };
                disputes::behind_work(desk, report, (row, *column))?
            }
        };
        Ok((name, cases))
    }

    /// By which days is counted.
    pub(super) fn notes(&self) -> Vec<String> {
        let Period { from, until } = self.period;
        match &self.figures {
            Figures::Form(_) => {
                vec![
                    format!(
                        "{from} 至 {until}。受理按受理日期计，调解、成功和协议按结案日期计；未履行是到期末已过履行期限的。"
                    ),
                    "疑难复杂：重大，或涉及 10 人以上，或涉及 10 万元以上的。".to_owned(),
                ]
            }
            Figures::Work(report) => {
                let bases = format!(
                    "{from} 至 {until}。新增按登记日期计，化解和未达成按结案日期计；化解率是化解占化解和未达成之和的比例，\
                     介入天数是登记到第一次调解的平均天数。"
                );
                let zero = report.is_zero().then(|| "本期没有纠纷，零报告。".to_owned());
                [bases].into_iter().chain(zero).collect()
            }
        }
    }

    /// The cases that are not public among those counted: whoever may not see one of them does not find the print in the log, nor in it
    /// that there is one.
    pub(super) fn confidential(&self) -> Vec<RecordId> {
        let lines = match &self.figures {
            Figures::Form(report) => &report.lines,
            Figures::Work(report) => &report.sum.lines,
        };
        lines.iter().filter(|line| line.is_confidential).map(|line| line.id).collect()
    }

    pub(super) fn sheet(&self, title: String, about: Vec<String>, today: Date) -> Sheet {
        let first = SheetColumn::of(self.wanted.heading()).with_share(2.4);
        let column = |column: &FigureColumn| SheetColumn {
            group: column.group.clone(),
            heading: column.heading.clone(),
            share: 1.0,
            is_right: true,
        };
        let row = |row: &FigureRow| [row.name.clone()].into_iter().chain(row.figures.iter().cloned()).collect();
        let sheet = Sheet {
            title,
            about,
            as_of: today,
            columns: [first].into_iter().chain(self.columns.iter().map(column)).collect(),
            rows: self.rows.iter().map(row).collect(),
            has_sum: true,
            purpose: "统计上报".to_owned(),
            size: SheetSize::default(),
        };
        sheet.fitted()
    }
}

fn columns<const N: usize>(headings: [(&str, &str); N]) -> Vec<FigureColumn> {
    let column = |(group, heading): (&str, &str)| FigureColumn {
        group: group.to_owned(),
        heading: heading.to_owned(),
        leads: true,
    };
    headings.map(column).into()
}

fn of_form(report: &DisputeReport, period: Period) -> Vec<FigureRow> {
    let figures =
        |row: Option<usize>| DisputeColumn::ALL.map(|column| column.figure(report.of_row(row), period)).into();
    let rows = report.rows.iter().enumerate().map(|(row, (_, name))| FigureRow {
        name: (*name).to_owned(),
        figures: figures(Some(row)),
        ..FigureRow::default()
    });
    let sum = FigureRow { name: "合计".to_owned(), figures: figures(None), is_sum: true, ..FigureRow::default() };
    rows.chain([sum]).collect()
}

fn of_row(row: &WorkRow, is_sum: bool) -> FigureRow {
    let figures = WorkColumn::ALL.map(|column| column.figure(row)).into();
    FigureRow { name: row.name.clone(), figures, is_sum, ..FigureRow::default() }
}

/// The columns the bars are of.
pub(super) const SERIES: [WorkColumn; 2] = [WorkColumn::New, WorkColumn::Settled];

fn bars(report: &WorkReport) -> Vec<Bar> {
    let count = |row: &WorkRow, column| row.counted(column).count() as u64;
    let bar = |row: &WorkRow| Bar { label: row.name.clone(), values: SERIES.map(|column| count(row, column)).into() };
    report.rows.iter().map(bar).collect()
}
