//! 报表: what the station counts, as of a day: a table and a chart of each report, every figure leading to its records.

mod behind;
mod residents;
mod tables;

use crate::domain::values::{Day, Value};
use crate::domain::{Date, Right};
use crate::services::export::ListTable;
use crate::services::printing::Order;
use crate::services::statistics::{self, Statistics};
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::{Event, OutTab};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, DateField, FigureTable, Tab as TabWords, bar_chart, pyramid_chart, segmented};
use behind::{Figure, RecordsBehind};
use eframe::egui::{Align, CentralPanel, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Popup, ScrollArea, Ui};
use tables::{Behind, Report, TABS, Tab, behind};

const FIELD: &str = "reports as of";
const TABLE: &str = "report";
/// Beside its table a chart needs this much.
const CHART: f32 = 340.0;
const CHART_MOST: f32 = 720.0;

/// Alt with one of these shows a report.
const KEYS: [Key; TABS.len()] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

/// What can be asked of the page.
pub enum Act {
    Show(Tab),
    /// The day was typed.
    Day,
    Follow((usize, usize)),
    /// The page of a record behind a figure.
    Open(Box<Event>),
    Print,
    /// The report in front as a table.
    Export,
    /// Whole registers, or a batch of people looked up.
    Out,
    /// The figures have arrived, or are still on their way.
    Poll,
    CloseRecords,
}

/// The page.
pub struct ReportsScreen {
    tab: Tab,
    typed: String,
    on: Date,
    today: Date,
    problem: Option<String>,
    counting: Option<Job<Statistics>>,
    statistics: Option<Statistics>,
    /// The report in front, its words made once.
    report: Report,
    records: Option<RecordsBehind>,
    may_print: bool,
    wants_focus: bool,
}

impl ReportsScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let today = desk.today();
        let mut screen = Self {
            tab: Tab::Floating,
            typed: today.to_string(),
            on: today,
            today,
            problem: None,
            counting: None,
            statistics: None,
            report: Report::default(),
            records: None,
            may_print: desk.may(Right::Print),
            wants_focus: true,
        };
        screen.count(desk)?;
        Ok(screen)
    }

    /// Counts behind the window: with a million people it takes seconds.
    fn count(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (other, on) = (desk.aside()?, self.on);
        let job = Job::start("statistics", "统计", || {}, move |progress| statistics::of(&other, on, progress))?;
        self.counting = Some(job);
        self.records = None;
        Ok(())
    }

    fn take(&mut self, statistics: Statistics) {
        self.report = Report::of(&statistics, self.tab);
        self.statistics = Some(statistics);
    }

    fn head_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let tabs = TABS.map(|tab| TabWords::new(tab.label(), None));
            let chosen = TABS.iter().position(|tab| *tab == self.tab).unwrap_or_default();
            asked = segmented(ui, &tabs, chosen).map(|tab| Act::Show(TABS[tab]));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = (!self.may_print).then_some("您的角色不能打印");
                let waits = self.statistics.is_none().then_some("正在统计");
                let print = Button::secondary("打印").icon(icons::PRINT).key("Ctrl P").refused(refusal.or(waits));
                if ui.add(print).clicked() {
                    asked = Some(Act::Print);
                }
                let waits = self.statistics.is_none().then_some("正在统计");
                if ui.add(Button::secondary("导出").key("Ctrl E").refused(waits)).clicked() {
                    asked = Some(Act::Export);
                }
                if ui.add(Button::quiet("导出登记簿").small()).clicked() {
                    asked = Some(Act::Out);
                }
                asked = self.day_ui(ui).or(asked.take());
            });
        });
        asked
    }

    fn day_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let day = Some(self.on);
        let is_wrong = self.problem.is_some();
        let field = DateField::new(Id::unique(FIELD), &mut self.typed, day, self.today).width(140.0).problem(is_wrong);
        let response = ui.add(field);
        let label = ui.label(theme::small("截至").color(theme::palette(ui).text_weak));
        let response = response.labelled_by(label.id);
        if let Some(problem) = &self.problem {
            ui.label(theme::small(problem).color(theme::palette(ui).bad));
        }
        response.changed().then_some(Act::Day)
    }

    fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.statistics.is_none() {
            ui.label(theme::small("正在统计…").color(theme::palette(ui).text_weak));
            return None;
        }
        if let Some(records) = &self.records {
            return records.ui(ui);
        }
        let table = FigureTable::new(Id::unique(TABLE), &self.report.columns, &self.report.rows);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique(TABLE)));
        }
        let (wide, width) = (ui.available_width(), table.width(ui));
        if width + CHART > wide {
            return self.below_ui(ui);
        }
        let mut asked = None;
        ui.horizontal_top(|ui| {
            asked = ui.vertical(|ui| self.table_ui(ui, width)).inner;
            ui.add_space(space::LARGE);
            let chart =
                ui.vertical(|ui| ScrollArea::vertical().id_salt("chart").show(ui, |ui| self.chart_ui(ui)).inner);
            asked = asked.take().or(chart.inner);
        });
        asked
    }

    /// A wide table with its chart under it.
    fn below_ui(&self, ui: &mut Ui) -> Option<Act> {
        // Each report begins at its table, wherever another page of the same kind was scrolled to.
        ScrollArea::vertical()
            .id_salt(("report", self.tab.label()))
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let asked = self.table_ui(ui, ui.available_width());
                ui.add_space(space::CARD);
                asked.or(ui.scope(|ui| self.chart_ui(ui)).inner)
            })
            .inner
    }

    fn table_ui(&self, ui: &mut Ui, width: f32) -> Option<Act> {
        ui.set_max_width(width);
        let table = FigureTable::new(Id::unique(TABLE), &self.report.columns, &self.report.rows);
        let notes = self.report.notes.len() as f32 * height::FACT;
        let room = (ui.clip_rect().height() - notes - space::LARGE).max(200.0).min(table.height() + space::CARD);
        let followed = table.show(ui, room);
        ui.add_space(space::SMALL);
        for note in &self.report.notes {
            ui.label(theme::small(note).color(theme::palette(ui).text_weak));
        }
        followed.map(Act::Follow)
    }

    fn chart_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.set_width(ui.available_width().min(CHART_MOST));
        ui.label(theme::strong(self.report.chart_title));
        ui.add_space(space::SMALL);
        let (series, bars) = (&self.report.series, &self.report.bars);
        let pressed = if self.tab == Tab::Ages { pyramid_chart(ui, series, bars) } else { bar_chart(ui, series, bars) };
        pressed.and_then(|bar| self.report.figure_of(bar)).map(Act::Follow)
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::P) {
            return (self.may_print && self.statistics.is_some()).then_some(Act::Print);
        }
        if pressed(Modifiers::COMMAND, Key::E) {
            return self.statistics.is_some().then_some(Act::Export);
        }
        for (tab, key) in TABS.iter().zip(KEYS) {
            if pressed(Modifiers::ALT, key) {
                return Some(Act::Show(*tab));
            }
        }
        (self.records.is_some() && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::CloseRecords)
    }

    /// A day that was typed to its end is counted; one still to come has no figures.
    fn read_day(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let mut day = Day::default();
        self.problem = match (day.read(&self.typed, self.today), day.0) {
            (Ok(()), Some(on)) if on > self.today => Some("还没到这一天".to_owned()),
            (Ok(()), Some(on)) => {
                if on != self.on {
                    self.on = on;
                    self.count(desk)?;
                }
                None
            }
            _ => Some("请填一个日期".to_owned()),
        };
        Ok(())
    }

    fn follow(&mut self, desk: &Desk, figure: (usize, usize)) -> Result<Option<Event>, Trouble> {
        let Some(statistics) = &self.statistics else { return Ok(None) };
        match behind(statistics, self.tab, figure) {
            Some(Behind::People(filter)) => Ok(Some(Event::People(Box::new(filter)))),
            Some(Behind::Households(filter)) => Ok(Some(Event::Households(Box::new(filter)))),
            Some(Behind::Houses(row, column)) => {
                let place = row.and_then(|row| statistics.houses.rows.get(row)).map(|row| row.place);
                self.records = Some(RecordsBehind::of(desk, Figure::Houses { place, column }, self.on)?);
                Ok(None)
            }
            Some(Behind::Defence(group, column)) => {
                self.records = Some(RecordsBehind::of(desk, Figure::Defence { group, column }, self.on)?);
                Ok(None)
            }
            None => Ok(None),
        }
    }
}

impl Draws for ReportsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("reports head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let body = CentralPanel::default().frame(pane).show(ui, |ui| self.body_ui(ui)).inner;
        let mut asked = by_key.or(head).or(body);
        if self.counting.is_some() {
            ui.ctx().request_repaint_after_secs(0.05);
            asked = asked.or(Some(Act::Poll));
        }
        asked
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Show(tab) => {
                self.tab = tab;
                self.records = None;
                self.wants_focus = true;
                if let Some(statistics) = &self.statistics {
                    self.report = Report::of(statistics, tab);
                }
            }
            Act::Day => self.read_day(desk)?,
            Act::Follow(figure) => return self.follow(desk, figure),
            Act::Open(event) => return Ok(Some(*event)),
            Act::Print => return Ok(Some(Event::Preview(Order::sheet(self.report.sheet(self.on), "", Vec::new())))),
            Act::Export => return Ok(Some(Event::Export(Box::new(ListTable::of_sheet(self.report.sheet(self.on)))))),
            Act::Out => return Ok(Some(Event::Out(OutTab::Registers))),
            Act::CloseRecords => {
                self.records = None;
                self.wants_focus = true;
            }
            Act::Poll => {
                if let Some(counted) = self.counting.as_ref().and_then(Job::poll) {
                    self.counting = None;
                    self.take(counted?);
                }
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.wants_focus = true;
        let records = self.records.as_ref().map(|records| records.read_again(desk)).transpose()?;
        self.count(desk)?;
        self.records = records;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt 1…7", "换报表"),
                key("←↑↓→", "选数字"),
                key("Enter", "看名单"),
                key("Ctrl P", "打印").needs(Right::Print),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        format!("截至 {}", self.on)
    }

    fn page(&self) -> Page {
        Page::Reports
    }
}
