//! 修改本人资料: what is known of a person alone, in a dialog. For landlords and agents who live elsewhere and have no
//! registration here; whoever has one is put right in its form.

use crate::domain::RecordId;
use crate::domain::registers::Person;
use crate::services::{ChangeId, Desk, Trouble, people};
use crate::ui::dialog_fields::Fields;
use crate::ui::dialog_form::{Answer, Complaint, WIDTH, foot_ui, title_ui};
use crate::ui::widgets::{FocusOrder, confirm};
use eframe::egui::{Context, Id, Ui};

type Rows = &'static [(&'static str, &'static str)];

const RESIDENT: Rows = &[
    ("identity", "证件号码"),
    ("name", "姓名"),
    ("sex", "性别"),
    ("birth", "出生日期"),
    ("phones", "联系电话"),
    ("home_address", "现居详址"),
    ("registered_area", "户籍地"),
    ("registered_address", "户籍详址"),
    ("remark", "备注"),
];
/// A foreigner has a country instead of a 户籍.
const FOREIGNER: Rows = &[
    ("identity", "证件号码"),
    ("name", "姓名"),
    ("sex", "性别"),
    ("birth", "出生日期"),
    ("phones", "联系电话"),
    ("home_address", "现居详址"),
    ("nationality", "国籍"),
    ("remark", "备注"),
];
/// What is kept of a child under fourteen.
const CHILD: Rows = &[
    ("identity", "证件号码"),
    ("name", "姓名"),
    ("sex", "性别"),
    ("birth", "出生日期"),
    ("guardian_consent_on", "监护人同意"),
];

/// The dialog while it is filled.
pub(super) struct Correcting {
    pub person: RecordId,
    fields: Fields<Person>,
    complaint: Complaint,
    has_arrived: bool,
}

impl Correcting {
    /// The number stands there in full, which leaves a line in the log.
    pub(super) fn of(desk: &mut Desk, person: RecordId) -> Result<Self, Trouble> {
        let kept = people::person(desk, person)?;
        people::log_opened(desk, person)?;
        let rows = match () {
            () if kept.is_small_child(desk.today()) => CHILD,
            () if kept.identity.is_of_foreigner() => FOREIGNER,
            () => RESIDENT,
        };
        let fields = Fields::new(desk, kept, rows);
        Ok(Self { person, fields, complaint: Complaint::default(), has_arrived: false })
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique("correcting a person"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            self.content_ui(ui)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, "修改本人资料", "不知道的空着，以后再补。");
        let mut order = FocusOrder::default();
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("保存", None), "不改", is_entered)
    }

    pub(super) fn save(&self, desk: &mut Desk) -> Result<ChangeId, Trouble> {
        people::correct(desk, self.person, &self.fields.draft)
    }

    /// Said in the dialog; what was typed stays.
    pub(super) fn failed(&mut self, trouble: &Trouble) {
        self.complaint = Complaint::of(trouble);
    }
}
