//! The round by areas: how many landlords have which stars where, as figures and bars; each leads to those behind it.

use crate::domain::RecordId;
use crate::domain::rating::{Distribution, Star, StarCount};
use crate::services::ratings::{self, RatingFilter};
use crate::services::{Desk, Trouble};
use crate::ui::screens::ratings::{star_columns, star_figures};
use crate::ui::theme::{self, space};
use crate::ui::widgets::figure_table::{FigureColumn, FigureRow};
use crate::ui::widgets::{Bar, FigureTable, bar_chart};
use eframe::egui::{Frame, Id, Margin, ScrollArea, Ui};

const TABLE: &str = "stars by areas";

pub(super) struct Areas {
    distribution: Distribution,
    columns: Vec<FigureColumn>,
    rows: Vec<FigureRow>,
    bars: Vec<Bar>,
    wants_focus: bool,
}

impl Areas {
    pub(super) fn read(desk: &Desk, round: RecordId) -> Result<Self, Trouble> {
        let distribution = ratings::distribution(desk, round)?;
        let row = |name: &str, count: &StarCount, is_sum| FigureRow {
            name: name.to_owned(),
            figures: star_figures(count),
            is_sum,
            ..FigureRow::default()
        };
        let mut rows: Vec<FigureRow> =
            distribution.areas.iter().map(|(_, name, count)| row(name, count, false)).collect();
        rows.push(row("合计", &distribution.sum, true));
        let bar = |(_, name, count): &(RecordId, String, StarCount)| Bar {
            label: name.clone(),
            values: vec![count.starred().into(), count.by_number[5].into()],
        };
        let bars = distribution.areas.iter().map(bar).collect();
        Ok(Self { columns: star_columns(), rows, bars, distribution, wants_focus: false })
    }

    pub(super) fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.distribution.areas.iter().map(|(_, name, _)| name.as_str())
    }

    pub(super) fn id(&self, place: usize) -> Option<RecordId> {
        self.distribution.areas.get(place).map(|(id, ..)| *id)
    }

    pub(super) fn name_of(&self, area: RecordId) -> Option<&str> {
        self.distribution.areas.iter().find(|(id, ..)| *id == area).map(|(_, name, _)| name.as_str())
    }

    pub(super) fn ui(&mut self, ui: &mut Ui) -> Option<RatingFilter> {
        let id = Id::unique(TABLE);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, space::SMALL as i8));
        pane.show(ui, |ui| {
            let table = FigureTable::new(id, &self.columns, &self.rows);
            let room = (ui.available_height() * 0.6).min(table.height() + space::CARD);
            let followed = table.show(ui, room).map(|figure| self.behind(figure));
            let note = "在两处都有出租房屋的房主，两处各计一次，合计里计一次。";
            ui.label(theme::small(note).color(theme::palette(ui).text_weak));
            ui.add_space(space::LARGE);
            let chart = ScrollArea::vertical().id_salt("areas chart").auto_shrink([false, true]);
            let pressed = chart.show(ui, |ui| bar_chart(ui, &["有星", "五星"], &self.bars)).inner;
            followed.or(pressed.map(|(row, series)| self.behind_bar(row, series)))
        })
        .inner
    }

    /// The last row is the sum, of every area.
    fn behind(&self, (row, column): (usize, usize)) -> RatingFilter {
        let filter = RatingFilter { area: self.id(row), ..RatingFilter::default() };
        match column {
            0 => filter,
            1..=6 => RatingFilter { number: Some(6 - column), ..filter },
            _ => RatingFilter { star: Star::ALL.get(column - 7).copied(), ..filter },
        }
    }

    fn behind_bar(&self, row: usize, series: usize) -> RatingFilter {
        let filter = RatingFilter { area: self.id(row), ..RatingFilter::default() };
        if series == 0 {
            RatingFilter { is_starred: true, ..filter }
        } else {
            RatingFilter { number: Some(5), ..filter }
        }
    }
}
