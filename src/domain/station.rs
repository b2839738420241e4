//! The station itself: what stands at the foot of every paper.

use serde::{Deserialize, Serialize};

/// Facts about the station, kept as one record of settings.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Station {
    /// 「海棠社区综治工作站」
    pub name: String,
    /// 「海棠社区」
    pub community: String,
    /// 「青溪街道」
    pub street: String,
    /// Short character(s) that begin running numbers, 「海」.
    pub number_prefix: String,
    pub office_phone: String,
    pub address: String,
    /// 「四川省」: the reports tell 省内 from 省外 by it. Archives from before it was asked do not have it.
    #[serde(default)]
    pub province: String,
}

impl Station {
    /// What papers and agreements would leave empty, by its label in the settings.
    pub fn lacks(&self) -> Vec<&'static str> {
        let printed = [("街道", &self.street), ("办公电话", &self.office_phone)];
        printed.into_iter().filter(|(_, fact)| fact.trim().is_empty()).map(|(label, _)| label).collect()
    }
}
