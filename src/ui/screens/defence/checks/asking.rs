//! What the page asks: an organisation to be entered, a check to be written down or corrected.

use super::ChecksScreen;
use super::dialog::CheckDialog;
use crate::domain::registers::Organisation;
use crate::services::{ChangeId, Desk, Trouble, organisations, safety};
use crate::ui::event::Event;
use crate::ui::screens::record_dialog::{Answer, RecordDialog, Wording};
use eframe::egui::Ui;

const NEW: &[(&str, &str)] = &[
    ("organisation_name", "名称"),
    ("credit_code", "信用代码"),
    ("phones", "电话"),
    ("office_address", "地址"),
    ("remark", "备注"),
];
const WORDING: Wording =
    Wording {
        title: "登记单位或门店", paragraph: "统一社会信用代码可以以后补。", act: "登记", keep: "不登记"
    };

pub(super) enum Dialog {
    Organisation(Box<RecordDialog<Organisation>>),
    Check(Box<CheckDialog>),
}

impl ChecksScreen {
    pub(super) fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        if answer == Answer::Leave {
            self.close_dialog();
        }
        let Some(dialog) = self.dialog.as_deref_mut().filter(|_| answer == Answer::Save) else { return Ok(None) };
        match dialog.save(desk) {
            Ok((words, change)) => {
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

    pub(super) fn check(&mut self, desk: &Desk, kind: &str) -> Result<(), Trouble> {
        let row = self.chosen().ok_or(Trouble::Gone)?;
        let check = safety::new_check(desk, row.id, kind)?;
        let dialog = CheckDialog::new(desk, &row.organisation.organisation_name, None, check);
        self.dialog = Some(Box::new(Dialog::Check(Box::new(dialog))));
        Ok(())
    }

    pub(super) fn edit(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let row = self.chosen().ok_or(Trouble::Gone)?;
        let (id, check) = row.latest.clone().ok_or(Trouble::Gone)?;
        let dialog = CheckDialog::new(desk, &row.organisation.organisation_name, Some(id), check);
        self.dialog = Some(Box::new(Dialog::Check(Box::new(dialog))));
        Ok(())
    }
}

impl Dialog {
    pub(super) fn organisation(desk: &Desk) -> Self {
        Self::Organisation(Box::new(RecordDialog::new(desk, WORDING, Organisation::default(), NEW)))
    }

    pub(super) fn show(&mut self, ui: &Ui) -> Option<Answer> {
        match self {
            Self::Organisation(dialog) => dialog.show(ui.ctx()),
            Self::Check(dialog) => dialog.show(ui.ctx()),
        }
    }

    fn save(&self, desk: &mut Desk) -> Result<(&'static str, ChangeId), Trouble> {
        Ok(match self {
            Self::Organisation(dialog) => ("单位已登记", organisations::add(desk, &dialog.record()?)?),
            Self::Check(dialog) => ("安全检查已保存", dialog.save(desk)?),
        })
    }

    fn failed(&mut self, trouble: &Trouble) {
        match self {
            Self::Organisation(dialog) => dialog.failed(trouble),
            Self::Check(dialog) => dialog.failed(trouble),
        }
    }
}
