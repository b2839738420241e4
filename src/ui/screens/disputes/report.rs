//! 人民调解案件情况统计表: a row for each type, every figure down to its cases, for a span of time; and the same on paper.

use crate::domain::registers::Dispute;
use crate::domain::statistics::{DisputeColumn, DisputeReport, Period, Span};
use crate::domain::{Date, Register, Right};
use crate::print::documents::{Sheet, SheetColumn, SheetSize};
use crate::services::disputes::{self, Behind};
use crate::services::export::ListTable;
use crate::services::printing::Order;
use crate::services::{Desk, Trouble};
use crate::ui::event::{Event, OfDispute};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, FigureColumn, FigureRow, FigureTable, Tab, Table, segmented};
use eframe::egui::{Align, CentralPanel, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Popup, Ui};

const TITLE: &str = "人民调解案件情况统计表";
const TABLE: &str = "dispute report";
const BEHIND: &str = "disputes behind";

pub enum Act {
    Span(usize),
    Follow((usize, usize)),
    Open(usize),
    CloseBehind,
    Print,
    Export,
    Back,
}

pub struct DisputeReportScreen {
    span: Span,
    today: Date,
    report: DisputeReport,
    columns: Vec<FigureColumn>,
    rows: Vec<FigureRow>,
    /// The cases behind a figure, under what it is called.
    behind: Option<(String, Behind)>,
    selected: usize,
    may_print: bool,
    wants_focus: bool,
}

impl DisputeReportScreen {
    /// Of this year.
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            span: Span::ThisYear,
            today: desk.today(),
            report: DisputeReport::default(),
            columns: columns(),
            rows: Vec::new(),
            behind: None,
            selected: 0,
            may_print: desk.may(Right::Print),
            wants_focus: true,
        };
        screen.count(desk)?;
        Ok(screen)
    }

    fn period(&self) -> Period {
        self.span.period(self.today)
    }

    fn count(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let period = self.period();
        self.report = disputes::report(desk, period)?;
        let of_row = |row: Option<usize>| -> Vec<String> {
            DisputeColumn::ALL.map(|column| column.figure(self.report.of_row(row), period)).to_vec()
        };
        let rows = self.report.rows.iter().enumerate();
        let mut rows: Vec<FigureRow> = rows
            .map(|(row, (_, name))| FigureRow {
                name: (*name).to_owned(),
                figures: of_row(Some(row)),
                ..FigureRow::default()
            })
            .collect();
        rows.push(FigureRow { name: "合计".to_owned(), figures: of_row(None), is_sum: true, ..FigureRow::default() });
        self.rows = rows;
        self.behind = None;
        self.wants_focus = true;
        Ok(())
    }

    fn follow(&mut self, desk: &Desk, (row, column): (usize, usize)) -> Result<(), Trouble> {
        let Some(column) = DisputeColumn::ALL.get(column).copied() else { return Ok(()) };
        let row = (row < self.report.rows.len()).then_some(row);
        let behind = disputes::behind(desk, &self.report, self.period(), (row, column))?;
        let name = row.and_then(|row| self.report.rows.get(row)).map_or("合计", |(_, name)| name);
        let (group, heading) = column.heading();
        let hidden =
            if behind.hidden > 0 { format!("，另有 {} 起不公开", behind.hidden) } else { String::new() };
        self.behind = Some((format!("{name}　{group}{heading}：{} 起{hidden}", behind.cases.len()), behind));
        self.selected = 0;
        self.wants_focus = true;
        Ok(())
    }

    /// Both bases of counting stand on it.
    fn notes(&self) -> Vec<String> {
        let Period { from, until } = self.period();
        vec![format!("{from} 至 {until}。受理按受理日期计，调解、成功和协议按结案日期计。")]
    }

    fn sheet(&self) -> Sheet {
        let first =
            SheetColumn { group: String::new(), heading: "纠纷类型".to_owned(), share: 2.4, is_right: false };
        let column = |column: &FigureColumn| SheetColumn {
            group: column.group.clone(),
            heading: column.heading.clone(),
            share: 1.0,
            is_right: true,
        };
        let row = |row: &FigureRow| [row.name.clone()].into_iter().chain(row.figures.iter().cloned()).collect();
        let sheet = Sheet {
            title: TITLE.to_owned(),
            about: self.notes(),
            as_of: self.today,
            columns: [first].into_iter().chain(self.columns.iter().map(column)).collect(),
            rows: self.rows.iter().map(row).collect(),
            has_sum: true,
            purpose: "统计上报".to_owned(),
            size: SheetSize::default(),
        };
        sheet.fitted()
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::MEDIATION, 16.0).color(palette.text_weak));
            if ui.link(theme::body("调解").color(palette.text_weak)).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.label(theme::title("统计"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = (!self.may_print).then_some("您的角色不能打印");
                if ui.add(Button::secondary("打印").icon(icons::PRINT).key("Ctrl P").refused(refusal)).clicked() {
                    asked = Some(Act::Print);
                }
                if ui.add(Button::secondary("导出").key("Ctrl E")).clicked() {
                    asked = Some(Act::Export);
                }
                let tabs = Span::ALL.map(|span| Tab::new(span.label(), None));
                let chosen = Span::ALL.iter().position(|span| *span == self.span).unwrap_or_default();
                asked = asked.take().or(segmented(ui, &tabs, chosen).map(Act::Span));
            });
        });
        asked
    }

    fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.behind.is_some() {
            return self.behind_ui(ui);
        }
        let id = Id::unique(TABLE);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let table = FigureTable::new(id, &self.columns, &self.rows);
        let room = (ui.available_height() - 40.0).max(200.0).min(table.height() + space::CARD);
        let followed = table.show(ui, room);
        ui.add_space(space::SMALL);
        for note in self.notes() {
            ui.label(theme::small(note).color(theme::palette(ui).text_weak));
        }
        followed.map(Act::Follow)
    }

    fn behind_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let (title, behind) = self.behind.as_ref()?;
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.label(theme::strong(title));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::secondary("回到统计").icon(icons::CROSS).key("Esc").small()).clicked() {
                    asked = Some(Act::CloseBehind);
                }
            });
        });
        let id = Id::unique(BEHIND);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let columns = [("案号", 196.0), ("纠纷", 360.0), ("状态", 100.0)];
        let columns = columns.map(|(heading, width)| Column::new(heading, width).not_sortable());
        let output =
            Table::new(id, &columns, behind.cases.len()).selected(Some(self.selected)).show(ui, |ui, row, column| {
                let case = &behind.cases[row];
                let words = [case.number.as_str(), case.title.as_str(), case.stage][column];
                cell_text(ui, theme::body(words));
            });
        if let Some(row) = output.selected {
            self.selected = row;
        }
        asked.or(output.opened.map(Act::Open))
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_print && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print);
        }
        if pressed(Modifiers::COMMAND, Key::E) {
            return Some(Act::Export);
        }
        let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
        if let Some(span) = keys.into_iter().position(|key| pressed(Modifiers::ALT, key)) {
            return Some(Act::Span(span));
        }
        let escape = if self.behind.is_some() { Act::CloseBehind } else { Act::Back };
        pressed(Modifiers::NONE, Key::Escape).then_some(escape)
    }
}

fn columns() -> Vec<FigureColumn> {
    let column = |column: DisputeColumn| {
        let (group, heading) = column.heading();
        FigureColumn { group: group.to_owned(), heading: heading.to_owned(), leads: true }
    };
    DisputeColumn::ALL.map(column).to_vec()
}

impl Draws for DisputeReportScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head =
            Panel::top("dispute report head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let body = CentralPanel::default().frame(pane).show(ui, |ui| self.body_ui(ui)).inner;
        by_key.or(head).or(body)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Span(span) => {
                self.span = Span::ALL[span];
                self.count(desk)?;
            }
            Act::Follow(figure) => self.follow(desk, figure)?,
            Act::Open(row) => {
                let case = self.behind.as_ref().and_then(|(_, behind)| behind.cases.get(row));
                return Ok(case.map(|case| Event::Dispute(OfDispute::Page(case.id))));
            }
            Act::CloseBehind => {
                self.behind = None;
                self.wants_focus = true;
            }
            Act::Print => return Ok(Some(Event::Preview(Order::sheet(self.sheet(), Dispute::TABLE, Vec::new())))),
            Act::Export => return Ok(Some(Event::Export(Box::new(ListTable::of_sheet(self.sheet()))))),
            Act::Back => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let behind = self.behind.take();
        self.count(desk)?;
        self.behind = behind;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt 1…5", "换期间"),
                key("←↑↓→", "选数字"),
                key("Enter", "看案件"),
                key("Ctrl P", "打印"),
                key("Esc", "返回"),
            ]
        }
    }

    fn page(&self) -> Page {
        Page::Disputes
    }
}
