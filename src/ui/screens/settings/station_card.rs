//! 本站资料: what stands at the head and foot of every paper.

use super::{Act, FIELD, foot_ui};
use crate::domain::Station;
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, Card, FormRow, TextField};
use eframe::egui::{Id, Ui};

pub(super) struct StationCard {
    typed: Station,
    kept: Station,
    pub message: Option<Note>,
    has_begun: bool,
}

impl StationCard {
    pub fn new(kept: Station) -> Self {
        Self { typed: kept.clone(), kept, message: None, has_begun: false }
    }

    /// The facts were saved elsewhere: taken over, unless something is being typed here.
    pub fn reread(&mut self, kept: &Station) {
        if self.typed == self.kept {
            self.typed = kept.clone();
        }
        self.kept = kept.clone();
    }

    pub fn saved(&mut self, kept: &Station) {
        self.typed = kept.clone();
        self.kept = kept.clone();
        self.message = Some(Note::good("已保存，之后的文书都用新的资料"));
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        self.bring_back(ui);
        let act = Card::new("本站资料").detail("印在每份文书上").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for row in rows(&mut self.typed) {
                row.ui(ui, why_not.is_some());
            }
            let hint = self.message.clone().or_else(|| why_not.map(Note::hint)).or_else(|| self.unsaved());
            let why_not = why_not.or_else(|| self.why_not());
            foot_ui(ui, hint.as_ref(), |ui| {
                let save = ui.add(Button::primary("保存资料").refused(why_not)).clicked();
                save.then(|| Act::SaveStation(self.typed.clone()))
            })
        });
        self.set_aside(ui);
        act
    }

    fn why_not(&self) -> Option<&'static str> {
        if self.typed.name.trim().is_empty() {
            Some("先写明站名")
        } else if self.typed == self.kept {
            Some("没有改动")
        } else {
            None
        }
    }

    fn unsaved(&self) -> Option<Note> {
        (self.typed != self.kept).then(|| Note::to_complete("有改动，还没有保存"))
    }

    /// What was typed and not saved when the screen was left.
    fn bring_back(&mut self, ui: &Ui) {
        if std::mem::replace(&mut self.has_begun, true) {
            return;
        }
        if let Some(aside) = ui.data(|data| data.get_temp::<Aside>(aside_id()))
            && aside.kept == self.kept
        {
            self.typed = aside.typed;
        }
    }

    fn set_aside(&self, ui: &Ui) {
        let is_unsaved = self.typed != self.kept;
        ui.data_mut(|data| {
            if is_unsaved {
                data.insert_temp(aside_id(), Aside { typed: self.typed.clone(), kept: self.kept.clone() });
            } else {
                data.remove::<Aside>(aside_id());
            }
        });
    }
}

/// Unsaved facts, kept by the window while another screen is in front.
#[derive(Clone)]
struct Aside {
    typed: Station,
    kept: Station,
}

fn aside_id() -> Id {
    Id::unique("unsaved facts of the station")
}

/// One fact with its label and what it is for.
struct Row<'a> {
    label: &'static str,
    text: &'a mut String,
    hint: &'static str,
}

fn rows(station: &mut Station) -> [Row<'_>; 7] {
    let Station { name, community, street, number_prefix, office_phone, address, province } = station;
    [
        Row { label: "站名", text: name, hint: "文书抬头和落款" },
        Row { label: "社区", text: community, hint: "" },
        Row { label: "街道", text: street, hint: "" },
        Row { label: "编号字头", text: number_prefix, hint: "一两个字，如「海」，用在编号里" },
        Row { label: "办公电话", text: office_phone, hint: "印在登记卡上，供居民咨询" },
        Row { label: "地址", text: address, hint: "" },
        Row { label: "所在省份", text: province, hint: "如「四川省」，统计报表据此分省内省外" },
    ]
}

impl Row<'_> {
    fn ui(self, ui: &mut Ui, is_fixed: bool) {
        let note = (!self.hint.is_empty()).then(|| Note::hint(self.hint));
        FormRow::new(self.label).in_card().field_width(FIELD).note(note.as_ref()).show(ui, |ui| {
            if is_fixed {
                fixed_value(ui, self.text, FIELD);
            } else {
                ui.add(TextField::new(Id::unique(("station", self.label)), self.text).width(FIELD));
            }
        });
    }
}
