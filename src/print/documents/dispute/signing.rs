//! Who signs the papers of a dispute: on lines side by side, and under the seal of the committee.

use super::CaseRecord;
use super::looks::{body_style, bold_style, text};
use crate::domain::values::Day;
use crate::print::documents::registration::day_or_gaps;
use crate::print::flow::{Element, Party, PartyLine, Sign};

/// So many sign side by side.
const IN_A_ROW: usize = 3;
/// So many stand beside a seal, officers among them, two under two.
const MOST_BESIDE_SEAL: usize = 4;

/// Who signs, with room for the name and the day: at least 15 mm high, of a fingerprint the room itself.
pub fn signer(role: &str, sign: Sign) -> Party {
    let style = body_style();
    let mut lines =
        vec![PartyLine::Write("签名".to_owned(), style), PartyLine::Day(text(&day_or_gaps(Day::default()), style))];
    if sign == Sign::Name {
        lines.insert(0, PartyLine::Known(Vec::new()));
    }
    Party { role: text(role, bold_style()), name: Vec::new(), sign, lines }
}

/// Rows of three, each of which stays whole; the last of the parties stands with the officers, so that the seal never stands alone.
pub fn signatures(mut parties: Vec<Party>, officers: Vec<Party>) -> Vec<Element> {
    let mut elements = Vec::new();
    while parties.len() > IN_A_ROW {
        let rest = parties.split_off(IN_A_ROW);
        elements.push(Element::Signatures(parties));
        parties = rest;
    }
    parties.extend(officers);
    elements.push(Element::Signatures(parties));
    elements
}

/// The same under the seal of the committee: two columns of those who sign, and the seal beside them. Many sign in rows of three before,
/// so that nothing of it is too high for a sheet.
pub fn under_seal(mut parties: Vec<Party>, officers: Vec<Party>, seal: Party) -> Vec<Element> {
    let mut elements = Vec::new();
    while !parties.is_empty() && parties.len() + officers.len() > MOST_BESIDE_SEAL {
        let rest = parties.split_off(IN_A_ROW.min(parties.len()));
        elements.push(Element::Signatures(parties));
        parties = rest;
    }
    let mut columns = [Vec::new(), Vec::new()];
    for (place, signer) in parties.into_iter().chain(officers).enumerate() {
        columns[place % 2].push(signer);
    }
    elements.push(Element::Stacks(columns.into_iter().chain([vec![seal]]).collect()));
    elements
}

/// The committee under its seal; on a form for the pen with a gap before it for its name.
pub fn seal(record: &CaseRecord, day: &str) -> Party {
    let name = if record.committee.is_empty() { "＿＿＿＿人民调解委员会" } else { &record.committee };
    sealed("人民调解委员会（印章）", name, day)
}

/// Whoever puts a seal under a paper, and the day.
pub fn sealed(role: &str, name: &str, day: &str) -> Party {
    let style = body_style();
    let day = if day.is_empty() { day_or_gaps(Day::default()) } else { day.to_owned() };
    Party {
        role: text(role, bold_style()),
        name: text(name, style),
        sign: Sign::Seal,
        lines: vec![PartyLine::Day(text(&day, style))],
    }
}
