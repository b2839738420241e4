//! The papers of a dispute, from the application to the label of its file. Every one comes filled, or blank for the pen.
//!
//! Forms: 人民调解文书 as the judicial side lists them (司发通〔2010〕239 号); wording is our own. Who stands on them comes as it was
//! entered; nothing here asks the store. A paper that is to be signed says on itself when it is no final one, and what it lacks.

mod agreement;
mod applying;
mod case_file;
mod closing;
mod letters;
mod levels;
pub(in crate::print::documents) mod looks;
mod minutes;
mod parties;
pub(in crate::print::documents) mod signing;
mod whole_file;

pub use whole_file::{CaseFile, Entry, Scan, catalogue};

use super::registration::Issue;
use super::{DocumentKind, Paper, Source};
use crate::domain::Date;
use crate::domain::registers::{Dispute, DisputeParty, DisputeStep, DisputeTerm};
use crate::print::page::Document;
use serde::{Deserialize, Serialize};

const fn of_case(key: &'static str, title: &'static str, may_show_full_id: bool) -> DocumentKind {
    DocumentKind { key, title, source: Source::Dispute, paper: Paper::A4, may_show_full_id, layout: 3 }
}

const fn of_step(key: &'static str, title: &'static str) -> DocumentKind {
    DocumentKind { source: Source::DisputeStep, ..of_case(key, title, false) }
}

/// One that was drawn anew less often than the others.
const fn drawn_once_less(kind: DocumentKind) -> DocumentKind {
    DocumentKind { layout: kind.layout - 1, ..kind }
}

pub const APPLICATION: DocumentKind = of_case("dispute_application", "人民调解申请书", true);
pub const ACCEPTANCE: DocumentKind = of_case("dispute_acceptance", "人民调解受理登记表", false);
pub const NOTICE: DocumentKind = of_case("dispute_notice", "权利义务告知书", false);
pub const INVESTIGATION: DocumentKind = of_step("dispute_investigation", "人民调解调查记录");
pub const SESSION: DocumentKind = of_step("dispute_session", "人民调解记录");
pub const AGREEMENT: DocumentKind = of_case("dispute_agreement", "人民调解协议书", true);
pub const ORAL_AGREEMENT: DocumentKind = of_case("dispute_oral_agreement", "人民调解口头协议登记表", false);
pub const VISIT: DocumentKind = of_step("dispute_visit", "人民调解回访记录");
pub const CONFIRMATION: DocumentKind = of_case("dispute_confirmation", "司法确认申请书", true);
pub const REFUSAL: DocumentKind = of_step("dispute_refusal", "人民调解不予受理告知书");
pub const TRANSFER: DocumentKind = of_step("dispute_transfer", "矛盾纠纷移送函");
pub const EXTENSION: DocumentKind = of_step("dispute_extension", "延长调解期限约定书");
pub const TERMINATION: DocumentKind = of_step("dispute_termination", "终止调解通知书");
pub const ESCALATION: DocumentKind = of_step("dispute_escalation", "矛盾纠纷上报单");
pub const ORDER: DocumentKind = of_step("dispute_order", "矛盾纠纷交办单");
pub const SUPERVISION: DocumentKind = of_step("dispute_supervision", "矛盾纠纷督办单");
pub const RESPONSIBILITY: DocumentKind = of_case("dispute_responsibility", "重大矛盾纠纷包案责任表", false);
pub const AUTHORISATION: DocumentKind = of_case("dispute_authorisation", "授权委托书", true);
pub const PERFORMANCE: DocumentKind = of_case("dispute_performance", "人民调解协议履行凭证", false);
pub const CLOSING_REPORT: DocumentKind = of_case("dispute_closing_report", "人民调解结案报告", false);
pub const COVER: DocumentKind = of_case("dispute_cover", "人民调解卷宗封面", false);
pub const CONTENTS: DocumentKind = drawn_once_less(of_case("dispute_contents", "卷内目录", false));
pub const REMARKS: DocumentKind = of_case("dispute_remarks", "卷宗情况说明", false);
pub const BACK: DocumentKind = drawn_once_less(of_case("dispute_back", "人民调解卷宗封底", false));
pub const FILE: DocumentKind = of_case("dispute_file", "人民调解整卷", true);

/// What the papers of a case are filled from. What is empty stays a line or a room to write in.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct CaseRecord {
    pub dispute: Dispute,
    pub parties: Vec<DisputeParty>,
    pub terms: Vec<DisputeTerm>,
    pub place: String,
    /// 「海棠社区人民调解委员会」
    pub committee: String,
    pub court: String,
    pub retention: String,
    /// 调解日期 from and until, of the label.
    pub from: String,
    pub until: String,
    /// How the case ended: 「达成书面协议，已履行」, 「调解不成」.
    pub stage: String,
    /// Who closed the file, and on which day.
    #[serde(default)]
    pub filed_by: String,
    #[serde(default)]
    pub filed_on: String,
    /// What a paper to be signed still lacks; nothing of a final one.
    pub lacking: Vec<String>,
    /// 「2026年6月17日」, of an agreement that was made.
    pub agreed_on: String,
    /// The same as a day: how old the parties were when they signed.
    #[serde(default)]
    pub agreed_day: Option<Date>,
    /// 「2026年6月17日 14:30，海棠社区调解室」: the meeting that was arranged, on what the parties take away.
    #[serde(default)]
    pub arranged: String,
    /// A line for each paper in the file, in its order.
    pub catalogue: Vec<CatalogueLine>,
    /// What the file lacks, and what lies beside it, in sentences.
    #[serde(default)]
    pub missing: Vec<String>,
    #[serde(default)]
    pub beside: Vec<String>,
    /// 「2026年6月24日回访：首付已收到。」, of every visit.
    #[serde(default)]
    pub visits: Vec<String>,
    /// Who handed a matter down: whom it was reported to before.
    #[serde(default)]
    pub ordered_by: String,
    /// Of a paper about one step: the step, which meeting it was, and what was said.
    pub step: DisputeStep,
    pub session: u32,
    pub spoken: Vec<Spoken>,
}

impl CaseRecord {
    /// Ages count on the day an agreement was made, and as long as there is none on the day it is drawn.
    fn signed<'a>(&self, issue: &Issue<'a>) -> Issue<'a> {
        Issue { today: self.agreed_day.unwrap_or(issue.today), ..issue.clone() }
    }

    /// On the day the case was registered.
    fn registered<'a>(&self, issue: &Issue<'a>) -> Issue<'a> {
        Issue { today: self.dispute.registered_on.0.unwrap_or(issue.today), ..issue.clone() }
    }
}

/// One line of 卷内目录.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct CatalogueLine {
    pub title: String,
    pub pages: u32,
    pub remark: String,
}

/// One speaker and their words.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Spoken {
    pub speaker: String,
    pub words: String,
}

/// The whole file of a case.
pub fn draw_file(file: &CaseFile, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(FILE.title, issue.today);
    document.pages = whole_file::whole_file(file, issue);
    document
}

/// The paper of a kind; of an empty record the one to be filled by hand.
pub fn draw(kind: &DocumentKind, record: &CaseRecord, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(kind.title, issue.today);
    document.pages = match kind.key {
        key if key == APPLICATION.key => applying::application(record, issue),
        key if key == ACCEPTANCE.key => applying::acceptance(record, issue),
        key if key == NOTICE.key => applying::notice(record, issue),
        key if key == INVESTIGATION.key => minutes::investigation(record, issue),
        key if key == SESSION.key => minutes::session(record, issue),
        key if key == VISIT.key => minutes::visit(record, issue),
        key if key == ORAL_AGREEMENT.key => agreement::oral(record, issue),
        key if key == CONFIRMATION.key => agreement::confirmation(record, issue),
        key if key == REFUSAL.key => letters::refusal(record, issue),
        key if key == TRANSFER.key => letters::transfer(record, issue),
        key if key == EXTENSION.key => letters::extension(record, issue),
        key if key == TERMINATION.key => letters::termination(record, issue),
        key if key == ESCALATION.key => levels::escalation(record, issue),
        key if key == ORDER.key => levels::order(record, issue),
        key if key == SUPERVISION.key => levels::supervision(record, issue),
        key if key == RESPONSIBILITY.key => levels::responsibility(record, issue),
        key if key == AUTHORISATION.key => closing::authorisation(record, issue),
        key if key == PERFORMANCE.key => closing::performance(record, issue),
        key if key == CLOSING_REPORT.key => closing::closing_report(record, issue),
        key if key == BACK.key => closing::back(record, issue),
        key if key == COVER.key => case_file::cover(record, issue),
        key if key == CONTENTS.key => case_file::contents(record, issue),
        key if key == REMARKS.key => case_file::remarks(record, issue),
        _ => agreement::written(record, issue),
    };
    document
}
