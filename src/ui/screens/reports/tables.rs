//! The reports as tables of figures: what stands in them, what a figure leads to, and the same on paper.

use super::residents;
use crate::domain::statistics::{
    Column, DEFENCE_COLUMNS, DefenceColumn, HOUSE_COLUMNS, HouseColumn, Month, RESIDENT_COLUMNS,
};
use crate::domain::{Date, RecordId};
use crate::print::documents::{Sheet, SheetColumn, SheetSize};
use crate::services::households::HouseholdFilter;
use crate::services::people::FloatingFilter;
use crate::services::statistics::{self, ResidentsBehind, Statistics};
use crate::ui::inside::thousands;
use crate::ui::widgets::{Bar, FigureColumn, FigureRow};

/// One report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tab {
    Floating,
    Houses,
    Ages,
    Places,
    Months,
    Defence,
    Residents,
}

pub const TABS: [Tab; 7] =
    [Tab::Floating, Tab::Houses, Tab::Ages, Tab::Places, Tab::Months, Tab::Defence, Tab::Residents];

/// More bars than these say less than the table.
pub(super) const MOST_BARS: usize = 14;

/// A report ready to be drawn and printed.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub title: &'static str,
    pub columns: Vec<FigureColumn>,
    pub rows: Vec<FigureRow>,
    pub chart_title: &'static str,
    pub series: Vec<&'static str>,
    pub bars: Vec<Bar>,
    /// For each bar the row of the table; its columns are those of `bar_columns`.
    pub(super) bar_rows: Vec<usize>,
    pub(super) bar_columns: Vec<usize>,
    pub notes: Vec<String>,
}

/// What stands behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Behind {
    People(FloatingFilter),
    /// A row of the house report, or its sum, and the column.
    Houses(Option<usize>, HouseColumn),
    /// A group, or all of them, and the column.
    Defence(Option<RecordId>, DefenceColumn),
    Households(HouseholdFilter),
}

impl Tab {
    pub fn label(self) -> &'static str {
        match self {
            Self::Floating => "暂住人口",
            Self::Houses => "出租房屋",
            Self::Ages => "年龄",
            Self::Places => "按住址",
            Self::Months => "来去",
            Self::Defence => "联防",
            Self::Residents => "常住人口",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Floating => "暂住人口统计表",
            Self::Houses => "出租房屋统计表",
            Self::Ages => "流动人口年龄统计表",
            Self::Places => "流动人口住址统计表",
            Self::Months => "流动人口来去统计表",
            Self::Defence => "联防统计表",
            Self::Residents => "常住人口统计表",
        }
    }
}

impl Report {
    pub fn of(statistics: &Statistics, tab: Tab) -> Self {
        let report = match tab {
            Tab::Floating => floating(statistics),
            Tab::Houses => houses(statistics),
            Tab::Ages => ages(statistics),
            Tab::Places => places(statistics),
            Tab::Months => months(statistics),
            Tab::Defence => defence(statistics),
            Tab::Residents => residents::report(statistics),
        };
        Self { title: tab.title(), ..report }
    }

    /// The figure a bar stands for.
    pub fn figure_of(&self, (bar, series): (usize, usize)) -> Option<(usize, usize)> {
        Some((*self.bar_rows.get(bar)?, *self.bar_columns.get(series)?))
    }

    /// The report as it stands, on as large a sheet as it needs.
    pub fn sheet(&self, on: Date) -> Sheet {
        let first = SheetColumn::of("项目").with_share(2.4);
        let column = |column: &FigureColumn| SheetColumn {
            group: column.group.clone(),
            heading: column.heading.clone(),
            share: 1.0,
            is_right: true,
        };
        let row = |row: &FigureRow| {
            let name = format!("{}{}", "　".repeat(row.indent), row.name);
            [name].into_iter().chain(row.figures.iter().cloned()).collect()
        };
        let sheet = Sheet {
            title: self.title.to_owned(),
            about: self.notes.clone(),
            as_of: on,
            columns: [first].into_iter().chain(self.columns.iter().map(column)).collect(),
            rows: self.rows.iter().map(row).collect(),
            has_sum: self.rows.last().is_some_and(|row| row.is_sum),
            purpose: "统计上报".to_owned(),
            size: SheetSize::default(),
        };
        sheet.fitted()
    }
}

/// What stands behind the figure at this row and column, if it leads anywhere.
pub fn behind(statistics: &Statistics, tab: Tab, (row, column): (usize, usize)) -> Option<Behind> {
    let on = statistics.on;
    let people = match tab {
        Tab::Houses => {
            let row = (row < statistics.houses.rows.len()).then_some(row);
            return Some(Behind::Houses(row, *HOUSE_COLUMNS.get(column)?));
        }
        Tab::Defence => {
            let group = statistics.defence.rows.get(row).map(|row| row.group);
            return Some(Behind::Defence(group, *DEFENCE_COLUMNS.get(column)?));
        }
        Tab::Residents => {
            let row = statistics.residents.rows.get(row).map(|row| row.place);
            return Some(match statistics::behind_residents(on, row, *RESIDENT_COLUMNS.get(column)?)? {
                ResidentsBehind::People(filter) => Behind::People(filter),
                ResidentsBehind::Households(filter) => Behind::Households(filter),
            });
        }
        Tab::Floating => {
            let row = (row < statistics.floating.rows.len()).then_some(row);
            statistics::behind_floating(on, row, *Column::all().get(column)?)
        }
        Tab::Ages => {
            let sex = [None, Some("1"), Some("2")].get(column).copied()?;
            match statistics.ages.rows.get(row) {
                Some((band, _)) => Some(statistics::behind_ages(on, *band, sex)),
                None => statistics::behind_floating(on, None, [Column::Total, Column::Male, Column::Female][column]),
            }
        }
        Tab::Places => match statistics.places.get(row) {
            Some(place) => Some(statistics::behind_place(on, place.place)),
            None => statistics::behind_floating(on, None, Column::Total),
        },
        Tab::Months => {
            let month = months_of(statistics, row)?;
            match column {
                0 => Some(statistics::behind_arrived(month)),
                1 => Some(statistics::behind_left(month)),
                _ => None,
            }
        }
    };
    people.map(Behind::People)
}

/// One month, or all of them behind the sum.
fn months_of(statistics: &Statistics, row: usize) -> Option<Month> {
    let all = &statistics.months;
    match all.get(row) {
        Some(flow) => Some(flow.month),
        None => Some(Month { first: all.first()?.month.first, last: all.last()?.month.last }),
    }
}

fn floating(statistics: &Statistics) -> Report {
    let columns = Column::all().into_iter().map(|column| FigureColumn {
        group: column.group().to_owned(),
        heading: column.heading().to_owned(),
        leads: !matches!(column, Column::Origin(_)),
    });
    let report = &statistics.floating;
    let rows: Vec<FigureRow> =
        report.named_rows().map(|(name, figures)| row(name, 0, figures, name == "合计")).collect();
    let bars = report.named_rows().take(report.rows.len());
    let mut notes = vec!["只数流动人口，常住人口另有一张表；户籍地只计数，不按户籍地列出人员".to_owned()];
    if !statistics.knows_home {
        notes.push("设置里没有填本站所在省份，省内省外无法区分，都列在省外".to_owned());
    }
    if report.of_open_sex() > 0 {
        notes.push(format!("另有 {} 人性别未登记，只计入总人数", thousands(report.of_open_sex())));
    }
    Report {
        columns: columns.collect(),
        chart_title: "按居住事由",
        series: vec!["男", "女"],
        bars: bars.map(|(name, figures)| bar(name, &figures[1..3])).collect(),
        bar_rows: (0..report.rows.len()).collect(),
        bar_columns: vec![1, 2],
        rows,
        notes,
        ..Report::default()
    }
}

fn houses(statistics: &Statistics) -> Report {
    let report = &statistics.houses;
    let mut rows: Vec<FigureRow> = report.rows.iter().map(|line| row(&line.name, 0, &line.figures.0, false)).collect();
    rows.push(row("合计", 0, &report.sum.0, true));
    Report {
        columns: HOUSE_COLUMNS.iter().map(|column| leading(column.heading())).collect(),
        rows,
        chart_title: "出租房总数和已出租",
        series: vec!["总数", "已出租"],
        bars: report
            .rows
            .iter()
            .take(MOST_BARS)
            .map(|line| bar(&line.name, &[line.figures.0[0], line.figures.0[5]]))
            .collect(),
        bar_rows: (0..report.rows.len()).collect(),
        bar_columns: vec![0, 5],
        notes: vec!["责任状按当日在有效期内计；备案证、产权证和房屋类别按现在的档案计".to_owned()],
        ..Report::default()
    }
}

fn ages(statistics: &Statistics) -> Report {
    let lines = &statistics.ages.rows;
    let sum = statistics.ages.sum();
    let mut rows: Vec<FigureRow> =
        lines.iter().map(|(band, line)| row(&band.label(), 0, &[line.total, line.male, line.female], false)).collect();
    rows.push(row("合计", 0, &[sum.total, sum.male, sum.female], true));
    let banded = lines.iter().filter(|(band, _)| band.0.is_some());
    Report {
        columns: ["总人数", "男", "女"].map(leading).to_vec(),
        rows,
        chart_title: "年龄金字塔",
        series: vec!["男", "女"],
        bars: banded.map(|(band, line)| bar(&band.label(), &[line.male, line.female])).collect(),
        bar_rows: (0..lines.len()).collect(),
        bar_columns: vec![1, 2],
        ..Report::default()
    }
}

fn places(statistics: &Statistics) -> Report {
    let mut rows: Vec<FigureRow> =
        statistics.places.iter().map(|line| row(&line.name, line.depth, &[line.count], false)).collect();
    rows.push(row("合计", 0, &[statistics.floating.total()], true));
    let largest = largest_places(statistics);
    let notes = match statistics.elsewhere() {
        0 => Vec::new(),
        count => vec![format!("另有 {} 人的住址不在这些地方，计入合计", thousands(count))],
    };
    Report {
        columns: vec![leading("总人数")],
        rows,
        chart_title: "人最多的地方",
        series: vec!["总人数"],
        bars: largest
            .iter()
            .map(|place| bar(&statistics.places[*place].name, &[statistics.places[*place].count]))
            .collect(),
        bar_rows: largest,
        bar_columns: vec![0],
        notes,
        ..Report::default()
    }
}

/// The places without further rows below them, the largest first.
fn largest_places(statistics: &Statistics) -> Vec<usize> {
    let rows = &statistics.places;
    let is_lowest = |place: &usize| rows.get(place + 1).is_none_or(|next| next.depth <= rows[*place].depth);
    let mut lowest: Vec<usize> = (0..rows.len()).filter(is_lowest).collect();
    lowest.sort_by_key(|place| std::cmp::Reverse(rows[*place].count));
    lowest.truncate(MOST_BARS);
    lowest
}

fn months(statistics: &Statistics) -> Report {
    let lines = &statistics.months;
    let change = |arrived: u64, left: u64| format!("{:+}", arrived.cast_signed() - left.cast_signed());
    let mut rows: Vec<FigureRow> = lines
        .iter()
        .map(|line| {
            let mut row = row(&line.month.label(), 0, &[line.arrived, line.left], false);
            row.figures.push(change(line.arrived, line.left));
            row
        })
        .collect();
    let (arrived, left) = lines.iter().fold((0, 0), |(arrived, left), line| (arrived + line.arrived, left + line.left));
    let mut sum = row("合计", 0, &[arrived, left], true);
    sum.figures.push(change(arrived, left));
    rows.push(sum);
    let mut columns = vec![leading("来"), leading("离开"), leading("增减")];
    columns[2].leads = false;
    Report {
        columns,
        rows,
        chart_title: "近十二个月",
        series: vec!["来", "离开"],
        bars: lines.iter().map(|line| bar(&line.month.label(), &[line.arrived, line.left])).collect(),
        bar_rows: (0..lines.len()).collect(),
        bar_columns: vec![0, 1],
        notes: vec!["按登记份数计，本社区内搬迁算一来一去".to_owned()],
        ..Report::default()
    }
}

fn defence(statistics: &Statistics) -> Report {
    let report = &statistics.defence;
    let mut rows: Vec<FigureRow> = report.rows.iter().map(|line| row(&line.name, 0, &line.figures.0, false)).collect();
    rows.push(row("合计", 0, &report.sum.0, true));
    let on_chart = [DefenceColumn::Turns, DefenceColumn::Patrols];
    let column = |wanted| DEFENCE_COLUMNS.iter().position(|column| *column == wanted);
    Report {
        columns: DEFENCE_COLUMNS.iter().map(|column| leading(column.heading())).collect(),
        rows,
        chart_title: "轮值和巡逻",
        series: vec!["轮值", "巡逻次数"],
        bars: report
            .rows
            .iter()
            .take(MOST_BARS)
            .map(|line| bar(&line.name, &on_chart.map(|column| line.figures.of(column))))
            .collect(),
        bar_rows: (0..report.rows.len()).collect(),
        bar_columns: on_chart.into_iter().filter_map(column).collect(),
        notes: vec![format!("{} 个组，户数是当天在组的；轮值、巡逻和发现从当年 1 月 1 日数到当天", report.rows.len())],
        ..Report::default()
    }
}

pub(super) fn row(name: &str, indent: usize, figures: &[u64], is_sum: bool) -> FigureRow {
    FigureRow {
        name: name.to_owned(),
        indent,
        figures: figures.iter().map(|count| thousands(*count)).collect(),
        is_sum,
    }
}

pub(super) fn bar(label: &str, values: &[u64]) -> Bar {
    Bar { label: label.to_owned(), values: values.to_vec() }
}

fn leading(heading: &str) -> FigureColumn {
    FigureColumn { group: String::new(), heading: heading.to_owned(), leads: true }
}
