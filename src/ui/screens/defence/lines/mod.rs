//! 防线: the points of the five lines of defence, who answers for each, and how much of each line somebody answers for.

mod list;

use crate::domain::defence::{Coverage, LINES};
use crate::domain::registers::LinePoint;
use crate::domain::values::{Choice, Day};
use crate::domain::{RecordId, Right};
use crate::services::defence_lines::{self, PointLine};
use crate::services::{Desk, Trouble};
use crate::ui::event::{DefenceTab, Event};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::narrowed::Narrowed;
use crate::ui::screens::plain_table::Headings;
use crate::ui::screens::record_dialog::{Answer, RecordDialog, Wording};
use crate::ui::theme::{height, space};
use eframe::egui::{Frame, Margin, Panel, Ui};

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
    list: Narrowed<PointLine>,
    /// What each line comes to.
    coverage: [Coverage; 5],
    line: Option<usize>,
    unanswered: bool,
    dialog: Option<(Option<RecordId>, Box<RecordDialog<LinePoint>>)>,
    may_write: bool,
    may_print: bool,
}

impl LinesScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            list: Narrowed::new("defence lines", HEADINGS, |line| line.id),
            coverage: Default::default(),
            line: None,
            unanswered: false,
            dialog: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let survey = defence_lines::survey(desk)?;
        self.coverage = survey.coverage;
        self.list.show(survey.points, self.is_shown());
        Ok(())
    }

    fn narrow(&mut self) {
        self.list.narrow(self.is_shown());
    }

    /// What the list is narrowed to.
    fn is_shown(&self) -> impl Fn(&PointLine) -> bool + use<> {
        let (line, unanswered) = (self.line.map(|line| LINES[line].code), self.unanswered);
        move |point| line.is_none_or(|line| point.point.line.code == line) && !(unanswered && point.is_answered())
    }

    fn chosen(&self) -> Option<&PointLine> {
        self.list.chosen()
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
                Ok(Some(Event::saved(words, change)))
            }
            Err(trouble) => {
                dialog.failed(&trouble);
                Ok(None)
            }
        }
    }

    fn close_dialog(&mut self) {
        self.dialog = None;
        self.list.take_focus();
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
            Act::Select(row) => self.list.select(row),
            Act::New => self.ask(desk, None)?,
            Act::Edit => {
                let id = self.chosen().ok_or(Trouble::Gone)?.id;
                self.ask(desk, Some(id))?;
            }
            Act::Remove => {
                let id = self.chosen().ok_or(Trouble::Gone)?.id;
                return Ok(Some(Event::saved("防线点已撤销", defence_lines::remove(desk, id)?)));
            }
            Act::Place => return Ok(self.chosen().and_then(|point| point.point.place.id).map(Event::OpenPlace)),
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Print => return Ok(Some(Event::Preview(defence_lines::paper(desk)?))),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.list.take_focus();
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt N", "添加防线点").needs(Right::Write),
                key("F4", "编辑").needs(Right::Write),
                key("Delete", "撤销").needs(Right::Write),
                key("F6", "打开地址"),
                key("Ctrl P", "责任表").needs(Right::Print),
            ]
        }
    }

    fn status(&self) -> String {
        self.list.status("处")
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
