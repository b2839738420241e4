//! What the columns of a layout meant when the clerk corrected them: remembered by its headings, among the settings.

use crate::domain::Right;
use crate::domain::import::{LivesAs, Mapping, Subject};
use crate::services::{Desk, Trouble};
use serde::{Deserialize, Serialize};

const SETTING: &str = "import_layouts";
/// The oldest are forgotten.
const MOST: usize = 100;

/// Columns by their places, with the word of a target or nothing where they are not taken.
type ByHand = Vec<(usize, Option<String>)>;

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Layout {
    headings: String,
    subject: Subject,
    pub columns: ByHand,
    #[serde(default)]
    pub lives_as: LivesAs,
}

pub(super) fn of(desk: &Desk, mapping: &Mapping) -> Result<Option<Layout>, Trouble> {
    let headings = mapping.layout();
    // Tables without headings are all alike.
    if headings.chars().all(|letter| letter == '|') {
        return Ok(None);
    }
    Ok(all(desk)?.into_iter().find(|layout| layout.headings == headings && layout.subject == mapping.subject))
}

/// Keeps what was corrected, where that is something new.
pub(super) fn remember(desk: &mut Desk, mapping: &Mapping) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    let (columns, lives_as) = (mapping.by_hand(), mapping.lives_as);
    let known = of(desk, mapping)?.map(|layout| (layout.columns, layout.lives_as)).unwrap_or_default();
    if (&columns, lives_as) == (&known.0, known.1) {
        return Ok(());
    }
    let (headings, subject) = (mapping.layout(), mapping.subject);
    let mut layouts = all(desk)?;
    layouts.retain(|layout| layout.headings != headings || layout.subject != subject);
    layouts.insert(0, Layout { headings, subject, columns, lives_as });
    layouts.truncate(MOST);
    let json = serde_json::to_string(&layouts).unwrap_or_default();
    desk.writing("记住表格的列", |writing| Ok(writing.set_setting(SETTING, &json)?))?;
    Ok(())
}

fn all(desk: &Desk) -> Result<Vec<Layout>, Trouble> {
    // Layouts of a later version that this one cannot read are as good as none.
    Ok(desk.store.setting(SETTING)?.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
