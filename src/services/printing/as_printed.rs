//! Everything a paper depends on, as it is archived beside its number. The paper is drawn from this and from nothing else, so
//! that the same values give the same bytes years later, whatever has become of the records.

use super::sources::{self, Gathered};
use crate::domain::{Date, Station};
use crate::print::documents::{DocumentKind, FLOATING_CARD};
use crate::print::{Document, Issue, imposition};
use crate::services::Trouble;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The values of a print, and who issued it when and how.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct AsPrinted {
    pub station: Station,
    pub today: Date,
    pub operator: String,
    /// 「海印〔2026〕第0087号」
    pub number: String,
    pub is_full_id: bool,
    pub is_imposed: bool,
    pub sheets: Sheets,
}

/// What stands on it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) enum Sheets {
    /// The form to be filled by hand.
    Blank,
    /// The values of each record, or of one whole list.
    Filled(Vec<Value>),
}

impl Sheets {
    pub fn filled(gathered: Vec<Gathered>) -> Self {
        Self::Filled(gathered.into_iter().map(|one| one.values).collect())
    }
}

impl AsPrinted {
    /// The pages, record after record.
    pub fn draw(&self, kind: &DocumentKind) -> Result<Document, Trouble> {
        let issue = self.issue();
        let document = match &self.sheets {
            Sheets::Blank => sources::draw(kind, None, &issue)?,
            Sheets::Filled(values) => {
                let mut document = Document::new(kind.title, self.today);
                for values in values {
                    let one = sources::draw(kind, Some(values), &issue)?;
                    document.title = one.title;
                    document.pages.extend(one.pages);
                }
                document
            }
        };
        Ok(if self.is_imposed { self.imposed(kind, document) } else { document })
    }

    fn issue(&self) -> Issue<'_> {
        Issue {
            station: &self.station,
            today: self.today,
            operator: &self.operator,
            running_number: Some(self.number.clone()),
            full_id: self.is_full_id,
        }
    }

    /// Several small papers on one sheet. Blank ones fill it.
    fn imposed(&self, kind: &DocumentKind, document: Document) -> Document {
        if kind.key != FLOATING_CARD.key {
            return document;
        }
        imposition::four_to_a_sheet(if self.sheets == Sheets::Blank { four_of(document) } else { document })
    }
}

fn four_of(mut blank: Document) -> Document {
    blank.pages = std::iter::repeat_n(blank.pages, 4).flatten().collect();
    blank
}
