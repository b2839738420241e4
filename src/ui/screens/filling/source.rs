//! The third step: which records, as of which day, in which manner, and whether numbers stand there whole. The picture beside
//! it shows the first rows.

use super::Act;
use super::slots::SIDE;
use crate::domain::values::{Day, Value};
use crate::domain::{Date, Right};
use crate::services::Desk;
use crate::services::filling::{self, Choice, CodeForm, DayForm, FillOrder, Filling, Handed, Manner, Offer, Sample};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{DateField, MenuItem, PickRow, Picked, Picker, Select, TextField, check_box};
use eframe::egui::{Frame, Id, Margin, Panel, ScrollArea, Ui};

const WIDTH: f32 = SIDE - 2.0 * space::PANE;
const HALF: f32 = (WIDTH - space::SMALL) / 2.0;

pub(super) struct SourceStep {
    /// Those of a kind, and whoever was found by what was typed.
    offers: Vec<Offer>,
    kinds: usize,
    choice: Option<Choice>,
    pub typed: String,
    today: Date,
    pub on: Date,
    typed_day: String,
    day_problem: Option<&'static str>,
    with_children: bool,
    is_full: bool,
    purpose: String,
    may_reveal: bool,
    pub manner: Manner,
    pub sample: Sample,
    pub wants_focus: bool,
}

fn picker_id() -> Id {
    Id::unique("records of the table")
}

impl SourceStep {
    pub fn new(desk: &Desk) -> Self {
        let today = desk.today();
        Self {
            offers: Vec::new(),
            kinds: 0,
            choice: None,
            typed: String::new(),
            today,
            on: today,
            typed_day: today.to_string(),
            day_problem: None,
            with_children: false,
            is_full: false,
            purpose: String::new(),
            may_reveal: desk.may(Right::Reveal),
            manner: Manner::default(),
            sample: Sample::default(),
            wants_focus: false,
        }
    }

    /// What is offered now; without a choice the usual one is taken.
    pub fn offer(&mut self, filling: &Filling, offers: Vec<Offer>) {
        self.kinds = offers.len();
        if self.choice.is_none()
            && let Some(usual) = filling::usual(filling, &offers)
        {
            self.choice = Some(usual.choice.clone());
            self.typed.clone_from(&usual.words);
        }
        self.offers = offers;
    }

    /// Whoever was found by what was typed, below the kinds.
    pub fn offer_found(&mut self, found: Vec<Offer>) {
        self.offers.truncate(self.kinds);
        self.offers.extend(found);
    }

    /// A table about something else has other records.
    pub fn forget_choice(&mut self) {
        self.choice = None;
        self.typed.clear();
    }

    pub fn choose(&mut self, choice: Choice) {
        self.choice = Some(choice);
    }

    /// What is looked for; the words of what is chosen look for nothing.
    pub fn looked_for(&self) -> &str {
        let is_chosen = self.offers.iter().any(|offer| offer.words == self.typed);
        if is_chosen { "" } else { &self.typed }
    }

    pub fn order(&self, handed: Option<Handed>) -> Option<FillOrder> {
        Some(FillOrder {
            choice: self.choice.clone()?,
            handed,
            on: self.on,
            with_children: self.with_children,
            is_full: self.is_full,
            purpose: self.purpose.clone(),
        })
    }

    /// A day that was typed to its end; answers whether it is another one.
    pub fn read_day(&mut self) -> bool {
        let mut day = Day::default();
        let (problem, on) = match (day.read(&self.typed_day, self.today), day.0) {
            (Ok(()), Some(on)) if on > self.today => (Some("还没到这一天"), None),
            (Ok(()), Some(on)) => (None, Some(on)),
            _ => (Some("请填一个日期"), None),
        };
        self.day_problem = problem;
        let is_another = on.is_some_and(|on| on != self.on);
        self.on = on.unwrap_or(self.on);
        is_another
    }

    pub fn why_not(&self, filling: &Filling) -> Option<&'static str> {
        let asks = filling.plan.asks_for_records();
        if self.day_problem.is_some() {
            Some("先把日期填对")
        } else if asks && self.sample.count == 0 {
            Some("没有要填的记录")
        } else if self.is_full && self.purpose.trim().is_empty() {
            Some("号码写全要写明用途")
        } else {
            None
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, filling: &Filling) -> Option<Act> {
        let pane = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::same(space::PANE as i8));
        let side = Panel::right("filling records").exact_size(SIDE).frame(pane);
        let scrolled = side.show(ui, |ui| {
            let area = ScrollArea::vertical().id_salt("filling records").auto_shrink([false, false]);
            area.show(ui, |ui| self.side_ui(ui, filling)).inner
        });
        scrolled.inner
    }

    fn side_ui(&mut self, ui: &mut Ui, filling: &Filling) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let asked = if filling.plan.asks_for_records() { self.records_ui(ui) } else { None };
        let day = self.day_ui(ui);
        let manner = self.manner_ui(ui);
        ui.add_space(space::CARD);
        let whole = self.whole_ui(ui);
        ui.add_space(space::CARD);
        for line in self.told(filling) {
            ui.label(theme::small(line).color(theme::palette(ui).text_weak));
        }
        asked.or(day).or(manner).or(whole)
    }

    fn records_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.label(theme::small("填哪些").color(theme::palette(ui).text_weak));
        let offers = &self.offers;
        let before = self.typed.clone();
        let chosen = offers.iter().find(|offer| Some(&offer.choice) == self.choice.as_ref());
        let chosen_words = chosen.map(|offer| offer.words.clone()).unwrap_or_default();
        let is_offered = |typed: &str, offer: &&Offer| {
            let is_all = typed.trim().is_empty() || typed == chosen_words;
            is_all || offer.words.contains(typed.trim()) || matches!(offer.choice, Choice::One(_))
        };
        let picker = Picker::new(picker_id(), &mut self.typed).name("填哪些").width(WIDTH);
        let output = picker.hint("选一类，或写姓名、证号、地址找一条").show(ui, |typed| {
            let rows = offers.iter().filter(|offer| is_offered(typed, offer));
            rows.map(|offer| PickRow::new(offer.words.clone(), offer.count.clone())).collect()
        });
        if std::mem::take(&mut self.wants_focus) {
            output.response.request_focus();
        }
        if let Some(Picked::Row(place)) = output.picked {
            let by_place = self.offers.iter().filter(|offer| is_offered(&before, offer)).nth(place);
            let taken = by_place.or_else(|| self.offers.iter().find(|offer| offer.words == self.typed));
            return taken.map(|offer| Act::Choose(offer.choice.clone()));
        }
        output.response.changed().then_some(Act::Typed)
    }

    fn day_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.add_space(space::SMALL);
        let palette = theme::palette(ui);
        let label = ui.label(theme::small("截至哪一天").color(palette.text_weak));
        let is_wrong = self.day_problem.is_some();
        let field = DateField::new(Id::unique("filling as of"), &mut self.typed_day, Some(self.on), self.today);
        let response = ui.add(field.width(HALF).problem(is_wrong)).labelled_by(label.id);
        if let Some(problem) = self.day_problem {
            ui.label(theme::small(problem).color(palette.bad));
        }
        response.changed().then_some(Act::Changed)
    }

    /// How the table wants days and codes.
    fn manner_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.add_space(space::SMALL);
        ui.label(theme::small("日期和选项怎样写").color(theme::palette(ui).text_weak));
        let before = self.manner;
        ui.horizontal(|ui| {
            let days = DayForm::ALL.map(|form| form.write(self.today));
            let items: Vec<MenuItem<'_>> = days.iter().map(|words| MenuItem::new(words)).collect();
            let chosen = DayForm::ALL.iter().position(|form| *form == self.manner.days).unwrap_or_default();
            let select = Select::new("日期写成", &days[chosen]).width(HALF);
            if let Some(taken) = select.show(ui, &items, Some(chosen)).1 {
                self.manner.days = DayForm::ALL[taken];
            }
            let codes = CodeForm::ALL.map(CodeForm::label);
            let items = codes.map(MenuItem::new);
            let chosen = CodeForm::ALL.iter().position(|form| *form == self.manner.codes).unwrap_or_default();
            let select = Select::new("选项写成", codes[chosen]).width(HALF);
            if let Some(taken) = select.show(ui, &items, Some(chosen)).1 {
                self.manner.codes = CodeForm::ALL[taken];
            }
        });
        (self.manner != before).then_some(Act::Changed)
    }

    /// What leaves the station only when somebody asks for it.
    fn whole_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        if self.sample.children > 0 && check_box(ui, &mut self.with_children, "也填未满 14 岁的").changed() {
            asked = Some(Act::Changed);
        }
        let words = "号码、电话、生日、住址写全";
        if self.may_reveal {
            check_box(ui, &mut self.is_full, words);
        } else {
            self.is_full = false;
        }
        if self.is_full {
            let label = ui.label(theme::small("用途（记入操作记录）").color(theme::palette(ui).text_weak));
            let field = TextField::new(Id::unique("filling purpose"), &mut self.purpose).width(WIDTH);
            ui.add(field.hint("例如：街道综治办 6 月核对").name("用途")).labelled_by(label.id);
        }
        asked
    }

    /// What will happen, in sentences.
    fn told(&self, filling: &Filling) -> Vec<String> {
        let plan = &filling.plan;
        let (count, measure) = (self.sample.count, plan.about.measure());
        let mut lines = Vec::new();
        let left_out = if self.with_children { 0 } else { self.sample.children };
        if filling.is_one_each() && count > left_out + 1 {
            lines.push(format!("共 {} {measure}，每{measure}一个文件", count - left_out));
        } else if plan.asks_for_records() {
            lines.push(format!("共 {} {measure}", count.saturating_sub(left_out)));
        }
        if let Some(list) = plan.list
            && count.saturating_sub(left_out) > list.given() as usize
            && plan.asks_for_records()
        {
            lines.push(format!("表上只有 {} 行空行，不够的照末行的样子加", list.given()));
        }
        if left_out > 0 {
            lines.push(format!("其中未满 14 岁的 {left_out} 人不填"));
        }
        if self.is_full {
            lines.push("左边的样子仍遮住号码，另存的文件里是全的".to_owned());
        } else {
            lines.push("号码和电话遮住中间，生日只写年份，住址写到楼栋，民族、婚姻、文化程度不填".to_owned());
        }
        lines
    }
}
