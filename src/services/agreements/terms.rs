//! What the station agrees on as a rule: for how long, and which police station signs; what its notice of collection says.

use super::{Desk, Trouble};
use crate::domain::Right;
use crate::domain::template::TemplateKind;
use crate::store::StoreError;
use serde::{Deserialize, Serialize};

/// The setting's key in the archive.
const SETTING: &str = "agreement_terms";
/// 聘书 and 公约 run for a term of office: three years.
const TERM_OF_OFFICE: u32 = 36;
/// What docs/privacy.md §5 advises.
const KEEPS_FOR: &str = "离开本社区后一年";

/// The station's own figures.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct AgreementTerms {
    /// 有效期, in months.
    pub months: u32,
    /// 派出所, as it signs.
    pub police_station: String,
    /// 保存期限 of what people register, as the notice says it (个人信息保护法 17 条).
    pub keeps_for: String,
    /// Whom to ask about it; whoever hands the notice over where nobody is named.
    pub contact: String,
}

impl Default for AgreementTerms {
    fn default() -> Self {
        Self { months: 12, police_station: String::new(), keeps_for: KEEPS_FOR.to_owned(), contact: String::new() }
    }
}

impl AgreementTerms {
    /// The longest term anybody means.
    pub const MOST_MONTHS: u32 = 60;

    pub fn months_of(&self, kind: TemplateKind) -> u32 {
        match kind {
            TemplateKind::HeadAppointment | TemplateKind::Convention => TERM_OF_OFFICE,
            _ => self.months.clamp(1, Self::MOST_MONTHS),
        }
    }
}

pub fn terms(desk: &Desk) -> Result<AgreementTerms, Trouble> {
    desk.require(Right::Look)?;
    let Some(json) = desk.store.setting(SETTING)? else { return Ok(AgreementTerms::default()) };
    Ok(serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)?)
}

pub fn set_terms(desk: &mut Desk, terms: &AgreementTerms) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let json = serde_json::to_string(terms).map_err(|_| StoreError::Unreadable)?;
    desk.acting("修改责任书期限", "", |store, act| {
        store.write(act, |writing| writing.set_setting(SETTING, &json))?;
        Ok(())
    })
}
