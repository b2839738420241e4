//! The second step: what each column means. At the left the columns with their first cells, at the right the one in front.

use super::Act;
use crate::domain::import::{Subject, Target};
use crate::services::import::{Import, Left, LivesAs, Source, Use};
use crate::ui::screens::foreign_table::{Meanings, Meant, pick_ui};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Column, MenuItem, Mood, Select, badge};
use eframe::egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Ui};

const SIDE: f32 = 376.0;
const NOT_TAKEN: &str = "不导入";

/// The columns while they are looked at.
pub(super) struct Columns {
    pub meanings: Meanings,
    /// The first cells of each column, as one line.
    samples: Vec<String>,
}

impl Columns {
    pub fn new() -> Self {
        Self { meanings: Meanings::of("table to import"), samples: Vec::new() }
    }

    pub fn show(&mut self, import: &Import) {
        self.samples = import.samples().iter().map(|cells| cells.join("　")).collect();
        self.meanings.show(Some(0).filter(|_| !self.samples.is_empty()));
    }

    pub fn ui(&mut self, ui: &mut Ui, import: &Import) -> Option<Act> {
        let bar = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("import columns head").exact_size(height::FILTER_BAR).frame(bar);
        let head = head.show(ui, |ui| head_ui(ui, import)).inner;
        let pane = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::same(space::PANE as i8));
        let side = Panel::right("import column").exact_size(SIDE).frame(pane);
        let side = side.show(ui, |ui| self.side_ui(ui, import)).inner;
        let table = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.table_ui(ui, import)).inner;
        head.or(side).or(table)
    }

    fn table_ui(&mut self, ui: &mut Ui, import: &Import) -> Option<Act> {
        let columns = [
            Column::new("表头", 150.0).not_sortable(),
            Column::new("对应的栏目", 168.0).not_sortable(),
            Column::new("表中内容", 200.0).not_sortable(),
        ];
        let samples = &self.samples;
        let cell = |ui: &mut Ui, row: usize, column: usize| cell_ui(ui, import, samples, (row, column));
        self.meanings.table_ui(ui, &columns, import.mapping.columns.len(), cell).map(Act::Select)
    }

    fn side_ui(&mut self, ui: &mut Ui, import: &Import) -> Option<Act> {
        let row = self.meanings.selected?;
        let column = import.mapping.columns.get(row)?;
        let palette = theme::palette(ui);
        ui.label(theme::heading(heading(&column.heading, row)).color(palette.text));
        ui.add_space(space::TINY);
        let sample = self.samples.get(row).filter(|sample| !sample.is_empty());
        ui.label(theme::small(sample.map_or("这一列是空的", String::as_str)).color(palette.text_weak));
        ui.add_space(space::CARD);
        if let Use::Left(Left::Forbidden(reason)) = column.means {
            ui.label(theme::paragraph(format!("{reason}。这一列不导入，也不能改。")).color(palette.text));
            return None;
        }
        ui.label(theme::small("对应的栏目").color(palette.text_weak));
        ui.add_space(space::TINY);
        let asked = self.picker_ui(ui, import, row, column.means);
        ui.add_space(space::SMALL);
        ui.label(theme::small(source_words(column.source, column.means)).color(palette.text_weak));
        asked
    }

    fn picker_ui(&mut self, ui: &mut Ui, import: &Import, row: usize, means: Use) -> Option<Act> {
        let targets: Vec<Option<Target>> =
            std::iter::once(None).chain(Target::all(import.mapping.subject).map(Some)).collect();
        let offered: Vec<String> =
            targets.iter().map(|target| target.map_or(NOT_TAKEN, Target::label).to_owned()).collect();
        let width = SIDE - 2.0 * space::PANE;
        let meant = Meant { row, meaning: words_of(means), label: "对应的栏目", width };
        self.meanings.picker_ui(ui, &meant, &offered).map(|place| Act::Mean(targets[place]))
    }
}

fn cell_ui(ui: &mut Ui, import: &Import, samples: &[String], (row, column): (usize, usize)) {
    let Some(of_table) = import.mapping.columns.get(row) else { return };
    let weak = theme::palette(ui).text_weak;
    match (column, of_table.means) {
        (0, _) => drop(cell_text(ui, theme::body(heading(&of_table.heading, row)))),
        (1, Use::Field(target)) => drop(cell_text(ui, theme::body(target.label()))),
        (1, Use::Left(Left::Forbidden(_))) => drop(badge(ui, Mood::Warn, None, "不采集")),
        (1, Use::Left(_)) => drop(cell_text(ui, theme::body(NOT_TAKEN).color(weak))),
        _ => drop(cell_text(ui, theme::body(samples.get(row).cloned().unwrap_or_default()).color(weak))),
    }
}

/// Which table of the file, and what it is about.
fn head_ui(ui: &mut Ui, import: &Import) -> Option<Act> {
    let mut asked = None;
    ui.horizontal_centered(|ui| {
        ui.label(theme::small("导入的是").color(theme::palette(ui).text_weak));
        let subjects = Subject::ALL.map(Subject::label);
        let chosen = Subject::ALL.iter().position(|subject| *subject == import.mapping.subject).unwrap_or_default();
        asked = pick_ui(ui, "导入的是", 120.0, &subjects, chosen).map(|taken| Act::Subject(Subject::ALL[taken]));
        let names: Vec<&str> = import.sheet_names().collect();
        if names.len() > 1 {
            ui.add_space(space::SMALL);
            asked = pick_ui(ui, "工作表", 180.0, &names, import.chosen_sheet()).map(Act::Sheet).or(asked.take());
        }
        if import.mapping.subject == Subject::People {
            ui.add_space(space::SMALL);
            asked = lives_as_ui(ui, import).map(Act::LivesAs).or(asked.take());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let palette = theme::palette(ui);
            match (import.mapping.lacking(), import.mapping.caution()) {
                (Some(sentence), _) => ui.label(theme::small(sentence).color(palette.bad)),
                (None, Some(sentence)) => ui.label(theme::small(sentence).color(palette.warn)),
                (None, None) => ui.label(theme::small(format!("{} 行", import.line_count())).color(palette.text_weak)),
            };
        });
    });
    asked
}

/// As what the people are registered whose rows do not say it.
fn lives_as_ui(ui: &mut Ui, import: &Import) -> Option<LivesAs> {
    const ALL: [LivesAs; 3] = [LivesAs::AsTable, LivesAs::Floating, LivesAs::Resident];
    let names = ["看表而定", "流动人口", "常住人口"];
    let items = names.map(MenuItem::new);
    let chosen = ALL.iter().position(|one| *one == import.mapping.lives_as).unwrap_or_default();
    let by_table = if import.mapping.are_residents() { "登记为常住人口" } else { "登记为流动人口" };
    let select = Select::new("登记为", by_table).width(168.0).height(height::CONTROL_SMALL);
    select.show(ui, &items, Some(chosen)).1.map(|taken| ALL[taken])
}

fn heading(heading: &str, row: usize) -> String {
    if heading.is_empty() { format!("第 {} 列（没有表头）", row + 1) } else { heading.replace('\n', " ") }
}

fn words_of(means: Use) -> &'static str {
    match means {
        Use::Field(target) => target.label(),
        Use::Left(_) => NOT_TAKEN,
    }
}

fn source_words(source: Source, means: Use) -> &'static str {
    match (source, means) {
        (_, Use::Left(left)) if left != Left::Chosen => left.words(),
        (Source::Heading, _) => "按表头认出",
        (Source::Content, _) => "按这一列的内容认出，请核对",
        (Source::Remembered, _) => "和上次导入同样的表时一样",
        (Source::Hand, _) => "您选的；下次同样的表头照这样对应",
    }
}
