//! What was left half-written: kept inside the archive, offered again after an interruption or a killed process.
//!
//! Every form that can be left half-written is one of [`Form`]; it is kept as it stands, with what does not parse yet.

use super::disputes::{AgreementForm, DisputeForm, StepForm};
use super::households::HouseholdForm;
use super::houses::{Ending, HouseFile, Letting, Visit};
use super::registration::Registration;
use super::routines::EntryForm;
use super::{Desk, Trouble, places};
use crate::domain::registers::{
    Feedback, Meeting, MeetingItem, Opening, PostCard, Reception, Routine, RoutineReport, ScreeningFinding,
    ServiceRecord,
};
use crate::domain::{Right, values::Value};
use crate::store::StoreError;
use serde::{Deserialize, Serialize};

/// A draft as 今日 and the sign-in offer it.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftLine {
    pub key: String,
    /// 「登记流动人口：罗小梅」
    pub title: String,
    /// When it was last touched, `2026-06-15 10:42`.
    pub at: String,
}

/// A form, half-written. Its name is part of what lies in the archive.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Registration(Box<Registration>),
    Household(Box<HouseholdForm>),
    HouseFile(Box<HouseFile>),
    Letting(Box<Letting>),
    Ending(Box<Ending>),
    Visit(Box<Visit>),
    Dispute(Box<DisputeForm>),
    DisputeStep(Box<StepForm>),
    DisputeAgreement(Box<AgreementForm>),
    Routine(Box<EntryForm<Routine>>),
    RoutineReport(Box<EntryForm<RoutineReport>>),
    ScreeningFinding(Box<EntryForm<ScreeningFinding>>),
    Meeting(Box<EntryForm<Meeting>>),
    MeetingItem(Box<EntryForm<MeetingItem>>),
    Reception(Box<EntryForm<Reception>>),
    Feedback(Box<EntryForm<Feedback>>),
    Opening(Box<EntryForm<Opening>>),
    ServiceRecord(Box<EntryForm<ServiceRecord>>),
    PostCard(Box<EntryForm<PostCard>>),
}

/// What stands in the draft table: a title to offer it by, and the form.
#[derive(Deserialize, Serialize)]
struct Kept {
    title: String,
    #[serde(flatten)]
    form: Form,
}

impl Form {
    fn title(&self) -> String {
        match self {
            Self::Registration(form) => {
                let name = &form.person.record.name;
                titled(form.title(), if name.is_empty() { "未写姓名" } else { name })
            }
            Self::Household(form) => form.title(),
            Self::HouseFile(form) => {
                let what = if form.id.is_some() { "编辑出租房屋档案" } else { "新建出租房屋档案" };
                titled(what, if form.address.typed.is_empty() { "未写地址" } else { &form.address.typed })
            }
            Self::Letting(form) => titled(if form.id.is_some() { "修改租赁" } else { "登记新租赁" }, &form.address),
            Self::Ending(form) => titled("退租", &form.address),
            Self::Visit(form) => {
                let day = form.inspection.record.inspected_on.shown();
                format!("{}，{day}", titled("巡查", &form.address))
            }
            Self::Dispute(form) => form.title(),
            Self::DisputeStep(form) => form.draft_title(),
            Self::DisputeAgreement(form) => form.title(),
            Self::Routine(form) => form.draft_title(),
            Self::RoutineReport(form) => form.draft_title(),
            Self::ScreeningFinding(form) => form.draft_title(),
            Self::Meeting(form) => form.draft_title(),
            Self::MeetingItem(form) => form.draft_title(),
            Self::Reception(form) => form.draft_title(),
            Self::Feedback(form) => form.draft_title(),
            Self::Opening(form) => form.draft_title(),
            Self::ServiceRecord(form) => form.draft_title(),
            Self::PostCard(form) => form.draft_title(),
        }
    }

    /// What writing such a form takes.
    fn right(&self) -> Right {
        match self {
            Self::Dispute(_) | Self::DisputeStep(_) | Self::DisputeAgreement(_) => Right::Mediate,
            _ => Right::Write,
        }
    }

    /// Whether it is offered to this operator: whoever may write such a form, and of disputes whoever may see the case.
    fn is_for(&self, desk: &Desk) -> Result<bool, Trouble> {
        if !desk.may(self.right()) {
            return Ok(false);
        }
        match self {
            Self::Dispute(form) => form.is_for(desk),
            Self::DisputeStep(form) => form.is_for(desk),
            Self::DisputeAgreement(form) => form.is_for(desk),
            Self::MeetingItem(form) => form.is_seen(desk),
            Self::ScreeningFinding(form) => form.is_seen(desk),
            _ => Ok(true),
        }
    }

    /// Whether the archive is still as it was for this form. What compares field by field on saving asks nothing here.
    fn is_current(&self, desk: &Desk) -> Result<bool, Trouble> {
        match self {
            Self::Registration(_) | Self::HouseFile(_) | Self::Letting(_) => Ok(true),
            Self::Dispute(_) | Self::DisputeAgreement(_) => Ok(true),
            Self::Routine(_) | Self::RoutineReport(_) | Self::ScreeningFinding(_) | Self::Meeting(_) => Ok(true),
            Self::MeetingItem(_) | Self::Reception(_) | Self::Feedback(_) => Ok(true),
            Self::Opening(_) | Self::ServiceRecord(_) | Self::PostCard(_) => Ok(true),
            Self::DisputeStep(form) => form.is_current(desk),
            Self::Household(form) => form.is_current(desk),
            Self::Ending(form) => form.is_current(desk),
            Self::Visit(form) => form.is_current(desk),
        }
    }
}

macro_rules! forms {
    ($($form:ident),+) => {
        $(impl From<$form> for Form {
            fn from(form: $form) -> Self {
                Self::$form(Box::new(form))
            }
        })+
    };
}

forms!(Registration, HouseFile, Letting, Ending, Visit);

macro_rules! entries {
    ($($register:ident),+) => {
        $(impl From<EntryForm<$register>> for Form {
            fn from(form: EntryForm<$register>) -> Self {
                Self::$register(Box::new(form))
            }
        })+
    };
}

entries!(
    Routine,
    RoutineReport,
    ScreeningFinding,
    Meeting,
    MeetingItem,
    Reception,
    Feedback,
    Opening,
    ServiceRecord,
    PostCard
);

impl From<DisputeForm> for Form {
    fn from(form: DisputeForm) -> Self {
        Self::Dispute(Box::new(form))
    }
}

impl From<StepForm> for Form {
    fn from(form: StepForm) -> Self {
        Self::DisputeStep(Box::new(form))
    }
}

impl From<AgreementForm> for Form {
    fn from(form: AgreementForm) -> Self {
        Self::DisputeAgreement(Box::new(form))
    }
}

impl From<HouseholdForm> for Form {
    fn from(form: HouseholdForm) -> Self {
        Self::Household(Box::new(form))
    }
}

pub(super) fn titled(what: &str, whom: &str) -> String {
    format!("{what}：{whom}")
}

/// Keeps the form under `key`; called at every pause in typing.
pub fn keep(desk: &mut Desk, key: &str, form: Form) -> Result<(), Trouble> {
    desk.require(Right::Enter)?;
    let kept = Kept { title: form.title(), form };
    let json = serde_json::to_string(&kept).map_err(|_| StoreError::Unreadable)?;
    let now = desk.now();
    Ok(desk.store.save_draft(key, &json, &now)?)
}

/// All drafts, the latest first. A draft nobody can read any more is left out, not lost.
pub fn list(desk: &Desk) -> Result<Vec<DraftLine>, Trouble> {
    desk.require(Right::Enter)?;
    let mut lines = Vec::new();
    for row in desk.store.drafts()? {
        let (Ok(kept), Some(at)) = (serde_json::from_str::<Kept>(&row.json), row.at.get(..16)) else { continue };
        if kept.form.is_for(desk)? {
            let at = at.replace('T', " ");
            lines.push(DraftLine { key: row.key, title: places::legible(&kept.title), at });
        }
    }
    lines.sort_by(|one, other| other.at.cmp(&one.at));
    Ok(lines)
}

/// Takes a draft up again. Refused where what it began with has changed since.
pub fn take_up(desk: &Desk, key: &str) -> Result<Form, Trouble> {
    desk.require(Right::Enter)?;
    let row = desk.store.drafts()?.into_iter().find(|row| row.key == key).ok_or(Trouble::Gone)?;
    let kept: Kept = serde_json::from_str(&row.json).map_err(|_| StoreError::Unreadable)?;
    if !kept.form.is_for(desk)? {
        return Err(Trouble::Gone);
    }
    if kept.form.is_current(desk)? { Ok(kept.form) } else { Err(Trouble::DraftOutdated) }
}

pub fn drop(desk: &mut Desk, key: &str) -> Result<(), Trouble> {
    desk.require(Right::Enter)?;
    Ok(desk.store.drop_draft(key)?)
}
