//! What the committee goes by: its name, how its cases are numbered, the court that confirms, how long files are kept, and the
//! sentences it uses again and again.

use super::{Desk, Trouble};
use crate::domain::Right;
use crate::store::StoreError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The setting's key in the archive.
const SETTING: &str = "mediation";

/// The station's own words and figures.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct MediationTerms {
    /// 「海棠社区人民调解委员会」
    pub committee: String,
    /// What stands before the year of a number: 「海人调字」.
    pub number_word: String,
    /// The number a year begins with, where the committee has counted by hand before.
    pub first_numbers: BTreeMap<i32, u32>,
    /// 「龙潭区人民法院」
    pub court: String,
    /// 保管期限 of a file
    pub retention: String,
    /// Where meetings are held.
    pub venue: String,
    /// Sentences that are put into a record by a key.
    pub phrases: Vec<String>,
}

const PHRASES: [&str; 8] = [
    "调解员告知：人民调解不收费，双方可以接受、拒绝或者要求终止调解，可以要求公开或者不公开进行。双方表示清楚，愿意接受调解。",
    "请申请人说说事情的经过和要求。",
    "请对方说说意见。",
    "双方对上述事实没有异议。",
    "调解员分别听取了双方意见。",
    "双方对责任没有争议，对赔偿数额还有分歧。",
    "双方同意按下列内容达成协议。",
    "以上记录已向双方宣读，双方核对无误。",
];

impl MediationTerms {
    /// What was never entered follows from the station.
    fn completed(self, desk: &Desk) -> Self {
        let station = desk.station();
        let or = |own: String, usual: String| if own.trim().is_empty() { usual } else { own };
        Self {
            committee: or(self.committee, format!("{}人民调解委员会", station.community)),
            number_word: or(self.number_word, format!("{}人调字", station.number_prefix)),
            retention: or(self.retention, "长期".to_owned()),
            venue: or(self.venue, format!("{}调解室", station.community)),
            phrases: if self.phrases.is_empty() { PHRASES.map(str::to_owned).to_vec() } else { self.phrases },
            ..self
        }
    }

    pub fn first_number(&self, year: i32) -> u32 {
        self.first_numbers.get(&year).copied().unwrap_or(1)
    }
}

pub fn terms(desk: &Desk) -> Result<MediationTerms, Trouble> {
    desk.require(Right::Look)?;
    let kept: MediationTerms = match desk.store.setting(SETTING)? {
        Some(json) => serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)?,
        None => MediationTerms::default(),
    };
    Ok(kept.completed(desk))
}

/// Numbers, names and terms are the station head's.
pub fn set_terms(desk: &mut Desk, terms: &MediationTerms) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    keep(desk, terms)
}

/// The sentence bank is whoever mediates.
pub fn keep_phrases(desk: &mut Desk, phrases: Vec<String>) -> Result<(), Trouble> {
    desk.require(Right::Mediate)?;
    let phrases = phrases.into_iter().map(|phrase| phrase.trim().to_owned()).filter(|phrase| !phrase.is_empty());
    let terms = MediationTerms { phrases: phrases.collect(), ..terms(desk)? };
    keep(desk, &terms)
}

fn keep(desk: &mut Desk, terms: &MediationTerms) -> Result<(), Trouble> {
    let json = serde_json::to_string(terms).map_err(|_| StoreError::Unreadable)?;
    desk.acting("修改人民调解设置", "", |store, act| {
        store.write(act, |writing| writing.set_setting(SETTING, &json))?;
        Ok(())
    })
}
