//! Writing a vote, an appraisal or a visit down, and putting one right.

use super::Part;
use crate::domain::RecordId;
use crate::domain::codes::ContactDutyKind;
use crate::domain::registers::{Appraisal, ContactDuty, ContactVisit, CouncilVote};
use crate::services::council::{ContactLine, DutyLine};
use crate::services::{ChangeId, Desk, Trouble, council};
use crate::ui::screens::record_dialog::{Answer, RecordDialog, Wording};
use eframe::egui::Context;

const VOTE: &[(&str, &str)] = &[
    ("subject", "议题"),
    ("held_on", "表决日期"),
    ("meeting", "会议"),
    ("venue", "地点"),
    ("due", "应到人数"),
    ("present", "实到人数"),
    ("agreed", "赞成"),
    ("opposed", "反对"),
    ("abstained", "弃权"),
    ("base", "计票基数"),
    ("published_on", "公开日期"),
    ("filing_number", "备案号"),
    ("remark", "备注"),
];
const APPRAISAL: &[(&str, &str)] = &[
    ("kind", "评议对象"),
    ("subject", "名称"),
    ("held_on", "评议日期"),
    ("masses_satisfied", "群众满意"),
    ("masses_dissatisfied", "群众不满意"),
    ("masses_abstained", "群众弃权"),
    ("members_satisfied", "党员满意"),
    ("members_dissatisfied", "党员不满意"),
    ("members_abstained", "党员弃权"),
    ("due_on", "整改期限"),
    ("published_on", "公开日期"),
    ("remark", "备注"),
];

const CONTACT: &[(&str, &str)] = &[
    ("officer", "联系人"),
    ("kind", "对象类别"),
    ("subject", "对象"),
    ("visited_on", "走访日期"),
    ("told", "诉求"),
    ("handling", "办理情况"),
    ("settled_on", "办结日期"),
    ("remark", "备注"),
];

const DUTY: &[(&str, &str)] =
    &[("officer", "联系人"), ("kind", "任务类别"), ("from_date", "起始日期"), ("until_date", "截止日期")];
/// What of the four was done when.
const FOUR: &[(&str, &str)] = &[
    ("officer", "联系人"),
    ("from_date", "起始日期"),
    ("until_date", "截止日期"),
    ("member_on", "联系党员"),
    ("resident_on", "联系群众"),
    ("family_on", "帮扶困难家庭"),
    ("firm_on", "联系企业"),
    ("remark", "备注"),
];
/// And of the five.
const FIVE: &[(&str, &str)] = &[
    ("officer", "联系人"),
    ("from_date", "起始日期"),
    ("until_date", "截止日期"),
    ("member_on", "联系党员"),
    ("firm_on", "联系企业"),
    ("graduate_on", "联系大学生村官"),
    ("veteran_on", "联系老干部"),
    ("family_on", "帮扶困难家庭"),
    ("remark", "备注"),
];

const OF_VOTE: Wording = Wording {
    title: "议事表决",
    paragraph: "只记人数，不记谁投了什么。赞成达到基数的 80 %、到会够法定人数，才通过。",
    act: "保存",
    keep: "不保存",
};
const OF_APPRAISAL: Wording = Wording {
    title: "两票评事",
    paragraph: "评班子、岗位或事项，不写姓名。群众票、党员票各算各的，都要达到 90 %。",
    act: "保存",
    keep: "不保存",
};

const OF_CONTACT: Wording = Wording {
    title: "联系走访",
    paragraph: "对象写户或企业，不写党员、困难户等身份。没有诉求的，诉求留空。",
    act: "保存",
    keep: "不保存",
};

const OF_DUTY: Wording = Wording {
    title: "联系任务",
    paragraph: "只记哪一项在哪天做到，不写联系的是谁。先加任务，做到了再打开填日期。",
    act: "保存",
    keep: "不保存",
};

enum Form {
    Vote(RecordDialog<CouncilVote>),
    Appraisal(RecordDialog<Appraisal>),
    Contact(RecordDialog<ContactVisit>),
    Duty(RecordDialog<ContactDuty>),
}

pub(super) struct CouncilDialog {
    /// The record that is put right; none for a new one.
    known: Option<RecordId>,
    form: Form,
}

impl CouncilDialog {
    /// A first one, or the next after the one that fell short.
    pub(super) fn new(desk: &Desk, part: Part, after: Option<RecordId>) -> Result<Self, Trouble> {
        let form = match part {
            Part::Votes => Form::Vote(RecordDialog::new(desk, OF_VOTE, council::new_vote(desk, after)?, VOTE)),
            Part::Appraisals => {
                let begun = council::new_appraisal(desk, after)?;
                Form::Appraisal(RecordDialog::new(desk, OF_APPRAISAL, begun, APPRAISAL))
            }
            Part::Contacts => contact_form(desk, council::new_contact(desk)?)?,
            Part::Duties => Form::Duty(RecordDialog::new(desk, OF_DUTY, council::new_contact_duty(desk)?, DUTY)),
        };
        Ok(Self { known: None, form })
    }

    pub(super) fn edit_contact(desk: &Desk, line: &ContactLine) -> Result<Self, Trouble> {
        Ok(Self { known: Some(line.id), form: contact_form(desk, line.visit.clone())? })
    }

    pub(super) fn edit_duty(desk: &Desk, line: &DutyLine) -> Self {
        let rows = if line.duty.kind.code == ContactDutyKind::FOUR { FOUR } else { FIVE };
        let form = RecordDialog::new(desk, OF_DUTY, line.duty.clone(), rows);
        Self { known: Some(line.id), form: Form::Duty(form) }
    }

    pub(super) fn edit_vote(desk: &Desk, id: RecordId, vote: CouncilVote) -> Self {
        Self { known: Some(id), form: Form::Vote(RecordDialog::new(desk, OF_VOTE, vote, VOTE)) }
    }

    pub(super) fn edit_appraisal(desk: &Desk, id: RecordId, appraisal: Appraisal) -> Self {
        let form = RecordDialog::new(desk, OF_APPRAISAL, appraisal, APPRAISAL);
        Self { known: Some(id), form: Form::Appraisal(form) }
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        match &mut self.form {
            Form::Vote(form) => form.show(ctx),
            Form::Appraisal(form) => form.show(ctx),
            Form::Contact(form) => form.show(ctx),
            Form::Duty(form) => form.show(ctx),
        }
    }

    /// Looks up what a typed address may mean.
    pub(super) fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match &mut self.form {
            Form::Contact(form) => form.look(desk),
            Form::Vote(_) | Form::Appraisal(_) | Form::Duty(_) => Ok(()),
        }
    }

    pub(super) fn save(&self, desk: &mut Desk) -> Result<ChangeId, Trouble> {
        match &self.form {
            Form::Vote(form) => council::save_vote(desk, self.known, &form.record()?),
            Form::Appraisal(form) => council::save_appraisal(desk, self.known, &form.record()?),
            Form::Duty(form) => council::save_contact_duty(desk, self.known, &form.record()?),
            Form::Contact(form) => {
                let visit = ContactVisit { place: form.place()?, ..form.record()? };
                council::save_contact(desk, self.known, &visit)
            }
        }
    }

    pub(super) fn failed(&mut self, trouble: &Trouble) {
        match &mut self.form {
            Form::Vote(form) => form.failed(trouble),
            Form::Appraisal(form) => form.failed(trouble),
            Form::Contact(form) => form.failed(trouble),
            Form::Duty(form) => form.failed(trouble),
        }
    }
}

fn contact_form(desk: &Desk, visit: ContactVisit) -> Result<Form, Trouble> {
    let place = visit.place.id;
    let form = RecordDialog::new(desk, OF_CONTACT, visit, CONTACT).with_place("地址", desk, place)?;
    Ok(Form::Contact(form))
}
