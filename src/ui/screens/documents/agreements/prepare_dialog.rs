//! Preparing agreements: which kind, with all who have none yet, or with one.

use crate::domain::RecordId;
use crate::domain::agreement::Subject;
use crate::domain::template::TemplateKind;
use crate::services::agreements::{self, About, Offer, Prepared};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{Answer, Complaint, FIELD, WIDTH, arrive, foot_ui, row_ui, title_ui};
use crate::ui::inside::thousands;
use crate::ui::theme::space;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::picker::Picked;
use crate::ui::widgets::{MenuItem, PickRow, Picker, Select, confirm, radio};
use eframe::egui::{Context, Id, Ui};

/// Candidates shown under the field.
const MOST: usize = 30;

pub struct PrepareDialog {
    kinds: Vec<TemplateKind>,
    kind: usize,
    /// Where the list is narrowed to, and what that is called.
    place: Option<RecordId>,
    place_name: String,
    offers: Vec<Offer>,
    /// Found by what was typed, where nobody is offered.
    found: Vec<Offer>,
    wants_all: bool,
    typed: String,
    looked_for: String,
    chosen: Option<About>,
    complaint: Complaint,
    has_arrived: bool,
}

impl PrepareDialog {
    pub fn new(desk: &Desk, place: Option<(RecordId, String)>) -> Result<Self, Trouble> {
        let (place, place_name) = place.map_or((None, "全站".to_owned()), |(place, name)| (Some(place), name));
        let mut dialog = Self {
            kinds: TemplateKind::agreements().collect(),
            kind: 0,
            place,
            place_name,
            offers: Vec::new(),
            found: Vec::new(),
            wants_all: true,
            typed: String::new(),
            looked_for: String::new(),
            chosen: None,
            complaint: Complaint::default(),
            has_arrived: false,
        };
        dialog.read_offers(desk)?;
        Ok(dialog)
    }

    fn kind(&self) -> TemplateKind {
        self.kinds[self.kind]
    }

    fn read_offers(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.offers = agreements::offers(desk, self.kind(), self.place)?;
        self.found.clear();
        self.wants_all = !self.offers.is_empty();
        self.typed.clear();
        self.chosen = None;
        Ok(())
    }

    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique("prepare agreements"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            self.ui(ui)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, "起草责任书", "编号和期限自动给出，内容取自登记。打印前还会再核一遍登记。");
        let mut asked = self.kind_ui(ui);
        self.scope_ui(ui);
        if !self.wants_all {
            asked = self.one_ui(ui).or(asked);
        }
        let why_not = self.why_not();
        let act = if self.wants_all {
            format!("起草 {} 份", thousands(self.offers.len() as u64))
        } else {
            "起草".into()
        };
        let foot = foot_ui(ui, &self.complaint, (&act, why_not), "不起草", false);
        asked.or(foot).or_else(|| {
            let enter = eframe::egui::Key::Enter;
            let is_free = !eframe::egui::Popup::is_any_open(ui.ctx()) && why_not.is_none();
            let is_entered = is_free && ui.input_mut(|input| input.consume_key(Default::default(), enter));
            is_entered.then_some(Answer::Save)
        })
    }

    fn why_not(&self) -> Option<&'static str> {
        match (self.wants_all, self.chosen) {
            (true, _) if self.offers.is_empty() => Some("都已经有了"),
            (false, None) => Some("请先选一个"),
            _ => None,
        }
    }

    fn kind_ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let items: Vec<MenuItem<'_>> = self.kinds.iter().map(|kind| MenuItem::new(kind.title())).collect();
        let chosen = self.kind;
        let title = self.kind().title();
        let select = Select::new("文书种类", title).width(FIELD);
        let (_, taken) = row_ui(ui, "文书种类", None, |ui| select.show(ui, &items, Some(chosen)));
        let taken = taken.filter(|taken| *taken != chosen)?;
        self.kind = taken;
        self.looked_for = "?".to_owned();
        self.complaint.forget();
        Some(Answer::Look)
    }

    fn scope_ui(&mut self, ui: &mut Ui) {
        if self.offers.is_empty() {
            self.wants_all = false;
            return;
        }
        let unit = match self.kind().subjects().first() {
            Some(Subject::House) => "处出租房屋",
            Some(Subject::Duty) => "人",
            _ => "个",
        };
        let all = format!("{}还没有的 {} {unit}", self.place_name, thousands(self.offers.len() as u64));
        row_ui(ui, "对象", None, |ui| {
            // Enter right away prepares for all.
            let everybody = radio(ui, self.wants_all, &all);
            arrive(&mut self.has_arrived, &everybody);
            if everybody.clicked() {
                self.wants_all = true;
            }
            ui.add_space(space::CARD);
            if radio(ui, !self.wants_all, "其中一个").clicked() {
                self.wants_all = false;
            }
        });
    }

    fn one_ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let label = match self.kind().subjects().first() {
            Some(Subject::House) => "出租房屋",
            Some(Subject::Person) => "姓名",
            Some(Subject::Household) => "户、单位或门店",
            Some(Subject::Organisation) => "单位或门店",
            Some(Subject::Duty) => "责任人",
            _ => "范围",
        };
        let note = self.complaint.note("about", None).or(self.none_note());
        let mut typed = self.typed.clone();
        let mut meant = Vec::new();
        let output = row_ui(ui, label, note.as_ref(), |ui| {
            let picker =
                Picker::new(Id::unique("prepare about"), &mut typed).name(label).width(FIELD).list_width(420.0);
            picker.opens_when_empty().show(ui, |typed| {
                meant = self.meant(typed);
                meant.iter().map(|offer| PickRow::new(&offer.name, &offer.note)).collect()
            })
        });
        arrive(&mut self.has_arrived, &output.response);
        if typed != self.typed {
            self.typed = typed;
            self.chosen = None;
            self.complaint.forget();
        }
        if let Some(Picked::Row(row)) = output.picked {
            self.chosen = meant.get(row).map(|offer| offer.about);
            return None;
        }
        (self.looked_for != self.typed).then_some(Answer::Look)
    }

    fn none_note(&self) -> Option<Note> {
        let is_unknown = self.chosen.is_none() && !self.typed.is_empty();
        is_unknown.then(|| Note::hint("从列表中选一个"))
    }

    fn meant(&self, typed: &str) -> Vec<Offer> {
        let typed = typed.trim();
        let is_meant = |offer: &&Offer| typed.is_empty() || offer.name.contains(typed) || offer.note.contains(typed);
        self.offers.iter().filter(is_meant).chain(&self.found).take(MOST).cloned().collect()
    }

    /// Another kind, or another name that is looked for.
    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if self.looked_for == "?" {
            self.read_offers(desk)?;
        }
        self.looked_for.clone_from(&self.typed);
        self.found = agreements::found(desk, self.kind(), &self.typed)?;
        Ok(())
    }

    pub fn save(&self, desk: &mut Desk) -> Result<(TemplateKind, Prepared), Trouble> {
        let about: Vec<About> = if self.wants_all {
            self.offers.iter().map(|offer| offer.about).collect()
        } else {
            self.chosen.into_iter().collect()
        };
        Ok((self.kind(), agreements::prepare(desk, self.kind(), &about)?))
    }

    pub fn failed(&mut self, trouble: &Trouble) {
        self.complaint = Complaint::of(trouble);
    }
}
