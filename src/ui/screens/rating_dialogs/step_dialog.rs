//! A step of one rating, or the same step of several together: those who lack something are left out, and it is said who.

use super::{Answer, Asking, Complaint};
use crate::domain::RecordId;
use crate::domain::rating::StepKind;
use crate::domain::registers::RatingStep;
use crate::services::ratings::{self, LeftOut};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_fields::Fields;
use crate::ui::dialog_form::{foot_ui, title_ui};
use crate::ui::widgets::FocusOrder;
use eframe::egui::Ui;

/// What is asked for, and what there is to know.
struct Asked {
    rows: &'static [(&'static str, &'static str)],
    paragraph: &'static str,
}

fn asked(kind: StepKind) -> Asked {
    let (rows, paragraph): (&'static [(&'static str, &'static str)], _) = match kind {
        StepKind::Publish => (
            &[("stepped_on", "公示开始"), ("until_date", "公示到"), ("conducted_by", "经办人")],
            "登记以后打印公示名单张贴。期满没有异议，或者异议已复核，才能授牌。",
        ),
        StepKind::Object => (
            &[("stepped_on", "提出日期"), ("objector", "提出人"), ("told", "异议内容"), ("conducted_by", "经办人")],
            "房主本人和住户都可以提。写对哪颗星、什么事有异议。",
        ),
        StepKind::Review => (
            &[("stepped_on", "复核日期"), ("outcome", "复核结果"), ("told", "复核情况"), ("conducted_by", "复核人")],
            "维持的接着办。改定的重新逐星决定、重新公示；授牌以后改定的，撤掉的星还给房主。",
        ),
        StepKind::Award => (
            &[("stepped_on", "授牌日期"), ("until_date", "有效期至"), ("conducted_by", "经办人")],
            "登记以后打印星级牌，每处出租房屋一块。",
        ),
        StepKind::Withdraw => (
            &[("stepped_on", "撤星日期"), ("star", "撤哪颗星"), ("told", "理由"), ("conducted_by", "经办人")],
            "空着就是全部的星。登记以后打印撤星通知书送给房主，房主可以提出异议。",
        ),
        StepKind::Nominate | StepKind::Deliberate | StepKind::Leave => (
            &[("stepped_on", "退出日期"), ("told", "理由"), ("conducted_by", "经办人")],
            "房主不再参加本轮，或者不同意公示。已决定的留在记录里，不公示也不授牌。",
        ),
    };
    Asked { rows, paragraph }
}

pub(super) struct StepDialog {
    ratings: Vec<RecordId>,
    kind: StepKind,
    title: String,
    paragraph: &'static str,
    fields: Fields<RatingStep>,
    complaint: Complaint,
    has_arrived: bool,
}

impl StepDialog {
    pub(super) fn new(desk: &Desk, round: RecordId, kind: StepKind, ratings: Vec<RecordId>) -> Result<Self, Trouble> {
        let Asked { rows, paragraph } = asked(kind);
        let about = if ratings.len() > 1 { format!("：{} 位房主", ratings.len()) } else { String::new() };
        Ok(Self {
            fields: Fields::new(desk, ratings::begin_step(desk, round, kind)?, rows),
            title: format!("{}{about}", kind.choice().label()),
            ratings,
            kind,
            paragraph,
            complaint: Complaint::default(),
            has_arrived: false,
        })
    }
}

impl Asking for StepDialog {
    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, &self.title, self.paragraph);
        let mut order = FocusOrder::default();
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        let choice = self.kind.choice();
        let keep = format!("不{}", choice.label());
        foot_ui(ui, &self.complaint, (&format!("登记{}", choice.label()), None), &keep, is_entered)
    }

    fn save(&mut self, desk: &mut Desk) -> Result<(String, ChangeId), Trouble> {
        self.fields.require_read()?;
        let step = &self.fields.draft.record;
        let done = self.kind.choice().label().to_owned();
        if let [one] = self.ratings[..] {
            return Ok((format!("已登记{done}"), ratings::take_step(desk, one, step)?));
        }
        let taken = ratings::take_together(desk, &self.ratings, step)?;
        Ok((format!("已登记 {} 位房主的{done}{}", taken.done, left_out(&taken.left_out)), taken.change))
    }

    fn complaint(&mut self) -> &mut Complaint {
        &mut self.complaint
    }
}

/// 「，2 位没有办：甄房主，公示到 2026-06-20，期满以后才能授牌」
fn left_out(left: &[LeftOut]) -> String {
    let Some(first) = left.first() else { return String::new() };
    let more = if left.len() > 1 { " 等" } else { "" };
    format!("，{} 位没有办：{}，{}{more}", left.len(), first.name, first.lacking.join("，"))
}
