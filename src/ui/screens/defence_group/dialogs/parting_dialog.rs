//! A group divided from the chosen door on, taken into another one, or dissolved: on which day.

use super::{Answer, Complaint, Saved};
use crate::domain::RecordId;
use crate::domain::registers::DefenceGroup;
use crate::domain::values::Day;
use crate::services::defence::{self, GroupFilter, GroupPage, GroupRow, GroupSort, RosterLine};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{FIELD, arrive, foot_ui, row_ui, title_ui, took};
use crate::ui::screens::dialog_fields::Fields;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, PickRow, Picked, Picker};
use eframe::egui::{Id, Ui};

/// What happens to the group.
pub enum Parting {
    Split { first: RecordId, address: String },
    Join { groups: Vec<(RecordId, PickRow)>, typed: String, into: Option<RecordId> },
    Dissolve,
}

pub struct PartingDialog {
    group: RecordId,
    title: String,
    parting: Parting,
    fields: Fields<DefenceGroup>,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl Parting {
    pub fn split(line: &RosterLine) -> Self {
        Self::Split { first: line.id, address: line.address.clone() }
    }

    /// Into one of the other groups of its kind.
    pub fn join(desk: &Desk, page: &GroupPage) -> Result<Self, Trouble> {
        let mut ids = defence::list(desk, &GroupFilter::default(), GroupSort::default())?;
        ids.retain(|id| *id != page.id);
        let rows = defence::rows(desk, &ids)?.into_iter().filter(|row| row.group.kind == page.group.kind);
        let row = |row: GroupRow| (row.id, PickRow::new(row.group.title(), row.area));
        Ok(Self::Join { groups: rows.map(row).collect(), typed: String::new(), into: None })
    }

    /// Title, what it means, and what the two buttons say.
    fn words(&self, group: &str) -> (String, &'static str, &'static str, &'static str) {
        match self {
            Self::Split { address, .. } => {
                let title = format!("{group} 从 {address} 起分出一组");
                let paragraph = "这一户和它后面的编成新的一组，组号接着往下排。";
                (title, paragraph, "分组", "不分组")
            }
            Self::Join { .. } => {
                let paragraph = "各户编到那一组的后面，本组解散，本组的责任书终止。";
                (format!("{group} 并入别组"), paragraph, "并组", "不并组")
            }
            Self::Dissolve => {
                let paragraph = "各户离组，责任书终止。以前的名册仍能查到。";
                (format!("解散{group}"), paragraph, "解散", "不解散")
            }
        }
    }
}

const SPLIT_ROWS: &[(&str, &str)] = &[("dissolved_on", "分组日期")];
const JOIN_ROWS: &[(&str, &str)] = &[("dissolved_on", "并组日期")];
const DISSOLVE_ROWS: &[(&str, &str)] = &[("dissolved_on", "解散日期")];

impl PartingDialog {
    pub fn new(desk: &Desk, page: &GroupPage, parting: Parting) -> Self {
        let group = DefenceGroup { dissolved_on: Day::new(desk.today()), ..page.group.clone() };
        let rows = match parting {
            Parting::Split { .. } => SPLIT_ROWS,
            Parting::Join { .. } => JOIN_ROWS,
            Parting::Dissolve => DISSOLVE_ROWS,
        };
        Self {
            group: page.id,
            title: page.group.number_words(),
            parting,
            fields: Fields::new(desk, group, rows),
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let (title, paragraph, act, keep) = self.parting.words(&self.title);
        title_ui(ui, &title, paragraph);
        let mut order = FocusOrder::default();
        self.target_ui(ui, &mut order);
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, (act, None), keep, is_entered)
    }

    fn target_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) {
        let Parting::Join { groups, typed, into } = &mut self.parting else { return };
        let is_unknown = into.is_none() && !typed.is_empty();
        let note = self.complaint.note("into", is_unknown.then(|| Note::hint("从列表中选一个组")));
        let is_wrong = self.complaint.problem("into").is_some();
        let mut meant = Vec::new();
        let output = row_ui(ui, "并入", note.as_ref(), |ui| {
            let picker = Picker::new(Id::unique("join into"), typed).name("并入").width(FIELD).list_width(420.0);
            picker.problem(is_wrong).opens_when_empty().show(ui, |typed| {
                let is_meant = |row: &PickRow| row.words.contains(typed.trim()) || row.note.contains(typed.trim());
                meant = groups.iter().filter(|(_, row)| is_meant(row)).cloned().collect();
                meant.iter().map(|(_, row)| row.clone()).collect()
            })
        });
        arrive(&mut self.has_arrived, &output.response);
        let is_changed = took(order, &output.response);
        if let Some(Picked::Row(row)) = output.picked {
            *into = meant.get(row).map(|(id, _)| *id);
        } else if is_changed {
            *into = None;
        }
        if is_changed {
            self.complaint.forget();
        }
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        self.fields.require_read()?;
        let on = self.fields.draft.record.dissolved_on;
        Ok(match &self.parting {
            Parting::Split { first, .. } => {
                let parted = defence::split(desk, self.group, *first, on)?;
                Saved::of("已分成两组", parted.change)
            }
            Parting::Join { into, .. } => {
                let into = into.ok_or_else(|| missing("into", "请选并入的组"))?;
                let parted = defence::join(desk, self.group, into, on)?;
                Saved { group: Some(parted.group), ..Saved::of("已并组", parted.change) }
            }
            Parting::Dissolve => Saved::of("已解散", defence::dissolve(desk, self.group, on)?),
        })
    }
}

fn missing(field: &'static str, sentence: &str) -> Trouble {
    Trouble::Unfinished(vec![crate::domain::Problem::wrong(field, sentence)])
}
