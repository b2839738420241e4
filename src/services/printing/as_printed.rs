//! Everything a paper depends on, as it is archived beside its number. The paper is drawn from this and from nothing else, so
//! that the same values give the same bytes years later, whatever has become of the records.

use super::Order;
use super::log::times_printed;
use super::sources::{self, Gathered};
use crate::domain::{Date, Station};
use crate::print::documents::{DocumentKind, FLOATING_CARD, Source};
use crate::print::{Document, Issue, Page, imposition, over_form};
use crate::services::{Desk, Progress, Trouble, attachments};
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
    /// Onto sheets that carry the empty form already.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_values_only: bool,
    /// An empty form onto which papers can be filled in later: their number, day and operator keep their places free.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_to_be_filled: bool,
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

/// The empty form of a kind; none where every paper brings the wording of its own.
pub(super) struct Form(Option<Document>);

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
    /// Without any values yet.
    pub(super) fn of(desk: &Desk, order: &Order, number: String) -> Self {
        Self {
            station: desk.station().clone(),
            today: desk.today(),
            operator: desk.operator().name.clone(),
            number,
            is_full_id: order.is_full_id,
            is_imposed: order.is_imposed,
            is_values_only: order.is_values_only,
            is_to_be_filled: order.is_blank && order.kind.comes_on_forms() && !order.register.is_empty(),
            sheets: Sheets::Blank,
        }
    }

    /// Whether these values fit onto a form that was printed before.
    pub(super) fn fits_form(&self, kind: &DocumentKind, values: &Value, form: &Form) -> Result<bool, Trouble> {
        Ok(!self.draw_one(kind, values, &self.issue(0), (form, &Progress::default()))?.exceeds_form)
    }

    /// Drawn once for all where it does not depend on the wording of each.
    pub(super) fn form(&self, kind: &DocumentKind) -> Result<Form, Trouble> {
        let is_alike = self.is_values_only && !matches!(kind.source, Source::Template(_));
        let draw = || sources::draw_form(kind, None, &Issue { running_number: None, ..self.issue(0) });
        Ok(Form(is_alike.then(draw).transpose()?))
    }

    /// The pages, record after record, with the pictures that stand on them.
    pub(super) fn draw(&self, desk: &Desk, kind: &DocumentKind) -> Result<Document, Trouble> {
        self.draw_while(desk, kind, &Progress::default())
    }

    /// The same, and a long list tells how far it is and can be stopped.
    pub(super) fn draw_while(
        &self,
        desk: &Desk,
        kind: &DocumentKind,
        progress: &Progress,
    ) -> Result<Document, Trouble> {
        let mut document = self.pages(kind, progress)?;
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

    fn pages(&self, kind: &DocumentKind, progress: &Progress) -> Result<Document, Trouble> {
        let document = match &self.sheets {
            Sheets::Blank => sources::draw(kind, None, &self.issue(0), progress)?,
            Sheets::Filled(filled) => self.draw_all(kind, filled, progress)?,
        };
        Ok(if self.is_imposed { self.imposed(kind, document) } else { document })
    }

    fn draw_all(&self, kind: &DocumentKind, filled: &[Filled], progress: &Progress) -> Result<Document, Trouble> {
        let mut document = Document::new(kind.title, self.today);
        let form = self.form(kind)?;
        for Filled { values, printed_before } in filled {
            let one = self.draw_one(kind, values, &self.issue(*printed_before), (&form, progress))?;
            document.title = one.title;
            document.pages.extend(one.pages);
            document.remarks.extend(one.remarks);
            document.exceeds_form |= one.exceeds_form;
        }
        shorten(&mut document.remarks);
        Ok(document)
    }

    fn draw_one(
        &self,
        kind: &DocumentKind,
        values: &Value,
        issue: &Issue<'_>,
        (form, progress): (&Form, &Progress),
    ) -> Result<Document, Trouble> {
        let paper = sources::draw(kind, Some(values), issue, progress)?;
        if !self.is_values_only {
            return Ok(paper);
        }
        if let Form(Some(form)) = form {
            return Ok(over_form::only_filled(paper, form));
        }
        let form = sources::draw_form(kind, Some(values), &Issue { running_number: None, ..issue.clone() })?;
        Ok(over_form::only_filled(paper, &form))
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
            running_number: (!self.is_to_be_filled).then(|| number_on_paper(&self.number, printed_before)),
            full_id: self.is_full_id,
            onto_form: self.is_values_only,
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

/// The same is said once, and of a long batch not everything.
fn shorten(remarks: &mut Vec<String>) {
    const MOST: usize = 4;
    remarks.dedup();
    if remarks.len() > MOST {
        let more = remarks.len() - MOST;
        remarks.truncate(MOST);
        remarks.push(format!("还有 {more} 份也有要注意的地方，请逐份看预览"));
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
