//! 期限规则: what has how much time, when the day's page begins to show it, and the article it rests on. One rule is changed
//! at a time; nothing of a half-typed rule is saved.

use super::{Act, FIELD, foot_ui};
use crate::domain::calendar::{LastDay, Period, Term};
use crate::domain::deadline::{Deadlines, KnownRule, Matter, Rule, known_rules};
use crate::services::{Trouble, standards};
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, Card, FormRow, MenuItem, Select, TextField, check_box, paint};
use eframe::egui::{Align, Frame, Id, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

pub(super) struct DeadlinesCard {
    kept: Deadlines,
    typed: Option<Typed>,
    message: Option<Note>,
}

/// A rule being changed.
struct Typed {
    matter: Matter,
    term: String,
    ahead_days: String,
    basis: String,
    is_used: bool,
    moves_on: bool,
}

impl DeadlinesCard {
    pub fn new(kept: Deadlines) -> Self {
        Self { kept, typed: None, message: None }
    }

    /// The rules were saved, here or elsewhere; what is being typed stays.
    pub fn reread(&mut self, kept: Deadlines) {
        self.kept = kept;
    }

    pub fn saved(&mut self, kept: Deadlines) {
        self.kept = kept;
        self.typed = None;
        self.message = Some(Note::good("已保存，今日页和体检都按新的规则算"));
    }

    pub fn failed(&mut self, trouble: &Trouble) {
        let sentence = match trouble {
            Trouble::Unfinished(problems) => problems.first().map(|problem| problem.sentence.clone()),
            _ => None,
        };
        self.message = Some(Note::wrong(sentence.unwrap_or_else(|| trouble.to_string())));
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        Card::new("期限规则").detail("各地规定不同，以本地法规为准").flush().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut act = None;
            for matter in standards::matters() {
                if self.row_ui(ui, matter, why_not) {
                    self.typed = Some(Typed::of(matter, &self.kept.rule(matter)));
                    self.message = None;
                }
                if self.typed.as_ref().is_some_and(|typed| typed.matter == matter) {
                    act = act.or(self.edit_ui(ui));
                }
            }
            let note = self.message.clone().or_else(|| why_not.map(Note::hint));
            if self.typed.is_none() && note.is_some() {
                Frame::new().inner_margin(8).show(ui, |ui| super::message_ui(ui, note.as_ref()));
            }
            act
        })
    }

    /// Whether the rule is to be changed.
    fn row_ui(&self, ui: &mut Ui, matter: Matter, why_not: Option<&'static str>) -> bool {
        let palette = theme::palette(ui);
        let rule = self.kept.rule(matter);
        let high = height::CONTROL + space::SMALL;
        let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
        let words = in_words(matter, &rule);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} {words}", matter.label())));
        let left = row.left() + space::CARD;
        paint::words(ui, row, left, matter.label(), font::BODY, palette.text);
        paint::words(ui, row, left + 132.0, &words, font::BODY, palette.text);
        let basis = Rect::from_min_max(pos2(left + 340.0, row.top()), row.max - vec2(64.0, 0.0));
        let line = paint::line(ui, &rule.basis, font::SMALL, palette.text_weak, basis.width());
        paint::galley_at(ui.painter(), basis, basis.left(), line);
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, palette.line));
        let place = row.shrink2(vec2(space::SMALL, 0.0));
        let builder = UiBuilder::new().id_salt(matter.label()).max_rect(place);
        let mut inside = ui.new_child(builder.layout(Layout::right_to_left(Align::Center)));
        inside.add(Button::quiet("改…").small().refused(why_not)).clicked()
    }

    fn edit_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let typed = self.typed.as_mut()?;
        let frame = Frame::new().fill(theme::palette(ui).sunken).inner_margin(12);
        let (act, is_left) = frame
            .show(ui, |ui| {
                typed.fields_ui(ui);
                let why_not = typed.rule().err();
                foot_ui(ui, self.message.as_ref(), |ui| {
                    let save = ui.add(Button::primary("保存规则").refused(why_not.as_deref())).clicked();
                    let leave = ui.add(Button::quiet("不改")).clicked();
                    (if save { typed.rule().ok() } else { None }, leave)
                })
            })
            .inner;
        let matter = typed.matter;
        if is_left {
            self.typed = None;
            self.message = None;
        }
        act.map(|rule| {
            let mut deadlines = self.kept.clone();
            deadlines.set(matter, rule);
            Act::SaveDeadlines(deadlines)
        })
    }
}

impl Typed {
    fn of(matter: Matter, rule: &Rule) -> Self {
        Self {
            matter,
            term: rule.period.term.label(),
            ahead_days: rule.ahead_days.to_string(),
            basis: rule.basis.clone(),
            is_used: rule.is_used,
            moves_on: rule.period.last_day == LastDay::NextWorkingDay,
        }
    }

    /// The rule as typed, or what is still to be mended.
    fn rule(&self) -> Result<Rule, String> {
        let term = Term::read(&self.term)?;
        let ahead_days = self.ahead_days.trim().parse().map_err(|_| "提前提醒请写天数，例如 7".to_owned())?;
        let last_day = if self.moves_on { LastDay::NextWorkingDay } else { LastDay::AsItFalls };
        let rule = Rule {
            is_used: self.is_used,
            period: Period { term, last_day },
            ahead_days,
            basis: self.basis.trim().to_owned(),
        };
        rule.fault().map_or(Ok(rule), Err)
    }

    fn fields_ui(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let known: Vec<&KnownRule> = known_rules(self.matter).collect();
        if known.len() > 1 {
            self.known_ui(ui, &known);
        }
        let hint = Note::hint(format!("从{}起算，第一天不算", self.matter.starts_with()));
        let note = Term::read(&self.term).err().map_or(hint, Note::wrong);
        field_ui(ui, "期限", &mut self.term, Some(&note));
        field_ui(ui, "提前提醒", &mut self.ahead_days, Some(&Note::hint("天，今日页提前这么多天列出")));
        field_ui(ui, "依据", &mut self.basis, None);
        FormRow::new("").in_card().field_width(FIELD).show(ui, |ui| {
            check_box(ui, &mut self.is_used, "使用这条规则");
            check_box(ui, &mut self.moves_on, "末日放假时顺延到上班日");
        });
    }

    /// Rules of other places, with their articles, to be taken over.
    fn known_ui(&mut self, ui: &mut Ui, known: &[&KnownRule]) {
        FormRow::new("照用").in_card().field_width(FIELD).show(ui, |ui| {
            let words: Vec<String> =
                known.iter().map(|rule| format!("{}，{}", rule.period.term.label(), rule.basis)).collect();
            let items: Vec<MenuItem<'_>> = words.iter().map(|words| MenuItem::new(words)).collect();
            let select = Select::new("照用", "选一条法规").width(FIELD);
            if let (_, Some(taken)) = select.show(ui, &items, None) {
                *self = Self::of(self.matter, &known[taken].rule());
            }
        });
    }
}

fn field_ui(ui: &mut Ui, label: &'static str, text: &mut String, note: Option<&Note>) {
    FormRow::new(label).in_card().field_width(FIELD).note(note).show(ui, |ui| {
        ui.add(TextField::new(Id::unique(("deadline rule", label)), text).name(label).width(FIELD));
    });
}

/// 「3 日，提前 3 天」; of what runs from a last day that is known, only how early it is told.
fn in_words(matter: Matter, rule: &Rule) -> String {
    let ahead = format!("提前 {} 天", rule.ahead_days);
    match (rule.is_used, rule.period.term) {
        (false, _) => "不使用".to_owned(),
        (true, _) if matter == Matter::PermitEndorsement => "满一年前一个月内".to_owned(),
        (true, Term::Days(0)) => ahead,
        (true, term) => format!("{}，{ahead}", term.label()),
    }
}
