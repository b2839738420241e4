//! 防线: the points of the five lines of defence, who answers for each, and how much of each line somebody answers for.

use super::tabs_ui;
use crate::domain::defence::LINES;
use crate::domain::registers::LinePoint;
use crate::domain::values::{Choice, Day, Value};
use crate::domain::{RecordId, Right};
use crate::services::defence_lines::{self, PointLine, Survey};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, DefenceTab, Event};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::plain_table::{Headings, PlainTable, Taken};
use crate::ui::screens::record_dialog::{Answer, RecordDialog, Wording};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Mood, badge, chip_menu, empty_state};
use eframe::egui::{Align, Frame, Key, Layout, Margin, Modifiers, Panel, Ui};

const HEADINGS: Headings = &[
    ("防线", 48.0),
    ("类别", 72.0),
    ("名称", 180.0),
    ("地址", 220.0),
    ("责任主体", 108.0),
    ("责任人", 96.0),
    ("电话", 130.0),
];
const ROWS: &[(&str, &str)] = &[
    ("line", "防线"),
    ("kind", "类别"),
    ("point_name", "名称"),
    ("answerer", "责任主体"),
    ("holder", "责任人"),
    ("phones", "电话"),
    ("from_date", "设立日期"),
    ("remark", "备注"),
];

/// 巡逻点 among the kinds: most points are one.
const PATROL_POINT: &str = "1";

pub enum Act {
    Tab(DefenceTab),
    /// One of the five, or all.
    Line(Option<usize>),
    Unanswered(bool),
    Select(usize),
    New,
    Edit,
    Remove,
    Place,
    Answer(Answer),
    Print,
}

pub struct LinesScreen {
    table: PlainTable,
    survey: Survey,
    line: Option<usize>,
    unanswered: bool,
    /// Of the points, those in sight.
    shown: Vec<usize>,
    dialog: Option<(Option<RecordId>, Box<RecordDialog<LinePoint>>)>,
    may_write: bool,
    may_print: bool,
}

impl LinesScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            table: PlainTable::new("defence lines", HEADINGS),
            survey: Survey::default(),
            line: None,
            unanswered: false,
            shown: Vec::new(),
            dialog: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.survey = defence_lines::survey(desk)?;
        self.narrow();
        Ok(())
    }

    fn narrow(&mut self) {
        let line = self.line.map(|line| LINES[line].code);
        let is_shown = |point: &PointLine| {
            line.is_none_or(|line| point.point.line.code == line) && !(self.unanswered && point.is_answered())
        };
        let points = self.survey.points.iter().enumerate();
        self.shown = points.filter(|(_, point)| is_shown(point)).map(|(place, _)| place).collect();
        self.table.settle(self.shown.len());
    }

    fn chosen(&self) -> Option<&PointLine> {
        self.survey.points.get(*self.shown.get(self.table.selected?)?)
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn no_point(&self) -> Option<&'static str> {
        self.refusal().or(self.chosen().is_none().then_some("请先选一处"))
    }

    fn no_printing(&self) -> Option<&'static str> {
        (!self.may_print).then_some("您的角色不能打印")
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let by_key = [
            (Modifiers::ALT, Key::N, Act::New, self.refusal()),
            (Modifiers::COMMAND, Key::P, Act::Print, self.no_printing()),
            (Modifiers::NONE, Key::F4, Act::Edit, self.no_point()),
            (Modifiers::NONE, Key::Delete, Act::Remove, self.no_point()),
            (Modifiers::NONE, Key::F6, Act::Place, None),
        ];
        let mut by_key = by_key.into_iter();
        let asked = by_key.find(|(modifiers, key, _, why_not)| why_not.is_none() && pressed(*modifiers, *key));
        asked.map(|(_, _, act, _)| act)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let mut asked = tabs_ui(ui, DefenceTab::Lines).map(Act::Tab);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let new = Button::primary("添加防线点").icon(icons::PLUS).key("Alt N").refused(self.refusal());
                if ui.add(new).clicked() {
                    asked = Some(Act::New);
                }
                let print = Button::secondary("五道防线责任表").icon(icons::PRINT).key("Ctrl P");
                if ui.add(print.refused(self.no_printing())).clicked() {
                    asked = Some(Act::Print);
                }
            });
            asked
        })
        .inner
    }

    /// How much of each line somebody answers for; a press narrows the list to it.
    fn filter_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let names: Vec<String> = LINES
                .iter()
                .zip(&self.survey.coverage)
                .map(|(line, coverage)| {
                    format!("{}（{}）{}/{}", line.name, line.runs, coverage.answered, coverage.points)
                })
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let on = self.line.map(|line| names[line]);
            let line = chip_menu(ui, "防线", on, &names).map(Act::Line);
            let answered = ["没有责任人的"];
            let on = self.unanswered.then_some(answered[0]);
            let unanswered = chip_menu(ui, "责任人", on, &answered).map(|taken| Act::Unanswered(taken.is_some()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme::small(self.coverage_words()).color(theme::palette(ui).text_weak));
            });
            line.or(unanswered)
        })
        .inner
    }

    /// 「边 2/2　线 31/31　点 12/12　院 101/108　门 3/4」: of so many, for how many somebody answers.
    fn coverage_words(&self) -> String {
        let words = LINES.iter().zip(&self.survey.coverage);
        let words = words.map(|(line, coverage)| format!("{} {}/{}", line.name, coverage.answered, coverage.points));
        format!("有责任人 {}", words.collect::<Vec<_>>().join("　"))
    }

    fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.shown.is_empty() {
            return self.empty_ui(ui);
        }
        let (points, shown) = (&self.survey.points, &self.shown);
        let taken = self.table.ui(ui, shown.len(), self.dialog.is_some(), |ui, row, column| {
            if let Some(point) = shown.get(row).and_then(|place| points.get(*place)) {
                cell_ui(ui, point, column);
            }
        })?;
        match taken {
            Taken::Select(row) => Some(Act::Select(row)),
            Taken::Open(row) => {
                self.table.selected = Some(row);
                self.no_point().is_none().then_some(Act::Edit)
            }
        }
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if !self.survey.points.is_empty() {
            let advice = "去掉条件就能看到全部";
            return empty_state(ui, icons::FILTER, "没有符合条件的防线点", advice, Some("清除条件"))
                .then_some(Act::Line(None));
        }
        let act = self.may_write.then_some("添加防线点");
        let advice = "边、线、点、院、门，按 Alt N 添加巡逻点和责任人";
        empty_state(ui, icons::DEFENCE, "还没有防线点", advice, act).then_some(Act::New)
    }

    fn ask(&mut self, desk: &Desk, id: Option<RecordId>) -> Result<(), Trouble> {
        let (wording, point) = match id {
            None => (NEW, self.new_point(desk)),
            Some(id) => (CHANGE, defence_lines::point(desk, id)?),
        };
        let place = point.place.id;
        let dialog = RecordDialog::new(desk, wording, point, ROWS).with_place("地址", desk, place)?;
        self.dialog = Some((id, Box::new(dialog)));
        Ok(())
    }

    /// On the line in sight, since today.
    fn new_point(&self, desk: &Desk) -> LinePoint {
        LinePoint {
            line: self.line.map(|line| Choice::of(LINES[line].code)).unwrap_or_default(),
            kind: Choice::of(PATROL_POINT),
            from_date: Day::new(desk.today()),
            ..LinePoint::default()
        }
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some((id, dialog)) = &mut self.dialog else { return Ok(None) };
        let typed = match answer {
            Answer::Leave => {
                self.close_dialog();
                return Ok(None);
            }
            Answer::Look => return dialog.look(desk).map(|()| None),
            Answer::Save => dialog.record().and_then(|point| Ok(LinePoint { place: dialog.place()?, ..point })),
        };
        match typed.and_then(|point| defence_lines::save(desk, *id, &point)) {
            Ok(change) => {
                let words = if id.is_some() { "防线点已修改" } else { "防线点已添加" };
                self.close_dialog();
                Ok(Some(saved(words, change)))
            }
            Err(trouble) => {
                dialog.failed(&trouble);
                Ok(None)
            }
        }
    }

    fn close_dialog(&mut self) {
        self.dialog = None;
        self.table.take_focus();
    }
}

const NEW: Wording = Wording {
    title: "添加防线点",
    paragraph: "责任人不填的，按地址里的民警、楼栋长或联防组长。",
    act: "添加",
    keep: "不添加",
};
const CHANGE: Wording =
    Wording { title: "修改防线点", paragraph: NEW.paragraph, act: "保存", keep: "不修改" };

fn saved(words: &str, change: crate::services::ChangeId) -> Event {
    Event::Saved { words: words.to_owned(), undo: Some(change), then: After::Stay }
}

fn cell_ui(ui: &mut Ui, line: &PointLine, column: usize) {
    let words = match column {
        0 => line.point.line.shown(),
        1 => line.point.kind.shown(),
        2 => line.point.point_name.shown(),
        3 => line.address.clone(),
        4 => line.answerer.clone(),
        5 if !line.is_answered() => {
            badge(ui, Mood::Warn, Some(icons::WARNING), "缺");
            return;
        }
        5 => line.holder.clone(),
        _ => line.phones.clone(),
    };
    cell_text(ui, theme::body(words));
}

impl Draws for LinesScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        let answered = self.dialog.as_mut().and_then(|(_, dialog)| dialog.show(ui.ctx())).map(Act::Answer);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("lines head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("lines filter").exact_size(height::FILTER_BAR).frame(pane);
        let in_filter = filter.show(ui, |ui| self.filter_ui(ui)).inner;
        let in_list = self.list_ui(ui);
        answered.or(by_key).or(in_head).or(in_filter).or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => return Ok(Some(Event::Defence(tab))),
            Act::Line(line) => {
                self.line = line;
                self.unanswered &= line.is_some();
                self.narrow();
            }
            Act::Unanswered(unanswered) => {
                self.unanswered = unanswered;
                self.narrow();
            }
            Act::Select(row) => self.table.selected = Some(row),
            Act::New => self.ask(desk, None)?,
            Act::Edit => {
                let id = self.chosen().ok_or(Trouble::Gone)?.id;
                self.ask(desk, Some(id))?;
            }
            Act::Remove => {
                let id = self.chosen().ok_or(Trouble::Gone)?.id;
                return Ok(Some(saved("防线点已撤销", defence_lines::remove(desk, id)?)));
            }
            Act::Place => return Ok(self.chosen().and_then(|point| point.point.place.id).map(Event::OpenPlace)),
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Print => return Ok(Some(Event::Preview(defence_lines::paper(desk)?))),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.table.take_focus();
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt N", "添加防线点"),
                key("F4", "编辑"),
                key("Delete", "撤销"),
                key("F6", "打开地址"),
                key("Ctrl P", "责任表"),
            ]
        }
    }

    fn status(&self) -> String {
        match self.table.selected {
            Some(row) => format!("第 {} 处 / {} 处", row + 1, self.shown.len()),
            None => format!("{} 处", self.shown.len()),
        }
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
