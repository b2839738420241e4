//! A compound file (xls, et) is followed once before calamine opens it: its chains of sectors must end, and its sheets must
//! not ask for more cells than a sheet can have. Layout: [MS-CFB], records: [MS-XLS].

use super::{MOST_SHEETS, NotRead};

const HEADER: usize = 512;
/// Sector numbers from here on are marks, not places.
const MARKS: u32 = 0xFFFF_FFFA;
/// Entries of the sector table that stand in the header.
const TABLE_IN_HEADER: std::ops::Range<usize> = 76..512;
const ENTRY: usize = 128;
/// Streams shorter than this lie in the small sectors.
const SMALL: usize = 4_096;
const SMALL_SECTOR: usize = 64;
/// Rows times columns of BIFF8.
const MOST_OF_A_SHEET: u64 = 65_536 * 256;
/// Cells of all sheets, with the empty ones between them: they are made too.
const MOST_CELLS: u64 = 4_000_000;

const BOUND_SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const DIMENSIONS: u16 = 0x0200;
/// Records that hold the value of a cell, or of a run of cells.
const CELLS: [u16; 9] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x0207, 0x027E, 0x00FD, 0x00BD, 0x0006];

pub(super) fn prove(bytes: &[u8]) -> Result<(), NotRead> {
    let file = File::open(bytes).ok_or(NotRead::Damaged)?;
    let stream = file.workbook().ok_or(NotRead::Damaged)?;
    let mut sheets = 0;
    let mut cells = 0;
    for record in records(&stream, 0).take_while(|record| record.kind != END) {
        if record.kind != BOUND_SHEET {
            continue;
        }
        sheets += 1;
        let place = u32_at(record.body, 0).ok_or(NotRead::Damaged)?;
        cells += asked(&stream, place as usize)?;
        if sheets > MOST_SHEETS || cells > MOST_CELLS {
            return Err(NotRead::TooLarge);
        }
    }
    Ok(())
}

/// How many cells one sheet asks for.
fn asked(stream: &[u8], place: usize) -> Result<u64, NotRead> {
    let mut corners: Option<[u16; 4]> = None;
    let mut depth = 0_u32;
    for record in records(stream, place) {
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS => dimensions(record.body)?,
            kind if CELLS.contains(&kind) && depth <= 1 => {
                let (Some(row), Some(column)) = (u16_at(record.body, 0), u16_at(record.body, 2)) else { continue };
                let [top, left, bottom, right] = corners.unwrap_or([row, column, row, column]);
                corners =
                    Some([top.min(row), left.min(column), bottom.max(row), right.max(last_column(&record, column))]);
            }
            _ => {}
        }
    }
    let Some([top, left, bottom, right]) = corners else { return Ok(0) };
    Ok((u64::from(bottom - top) + 1) * (u64::from(right - left) + 1))
}

/// A run of numbers says its last column at its end.
fn last_column(record: &Record<'_>, first: u16) -> u16 {
    let is_run = record.kind == 0x00BD;
    let last = record.body.len().checked_sub(2).and_then(|place| u16_at(record.body, place));
    last.filter(|_| is_run).map_or(first, |last| last.max(first))
}

/// Room is made for what this record says, before any cell is there.
fn dimensions(body: &[u8]) -> Result<(), NotRead> {
    if body.len() < 14 {
        return Ok(());
    }
    let (Some(first), Some(last)) = (u32_at(body, 0), u32_at(body, 4)) else { return Ok(()) };
    let is_sound = u64::from(last.saturating_sub(first)) * 256 <= MOST_OF_A_SHEET && first <= last;
    if is_sound { Ok(()) } else { Err(NotRead::Damaged) }
}

struct Record<'a> {
    kind: u16,
    body: &'a [u8],
}

fn records(stream: &[u8], mut place: usize) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let kind = u16_at(stream, place)?;
        let length = u16_at(stream, place + 2)? as usize;
        let body = stream.get(place + 4..place + 4 + length)?;
        place += 4 + length;
        Some(Record { kind, body })
    })
}

/// Sectors and the tables that chain them.
struct File<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, table: Vec::new() };
        for place in file.table_places()? {
            file.table.extend(numbers(file.at(place)?));
        }
        has_no_ring(&file.table).then_some(file)
    }

    /// Where the parts of the sector table lie: in the header, then in a chain of its own.
    fn table_places(&self) -> Option<Vec<u32>> {
        let mut places: Vec<u32> = numbers(self.bytes.get(TABLE_IN_HEADER)?).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..=most {
            if next >= MARKS {
                places.retain(|place| *place < MARKS);
                return (places.len() <= most).then_some(places);
            }
            places.extend(numbers(self.at(next)?));
            next = places.pop()?;
        }
        None
    }

    fn at(&self, place: u32) -> Option<&'a [u8]> {
        let start = HEADER.max(self.sector) + (place as usize).checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut stream = Vec::new();
        let mut next = start;
        while next < MARKS {
            stream.extend_from_slice(self.at(next)?);
            next = *self.table.get(next as usize)?;
        }
        Some(stream)
    }

    /// The stream with the records, as it is found by its name in the directory.
    fn workbook(&self) -> Option<Vec<u8>> {
        let directory = self.chain(u32_at(self.bytes, 48)?)?;
        let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
        let small_table: Vec<u32> = numbers(&self.chain(u32_at(self.bytes, 60)?)?).collect();
        if !has_no_ring(&small_table) {
            return None;
        }
        let entry =
            ["workbook", "book"].iter().find_map(|name| entries.iter().find(|entry| name_of(entry) == *name))?;
        let (start, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        let mut stream = if length >= SMALL {
            self.chain(start)?
        } else {
            small_stream(&self.chain(u32_at(entries.first()?, 116)?)?, &small_table, start)?
        };
        stream.truncate(length);
        Some(stream)
    }
}

fn small_stream(sectors: &[u8], table: &[u32], start: u32) -> Option<Vec<u8>> {
    let mut stream = Vec::new();
    let mut next = start;
    while next < MARKS {
        let from = next as usize * SMALL_SECTOR;
        stream.extend_from_slice(sectors.get(from..(from + SMALL_SECTOR).min(sectors.len()))?);
        next = *table.get(next as usize)?;
    }
    Some(stream)
}

/// Whether every chain in a table comes to an end, wherever it is entered.
fn has_no_ring(table: &[u32]) -> bool {
    // In which walk each place was met.
    let mut met = vec![0_usize; table.len()];
    for start in 0..table.len() {
        let mut next = start;
        while let Some(walk) = met.get_mut(next) {
            if *walk == start + 1 {
                return false;
            }
            if *walk != 0 {
                break;
            }
            *walk = start + 1;
            next = table[next] as usize;
        }
    }
    true
}

fn name_of(entry: &[u8]) -> String {
    let units = entry[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    String::from_utf16_lossy(&units.take_while(|unit| *unit != 0).collect::<Vec<_>>()).to_lowercase()
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(place..place + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(place..place + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_that_bites_its_tail_is_found() {
        assert!(has_no_ring(&[1, 2, 0xFFFF_FFFE, 0xFFFF_FFFF]));
        assert!(!has_no_ring(&[1, 2, 0]));
        assert!(!has_no_ring(&[3, 2, 1]));
    }

    #[test]
    fn two_cells_far_apart_ask_for_all_between_them() {
        let cell = |row: u16, column: u16| {
            let mut record = vec![0x03, 0x02, 14, 0];
            record.extend([row.to_le_bytes(), column.to_le_bytes()].concat());
            record.extend([0; 10]);
            record
        };
        let stream = [cell(0, 0), cell(65_535, 255), vec![0x0A, 0, 0, 0]].concat();
        assert_eq!(asked(&stream, 0), Ok(65_536 * 256));
        assert_eq!(dimensions(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 1, 0, 0, 0]), Err(NotRead::Damaged));
    }
}
