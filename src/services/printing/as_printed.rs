//! Everything a paper depends on, as it is archived beside its number. The paper is drawn from this and from nothing else, so
//! that the same values give the same bytes years later, whatever has become of the records.

use super::Order;
use super::log::times_printed;
use super::sources::{self, Gathered};
use crate::domain::{Date, Station};
use crate::print::documents::{DocumentKind, FLOATING_CARD};
use crate::print::{Document, Issue, Page, imposition};
use crate::services::{Desk, Trouble, attachments};
use crate::store::StoreError;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

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
    /// A paper for each record, or one for a whole list.
    Filled(Vec<Filled>),
}

/// The values of one paper.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Filled {
    pub values: Value,
    /// How often the same document of the same record came out before: more than nothing is 补打, and says so.
    pub printed_before: u32,
}

impl Sheets {
    pub(super) fn filled(desk: &Desk, order: &Order, gathered: Vec<Gathered>) -> Result<Self, Trouble> {
        let filled = gathered.into_iter().map(|one| {
            let times = one.record.map(|record| times_printed(desk, order.kind, record)).transpose()?;
            Ok(Filled { values: one.values, printed_before: times.unwrap_or_default() })
        });
        Ok(Self::Filled(filled.collect::<Result<_, Trouble>>()?))
    }
}

impl AsPrinted {
    /// The pages, record after record, with the pictures that stand on them.
    pub(super) fn draw(&self, desk: &Desk, kind: &DocumentKind) -> Result<Document, Trouble> {
        let mut document = self.pages(kind)?;
        let wanted: BTreeSet<String> = document.pages.iter().flat_map(Page::pictures).map(str::to_owned).collect();
        for hash in wanted {
            let kept = match desk.store.attachment_bytes(&hash) {
                Ok(jpeg) => jpeg,
                // Taken out of the file since, and wiped: its place stays empty.
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error.into()),
            };
            document.pictures.insert(hash, attachments::picture_of(kept)?);
        }
        Ok(document)
    }

    fn pages(&self, kind: &DocumentKind) -> Result<Document, Trouble> {
        let document = match &self.sheets {
            Sheets::Blank => sources::draw(kind, None, &self.issue(0))?,
            Sheets::Filled(filled) => self.draw_all(kind, filled)?,
        };
        Ok(if self.is_imposed { self.imposed(kind, document) } else { document })
    }

    fn draw_all(&self, kind: &DocumentKind, filled: &[Filled]) -> Result<Document, Trouble> {
        let mut document = Document::new(kind.title, self.today);
        for Filled { values, printed_before } in filled {
            let one = sources::draw(kind, Some(values), &self.issue(*printed_before))?;
            document.title = one.title;
            document.pages.extend(one.pages);
        }
        Ok(document)
    }

    /// Of a paper about one record how often it came out before.
    pub fn printed_before(&self) -> u32 {
        match &self.sheets {
            Sheets::Filled(filled) if filled.len() == 1 => filled[0].printed_before,
            _ => 0,
        }
    }

    fn issue(&self, printed_before: u32) -> Issue<'_> {
        Issue {
            station: &self.station,
            today: self.today,
            operator: &self.operator,
            running_number: Some(number_on_paper(&self.number, printed_before)),
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

/// 「海印〔2026〕第0088号（补打第1次）」: wherever a document shows its number, it shows that it is no first one.
fn number_on_paper(number: &str, printed_before: u32) -> String {
    if printed_before == 0 { number.to_owned() } else { format!("{number}（补打第{printed_before}次）") }
}

fn four_of(mut blank: Document) -> Document {
    blank.pages = std::iter::repeat_n(blank.pages, 4).flatten().collect();
    blank
}
