//! Rounds beside each other: how many landlords have how many stars, and which; each figure leads to those behind it.

use crate::domain::rating::{Star, StarCount};
use crate::domain::registers::RatingRound;
use crate::domain::{Date, RecordId, Register};
use crate::print::documents::{Sheet, SheetColumn, SheetSize};
use crate::services::printing::Order;
use crate::services::ratings::{self, RatingFilter, RoundStanding};
use crate::services::{Desk, Trouble};
use crate::ui::theme::{self, space};
use crate::ui::widgets::figure_table::{FigureColumn, FigureRow};
use crate::ui::widgets::{Bar, FigureTable, bar_chart};
use eframe::egui::{Frame, Id, Margin, ScrollArea, Ui};

/// Headings of the numbers of stars, from five to none.
const NUMBERS: [&str; 6] = ["五星", "四星", "三星", "二星", "一星", "没有星"];
/// Where the table has the keyboard.
const TABLE: &str = "rounds beside each other";

pub(super) struct Comparison {
    standings: Vec<RoundStanding>,
    columns: Vec<FigureColumn>,
    rows: Vec<FigureRow>,
    bars: Vec<Bar>,
    wants_focus: bool,
}

impl Comparison {
    pub(super) fn read(desk: &Desk) -> Result<Self, Trouble> {
        let standings = ratings::comparison(desk)?;
        let row = |standing: &RoundStanding| FigureRow {
            name: standing.title.clone(),
            figures: figures(&standing.count),
            ..FigureRow::default()
        };
        let bar = |standing: &RoundStanding| Bar {
            label: standing.title.clone(),
            values: vec![standing.count.starred().into(), standing.count.by_number[5].into()],
        };
        Ok(Self {
            rows: standings.iter().map(row).collect(),
            bars: standings.iter().map(bar).collect(),
            columns: columns(),
            standings,
            wants_focus: true,
        })
    }

    pub(super) fn ui(&mut self, ui: &mut Ui) -> Option<(RecordId, RatingFilter)> {
        let id = Id::unique(TABLE);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        pane.show(ui, |ui| {
            let table = FigureTable::new(id, &self.columns, &self.rows);
            let room = (ui.available_height() * 0.6).min(table.height() + space::CARD);
            let followed = table.show(ui, room).and_then(|figure| self.behind(figure));
            ui.add_space(space::LARGE);
            ui.label(theme::strong("有星的和五星的房主"));
            ui.add_space(space::SMALL);
            let chart = ScrollArea::vertical().id_salt("rounds chart").auto_shrink([false, true]);
            let pressed = chart.show(ui, |ui| bar_chart(ui, &["有星", "五星"], &self.bars)).inner;
            followed.or(pressed.and_then(|(row, series)| self.behind_bar(row, series)))
        })
        .inner
    }

    /// The landlords behind a figure: all of a round, those with so many stars, those with one of the five.
    fn behind(&self, (row, column): (usize, usize)) -> Option<(RecordId, RatingFilter)> {
        let round = self.standings.get(row)?.round;
        let filter = match column {
            0 => RatingFilter::default(),
            1..=6 => RatingFilter { number: Some(6 - column), ..RatingFilter::default() },
            _ => RatingFilter { star: Star::ALL.get(column - 7).copied(), ..RatingFilter::default() },
        };
        Some((round, filter))
    }

    fn behind_bar(&self, row: usize, series: usize) -> Option<(RecordId, RatingFilter)> {
        let (round, five) = self.behind((row, 1))?;
        Some((round, if series == 0 { RatingFilter { is_starred: true, ..RatingFilter::default() } } else { five }))
    }

    pub(super) fn order(&self, today: Date) -> Order {
        let first = SheetColumn::of("轮次").with_share(2.6);
        let column = |column: &FigureColumn| SheetColumn {
            group: column.group.clone(),
            heading: column.heading.clone(),
            share: 1.0,
            is_right: true,
        };
        let row = |row: &FigureRow| [row.name.clone()].into_iter().chain(row.figures.iter().cloned()).collect();
        let sheet = Sheet {
            title: "五星级出租房主各轮对比".to_owned(),
            about: vec!["按已授牌、没有撤销的星计，一位房主在一轮里计一次。".to_owned()],
            as_of: today,
            columns: [first].into_iter().chain(self.columns.iter().map(column)).collect(),
            rows: self.rows.iter().map(row).collect(),
            size: SheetSize::default(),
            ..Sheet::default()
        };
        let rounds = self.standings.iter().map(|standing| standing.round).collect();
        Order::sheet(sheet.fitted(), RatingRound::TABLE, rounds)
    }
}

/// 房主, then by number from five to none, then each of the five.
pub(in crate::ui::screens) fn columns() -> Vec<FigureColumn> {
    let column =
        |group: &str, heading: &str| FigureColumn { group: group.to_owned(), heading: heading.to_owned(), leads: true };
    let numbers = NUMBERS.map(|heading| column("按星数", heading));
    let stars = Star::ALL.map(|star| column("按星", star.label().trim_end_matches('星')));
    [column("", "房主")].into_iter().chain(numbers).chain(stars).collect()
}

/// In the order of [`columns`].
pub(in crate::ui::screens) fn figures(count: &StarCount) -> Vec<String> {
    let numbers = count.by_number.iter().rev();
    [count.landlords()].iter().chain(numbers).chain(&count.by_star).map(u32::to_string).collect()
}
