//! Each reader with the quirks of its program; the files are made by `tests/data/import/make.py`.

use super::*;
use crate::domain::import::Kind;
use std::path::PathBuf;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).unwrap()
}

fn only(name: &str) -> Sheet {
    let mut sheets = read(&fixture(name)).unwrap();
    assert_eq!(sheets.len(), 1, "{name}");
    sheets.remove(0)
}

fn refusal(bytes: &[u8]) -> NotRead {
    tables(bytes, "表").unwrap_err()
}

#[test]
fn a_workbook_is_told_by_what_it_holds() {
    for name in ["old.et", "old-named-wrongly.xlsx", "open.ods", "strict.xlsx"] {
        let sheet = only(name);
        assert_eq!(sheet.rows[0].cell(1).text, "姓名*", "{name}");
        assert_eq!(sheet.rows[2].cell(2).text, "510524199001010016", "{name}");
        assert_eq!(sheet.rows[1].cell(6).text, "2024-03-01", "{name}");
    }
    assert_eq!(only("old.et").merged.len(), 1);
}

#[test]
fn numbers_days_and_formats_are_kept_apart() {
    let sheet = only("messy.xlsx");
    let row = |number: u32| sheet.rows.iter().find(|row| row.number == number).unwrap();
    assert_eq!(row(6).cell(6), crate::domain::import::SheetCell { text: "2024-03-01", kind: Kind::Day });
    assert_eq!(row(7).cell(3), crate::domain::import::SheetCell { text: "13800000607", kind: Kind::Number });
    assert_eq!((row(8).cell(2).kind, row(8).cell(2).text.len()), (Kind::Number, 18), "rounded, and seen to be");
    assert_eq!(row(9).cell(1).text, "一阵风", "hidden rows are rows");
    assert_eq!(sheet.rows.last().unwrap().number, 39, "a format in the last cell of a sheet is no row");
    assert_eq!(sheet.width(), 9);
    assert_eq!(sheet.merged.len(), 10);
}

#[test]
fn days_counted_from_1904_are_days() {
    let sheet = only("since-1904.xlsx");
    assert!(sheet.counts_from_1904);
    assert_eq!(sheet.rows[1].cell(3).text, "2024-03-01");
}

#[test]
fn a_text_table_is_read_in_every_encoding_and_with_every_mark() {
    let text = "姓名,身份证号\r\n云中鹤,510524199001010008\r\n\"水,漂\",\"=\"\"510524199001010016\"\"\"\r\n";
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let (gbk, _, _) = encoding_rs::GBK.encode(text);
    let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
    let utf16_marked = [&[0xFF, 0xFE][..], &utf16(text)].concat();
    for bytes in [text.as_bytes().to_vec(), marked, gbk.into_owned(), utf16_marked, utf16(text)] {
        let sheet = &tables(&bytes, "名单").unwrap()[0];
        assert_eq!((sheet.name.as_str(), sheet.rows.len()), ("名单", 3));
        assert_eq!(sheet.rows[0].cell(0).text, "姓名");
        assert_eq!((sheet.rows[2].cell(0).text, sheet.rows[2].cell(1).text), ("水,漂", "510524199001010016"));
    }
    for mark in ["\t", ";", "|"] {
        let text = format!("姓名{mark}电话\n云中鹤{mark}13800000606，13800000607\n");
        assert_eq!(tables(text.as_bytes(), "表").unwrap()[0].rows[1].cell(1).text, "13800000606，13800000607");
    }
}

#[test]
fn what_is_refused_is_said_plainly() {
    let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    encrypted.resize(512 + 128, 0);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    encrypted.resize(512 + 512, 0);
    let cut = bytes("messy.xlsx");
    for (bytes, refused) in [
        (encrypted, NotRead::Protected),
        (cut[..cut.len() / 2].to_vec(), NotRead::Damaged),
        (bytes("old.et")[..2_048].to_vec(), NotRead::Damaged),
        (b"%PDF-1.7 ...".to_vec(), NotRead::NotATable),
        (vec![0x89, b'P', b'N', b'G', 0, 1, 2, 3], NotRead::NotATable),
        (vec![1, 2, 3, 4, 5, 6, 7, 8, 9], NotRead::NotATable),
        (
            br#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>"#.to_vec(),
            NotRead::SpreadsheetXml,
        ),
        (b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), NotRead::WebPage),
        (Vec::new(), NotRead::Empty),
        (b"\r\n , \r\n".to_vec(), NotRead::Empty),
    ] {
        assert_eq!(refusal(&bytes), refused);
    }
    assert!(matches!(read(&fixture("no-such.xlsx")), Err(Trouble::FileNotRead { .. })));
}

/// Bytes of each file changed, cut and doubled, the same in every run: whatever comes of it, it comes soon and is told.
#[test]
fn no_damage_makes_a_reader_fall_or_hang() {
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    let mut roll = move |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        usize::try_from(dice % sides as u64).unwrap()
    };
    let text = "姓名,身份证号\n云中鹤,510524199001010008\n".repeat(8).into_bytes();
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(TABLE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut corpus = vec![text, wide];
    let files = ["messy.xlsx", "old.et", "open.ods", "since-1904.xlsx", "strict.xlsx", "old-named-wrongly.xlsx"];
    corpus.extend(files.map(bytes));
    for whole in &corpus {
        for _ in 0..30 {
            let mut broken = whole.clone();
            for _ in 0..=roll(8) {
                let place = roll(broken.len());
                match roll(4) {
                    0 => broken[place] = u8::try_from(roll(256)).unwrap(),
                    1 => broken.truncate(place.max(16)),
                    2 => broken[place] = 0xFF,
                    _ => {
                        let end = (place + roll(64)).min(broken.len());
                        let piece = broken[place..end].to_vec();
                        broken.splice(place..place, piece);
                    }
                }
            }
            let _ = tables(&broken, "表");
        }
    }
}

const TABLE: &str = "姓名,身份证号\n云中鹤,510524199001010008\n";

/// The parts of a package changed within, so that damage is not found by their checksums but met by who reads them.
#[test]
fn damage_inside_a_package_makes_no_reader_fall_or_hang() {
    let mut dice = 0x9E37_79B9_7F4A_7C15_u64;
    let mut roll = move |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        usize::try_from(dice % sides.max(1) as u64).unwrap()
    };
    for name in ["messy.xlsx", "open.ods", "strict.xlsx"] {
        let parts = unpacked(&bytes(name));
        for _ in 0..40 {
            let mut broken = parts.clone();
            let part = roll(broken.len());
            let text = &mut broken[part].1;
            for _ in 0..=roll(4) {
                let place = roll(text.len());
                let pieces: [&[u8]; 6] = [b"<", b"\"", b"9999999999", b"-1", b"&#0;", b"</row>"];
                let end = (place + roll(12)).min(text.len());
                text.splice(place..end, pieces[roll(pieces.len())].iter().copied());
            }
            let _ = tables(&packed(&broken), "表");
        }
    }
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        parts.push((file.name().unwrap().into_owned(), content));
    }
    parts
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
