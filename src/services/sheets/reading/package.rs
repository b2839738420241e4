//! A package (xlsx, ods) is unpacked once to nowhere before anything looks into it: a bomb shows by what comes out, not by
//! what its directory says.

use super::NotRead;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// All parts unpacked. A sheet of 100,000 people by 29 columns has about 120 MB.
const LARGEST: u64 = 700 * 1024 * 1024;
const MOST_PARTS: usize = 4_000;
/// Cells an ods asks for, empty ones before and repeated ones included: more is a bomb.
const MOST_ASKED: u64 = 6_000_000;
/// Shared texts a workbook announces.
const MOST_ANNOUNCED: u64 = 20_000_000;
const CHUNK: usize = 1 << 18;
/// Longer than any of the words looked for.
const OVERLAP: usize = 64;

/// What was seen on the way.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Seen {
    /// Somewhere cells are merged: reading where costs a second pass.
    pub has_merges: bool,
}

pub(super) fn prove(bytes: &[u8]) -> Result<Seen, NotRead> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotRead::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(NotRead::TooLarge);
    }
    let mut left = LARGEST;
    let mut seen = Seen::default();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) => NotRead::Protected,
            _ => NotRead::Damaged,
        })?;
        let looks_at = part.name().map_or(Looks::Away, |name| Looks::at(&name));
        look(part, looks_at, &mut left, &mut seen)?;
    }
    Ok(seen)
}

/// Which parts are looked into.
#[derive(Clone, Copy, PartialEq)]
enum Looks {
    ForMerges,
    /// How many shared texts are announced: room is made for as many.
    ForCount,
    ForRepetitions,
    Away,
}

impl Looks {
    fn at(name: &str) -> Self {
        if name.starts_with("xl/worksheets/") {
            Self::ForMerges
        } else if name.ends_with("sharedStrings.xml") {
            Self::ForCount
        } else if name == "content.xml" {
            Self::ForRepetitions
        } else {
            Self::Away
        }
    }
}

fn look(mut part: impl Read, looks: Looks, left: &mut u64, seen: &mut Seen) -> Result<(), NotRead> {
    let mut chunk = vec![0; CHUNK];
    let mut kept = 0;
    let mut asked = Asked::default();
    loop {
        let count = part.read(&mut chunk[kept..]).map_err(|_| NotRead::Damaged)?;
        if count == 0 {
            return Ok(());
        }
        *left = left.checked_sub(count as u64).ok_or(NotRead::TooLarge)?;
        let end = kept + count;
        let mut whole = end - end.min(OVERLAP);
        match looks {
            Looks::Away => {}
            Looks::ForMerges => {
                seen.has_merges = seen.has_merges || String::from_utf8_lossy(&chunk[..end]).contains("<mergeCell ");
            }
            Looks::ForCount => {
                let text = String::from_utf8_lossy(&chunk[..end]);
                let announced = number(&text, "uniqueCount=\"").max(number(&text, "count=\""));
                if announced > MOST_ANNOUNCED {
                    return Err(NotRead::Damaged);
                }
            }
            Looks::ForRepetitions => {
                // A tag that is cut waits for its end.
                let tag = chunk[..end].iter().rposition(|byte| *byte == b'<').unwrap_or_default();
                whole = if end - tag > CHUNK / 2 { end } else { tag };
                asked.look(&String::from_utf8_lossy(&chunk[..whole]))?;
            }
        }
        kept = end - whole;
        chunk.copy_within(whole..end, 0);
    }
}

/// An ods says how often a row or a cell is repeated. Empty ones are by the million; those up to a text are made.
#[derive(Default)]
struct Asked {
    rows: u64,
    columns: u64,
    /// Of the row at hand, up to its last text.
    filled: u64,
    cells: u64,
}

impl Asked {
    fn look(&mut self, text: &str) -> Result<(), NotRead> {
        for tag in text.split('<') {
            if tag.starts_with("table:table-row") {
                (self.rows, self.columns, self.filled) = (number(tag, "number-rows-repeated=\"").max(1), 0, 0);
            } else if tag.starts_with("table:table-cell") || tag.starts_with("table:covered-table-cell") {
                self.columns = self.columns.saturating_add(number(tag, "number-columns-repeated=\"").max(1));
            } else if tag.starts_with("text:p") && self.filled < self.columns {
                let more = self.rows.saturating_mul(self.columns - self.filled);
                (self.filled, self.cells) = (self.columns, self.cells.saturating_add(more));
            }
            if self.cells > MOST_ASKED {
                return Err(NotRead::TooLarge);
            }
        }
        Ok(())
    }
}

/// The number behind a name in a tag; 0 where it is not there.
fn number(tag: &str, name: &str) -> u64 {
    let Some(place) = tag.find(name) else { return 0 };
    let digits: String = tag[place + name.len()..].chars().take_while(char::is_ascii_digit).take(18).collect();
    digits.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked_at(part: impl Read, looks: Looks) -> Result<Seen, NotRead> {
        let (mut left, mut seen) = (LARGEST, Seen::default());
        look(part, looks, &mut left, &mut seen).map(|()| seen)
    }

    #[test]
    fn a_bomb_is_stopped_while_it_unfolds() {
        assert_eq!(looked_at(std::io::repeat(b' '), Looks::Away), Err(NotRead::TooLarge));
        let row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
                   table:number-columns-repeated=\"16000\"><text:p>1</text:p></table:table-cell></table:table-row>";
        assert_eq!(looked_at(row.as_bytes(), Looks::ForRepetitions), Err(NotRead::TooLarge));
        let blank = row.replace("<text:p>1</text:p>", "");
        assert!(looked_at(blank.as_bytes(), Looks::ForRepetitions).is_ok());
        let announced = "<sst uniqueCount=\"99999999999\">";
        assert_eq!(looked_at(announced.as_bytes(), Looks::ForCount), Err(NotRead::Damaged));
    }

    #[test]
    fn a_word_is_seen_where_two_chunks_meet() {
        let part = format!("{}<mergeCell ref=\"A1:B2\"/>", " ".repeat(CHUNK - 4));
        assert!(looked_at(part.as_bytes(), Looks::ForMerges).unwrap().has_merges);
    }
}
