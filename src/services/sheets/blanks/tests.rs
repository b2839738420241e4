//! Blanks as Excel, openpyxl and Word leave them: filled, read back, and every part that was not filled equal byte for byte.

use super::package::Package;
use super::*;
use crate::domain::import::Sheet as Table;
use crate::services::sheets::reading;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, Format, FormatBorder, Workbook,
};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Three rows to be filled, a formula in each, a total, a signature line, and all that may stand round a table.
fn workbook(outside: &str, on_second: &str) -> Vec<u8> {
    let line = Format::new().set_border(FormatBorder::Thin).set_font_name("仿宋");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("登记 表").unwrap();
    sheet.merge_range(0, 0, 0, 6, "海棠社区登记表", &Format::new().set_bold()).unwrap();
    sheet.write_string(1, 0, "填报单位：").unwrap();
    for (heading, column) in ["序号", "姓名", "身份证号", "人数", "号码长度", "备注", ""].into_iter().zip(0..)
    {
        sheet.write_string_with_format(2, column, heading, &line).unwrap();
    }
    for row in 3..6 {
        for column in 0..4 {
            sheet.write_blank(row, column, &line).unwrap();
        }
        sheet.write_formula_with_format(row, 4, format!("LEN(C{})", row + 1).as_str(), &line).unwrap();
        sheet.merge_range(row, 5, row, 6, "", &line).unwrap();
        sheet.set_row_height(row, 24).unwrap();
    }
    sheet.write_string_with_format(6, 0, "合计", &line).unwrap();
    sheet.write_formula_with_format(6, 3, outside, &line).unwrap();
    sheet.write_string(7, 0, "填表人：").unwrap();
    sheet.set_print_area(0, 0, 7, 6).unwrap();
    sheet.set_repeat_rows(0, 2).unwrap();
    sheet.set_column_width(2, 22).unwrap();
    sheet.set_page_breaks(&[7]).unwrap();
    sheet.add_data_validation(3, 3, 5, 3, &DataValidation::new().allow_list_strings(&["1", "2"]).unwrap()).unwrap();
    let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::GreaterThan(3));
    sheet.add_conditional_format(3, 3, 5, 3, &rule.set_format(Format::new().set_bold())).unwrap();
    let second = book.add_worksheet().set_name("说明").unwrap();
    second.write_string(0, 0, "本表每月报一次").unwrap();
    second.write_formula(1, 0, on_second).unwrap();
    book.save_to_buffer().unwrap()
}

fn usual() -> Vec<u8> {
    workbook("SUM(D4:D6)", "1+1")
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.push((file.name().unwrap().into_owned(), bytes));
    }
    parts
}

fn part(bytes: &[u8], name: &str) -> String {
    Package::open(bytes).unwrap().text(name).unwrap()
}

/// The parts that are not what they were.
fn changed(before: &[u8], after: &[u8]) -> Vec<String> {
    let after = parts(after);
    let differs = |(name, bytes): (String, Vec<u8>)| {
        let is_same = after.iter().any(|(other, now)| *other == name && *now == bytes);
        (!is_same).then_some(name)
    };
    let mut changed: Vec<String> = parts(before).into_iter().filter_map(differs).collect();
    changed.sort();
    changed
}

/// So many people with a number and a count.
fn people(count: usize) -> Rows {
    let person = |number: usize| {
        let entries = [
            (0, Entry::count(number as u64)),
            (1, Entry::text(format!("云中鹤{number}"))),
            (2, Entry::text("510524199001010008")),
            (3, Entry::count(2)),
            (5, Entry::text("<备注&>")),
        ];
        entries.into_iter().collect()
    };
    Rows { given: (3, 5), entries: (1..=count).map(person).collect() }
}

fn with_people(count: usize) -> Writes {
    Writes { cells: BTreeMap::from([((7, 1), Entry::text("东方不亮"))]), rows: Some(people(count)) }
}

fn read_back(bytes: &[u8]) -> Vec<Table> {
    reading::tables(bytes, "表").unwrap()
}

fn text(table: &Table, row: u32, column: usize) -> String {
    let row = table.rows.iter().find(|known| known.number == row);
    row.map_or_else(String::new, |row| row.cell(column).text.to_owned())
}

#[test]
fn filled_cells_keep_their_looks_and_everything_else_its_bytes() {
    let before = usual();
    let blank = of_bytes(before.clone()).unwrap();
    let filled = blank.filled(0, &with_people(2)).unwrap();
    assert_eq!((filled.over, filled.why), (0, None));
    assert_eq!(changed(&before, &filled.bytes), [SHEET], "and the second sheet is as it was");
    let table = &read_back(&filled.bytes)[0];
    assert_eq!((text(table, 4, 1), text(table, 5, 2)), ("云中鹤1".into(), "510524199001010008".into()));
    assert_eq!((text(table, 4, 5), text(table, 8, 1)), ("<备注&>".into(), "东方不亮".into()));
    assert_eq!(text(table, 6, 1), "", "the third row waits on");
    let (before, after) = (part(&before, SHEET), part(&filled.bytes, SHEET));
    let (old, new) = (sheet::Sheet::read(&before).unwrap(), sheet::Sheet::read(&after).unwrap());
    for (old, new) in old.rows.iter().zip(&new.rows) {
        for cell in &old.cells {
            let now = new.cells.iter().find(|now| now.column == cell.column).unwrap();
            assert_eq!((&now.style, now.formula.is_some()), (&cell.style, cell.formula.is_some()));
        }
    }
    assert_eq!(after[new.data.1.start..], before[old.data.1.start..], "what stands round the data");
}

#[test]
fn a_longer_list_moves_what_stands_below_and_what_reaches_over_it_grows() {
    let before = usual();
    let filled = of_bytes(before.clone()).unwrap().filled(0, &with_people(8)).unwrap();
    assert_eq!((filled.over, filled.why), (0, None));
    let table = &read_back(&filled.bytes)[0];
    assert_eq!((text(table, 11, 1), text(table, 11, 0)), ("云中鹤8".into(), "8".into()));
    assert_eq!((text(table, 12, 0), text(table, 13, 0)), ("合计".into(), "填表人：".into()));
    assert_eq!(text(table, 13, 1), "东方不亮");
    let xml = part(&filled.bytes, SHEET);
    for led in ["SUM(D4:D11)", "LEN(C11)", "sqref=\"D4:D11\"", "ref=\"F11:G11\"", "brk id=\"12\"", "ref=\"A1:G13\""] {
        assert!(xml.contains(led), "{led}\n{xml}");
    }
    let read = sheet::Sheet::read(&xml).unwrap();
    let styles = |row| read.row(row).unwrap().cells.iter().map(|cell| cell.style.clone()).collect::<Vec<_>>();
    assert_eq!((styles(10), styles(7)), (styles(5), styles(5)));
    assert_eq!(read.merged.len(), 1 + 8);
    let book = part(&filled.bytes, "xl/workbook.xml");
    assert!(book.contains("'登记 表'!$A$1:$G$13") && book.contains("'登记 表'!$1:$3"), "{book}");
    assert_eq!(changed(&before, &filled.bytes), ["xl/workbook.xml", SHEET]);
}

#[test]
fn where_it_is_not_sure_the_rows_that_are_there_are_filled_and_the_rest_is_told() {
    for (outside, on_second, why) in [
        ("D4+D5+D6", "1+1", provable::FORMULA),
        ("SUM(D4:D5)", "1+1", provable::FORMULA),
        ("SUM(D4:D6)", "SUM('登记 表'!D4:D6)", "别的工作表或图表里有公式指向这张表"),
    ] {
        let before = workbook(outside, on_second);
        let filled = of_bytes(before.clone()).unwrap().filled(0, &with_people(8)).unwrap();
        assert_eq!((filled.over, filled.why), (5, Some(why)), "{outside} {on_second}");
        let table = &read_back(&filled.bytes)[0];
        assert_eq!((text(table, 6, 1), text(table, 7, 0)), ("云中鹤3".into(), "合计".into()));
        assert!(part(&filled.bytes, SHEET).contains(outside));
    }
}

/// A package made of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// As openpyxl names its parts, with a prefix some programs use, shared texts, a shared formula and a chain of formulas.
fn other_hand() -> Vec<u8> {
    let types =
        "<Types><Override PartName=\"/xl/calcChain.xml\" ContentType=\"a\"/><Default Extension=\"xml\"/></Types>";
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"隐\" sheetId=\"2\" state=\"hidden\" r:id=\"rId9\"/>\
                <sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets><calcPr calcId=\"1\"/></workbook>";
    let relations = "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>\
                     <Relationship Id=\"rId2\" Type=\"http://x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>\
                     <Relationship Id=\"rId3\" Type=\"http://x/calcChain\" Target=\"calcChain.xml\"/></Relationships>";
    let texts = "<sst><si><t>姓名</t></si><si><r><t>电</t></r><r><t>话</t></r></si><si><t>合计</t></si></sst>";
    let sheet = "<?xml version=\"1.0\"?>\n<x:worksheet xmlns:x=\"m\"><x:cols><x:col min=\"1\" max=\"2\" style=\"7\"/></x:cols>\
                 <x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c><x:c r=\"B1\" t=\"s\"><x:v>1</x:v></x:c>\
                 <x:c r=\"C1\" t=\"inlineStr\"><x:is><x:t>年龄</x:t></x:is></x:c></x:row>\
                 <x:row r=\"2\" spans=\"1:3\" ht=\"20\"><x:c r=\"A2\" s=\"3\"/><x:c r=\"B2\" s=\"3\"/>\
                 <x:c r=\"C2\" s=\"4\"><x:f t=\"shared\" ref=\"C2:C3\" si=\"0\">LEN(A2)</x:f><x:v>0</x:v></x:c></x:row>\
                 <x:row r=\"3\"><x:c r=\"A3\" s=\"3\"/><x:c r=\"C3\" s=\"4\"><x:f t=\"shared\" si=\"0\"/><x:v>0</x:v></x:c></x:row>\
                 <x:row r=\"4\"><x:c r=\"A4\" t=\"s\"><x:v>2</x:v></x:c><x:c r=\"C4\"><x:f>SUM(C2:C3)</x:f></x:c></x:row>\
                 </x:sheetData></x:worksheet>";
    packed(&[
        ("[Content_Types].xml", types),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sharedStrings.xml", texts),
        ("xl/calcChain.xml", "<calcChain/>"),
        ("xl/theme/theme1.xml", "\u{FEFF}<theme/>"),
        (SHEET, sheet),
    ])
}

#[test]
fn a_workbook_of_another_hand_is_filled_too() {
    let before = other_hand();
    let blank = of_bytes(before.clone()).unwrap();
    assert_eq!(blank.grids.len(), 1, "the hidden sheet is nobody's form");
    assert_eq!((blank.grids[0].text((0, 0)), blank.grids[0].text((0, 1))), ("姓名", "电话"));
    let entries = |number: u32| BTreeMap::from([(0, Entry::text(format!("甲{number}"))), (1, Entry::text("0"))]);
    let rows = Rows { given: (1, 2), entries: (1..=4).map(entries).collect() };
    let filled = blank.filled(0, &Writes { rows: Some(rows), ..Writes::default() }).unwrap();
    assert_eq!((filled.over, filled.why), (0, None));
    let xml = part(&filled.bytes, SHEET);
    for led in [
        "ref=\"C2:C5\" si=\"0\">LEN(A2)",
        "<x:c r=\"C5\" s=\"4\"><x:f t=\"shared\" si=\"0\"></x:f></x:c>",
        "<x:f>SUM(C2:C5)</x:f>",
        "<x:c r=\"B3\" s=\"7\" t=\"inlineStr\">",
        "<x:row r=\"6\"><x:c r=\"A6\" t=\"s\">",
    ] {
        assert!(xml.contains(led), "{led}\n{xml}");
    }
    assert!(part(&filled.bytes, "xl/workbook.xml").contains("<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>"));
    let names: Vec<String> = parts(&filled.bytes).into_iter().map(|(name, _)| name).collect();
    assert!(!names.contains(&"xl/calcChain.xml".to_owned()));
    assert!(!part(&filled.bytes, "[Content_Types].xml").contains("calcChain"));
    assert!(!part(&filled.bytes, "xl/_rels/workbook.xml.rels").contains("calcChain"));
    let same = ["xl/sharedStrings.xml", "xl/theme/theme1.xml"];
    assert!(changed(&before, &filled.bytes).iter().all(|name| !same.contains(&name.as_str())));
}

fn letter(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\" xmlns:w14=\"w14\"><w:body>{body}</w:body></w:document>");
    packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document), ("word/styles.xml", "<w:styles/>")])
}

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

#[test]
fn cells_of_a_document_are_filled_in_their_own_face() {
    let face = "<w:rPr><w:rFonts w:ascii=\"仿宋\"/></w:rPr>";
    let label = |text: &str| cell("", &format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
    let marked = cell("<w:gridSpan w:val=\"2\"/>", &format!("<w:p w14:paraId=\"1\"><w:pPr>{face}</w:pPr></w:p>"));
    let spaced = cell("", &format!("<w:p><w:r>{face}<w:t xml:space=\"preserve\">  </w:t></w:r></w:p>"));
    let inner = cell("", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>");
    let first = format!("<w:tr>{}{marked}{}{spaced}</w:tr>", label("姓名"), label("电话"));
    let second = format!("<w:tr>{}{}{inner}{}</w:tr>", label("住址"), cell("", "<w:p/>"), cell("", "<w:p/>"));
    let body = format!("<w:p/><w:tbl>{first}{second}</w:tbl>");
    let before = letter(&body);
    let blank = of_bytes(before.clone()).unwrap();
    assert_eq!((blank.ending(), blank.grids.len()), ("docx", 1));
    let grid = &blank.grids[0];
    assert_eq!((grid.text((0, 3)), grid.is_blank((0, 1)), grid.is_blank((1, 2))), ("电话", true, false));
    let cells = BTreeMap::from([
        ((0, 1), Entry::text("云中鹤")),
        ((0, 4), Entry::text("138")),
        ((1, 1), Entry::text("3栋<1>")),
    ]);
    let filled = blank.filled(0, &Writes { cells, rows: None }).unwrap();
    let text = part(&filled.bytes, "word/document.xml");
    let run = |words: &str| format!("<w:r>{face}<w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    assert!(text.contains(&format!("</w:pPr>{}</w:p>", run("云中鹤"))), "{text}");
    assert!(text.contains(&run("138")) && text.contains("3栋&lt;1&gt;"), "{text}");
    assert_eq!(changed(&before, &filled.bytes), ["word/document.xml"]);
}

#[test]
fn a_list_in_a_document_gets_more_rows_like_its_last() {
    let heading = format!("<w:tr>{}{}</w:tr>", cell("", "<w:p><w:r><w:t>姓名</w:t></w:r></w:p>"), cell("", "<w:p/>"));
    let row = format!("<w:tr w14:paraId=\"7\">{}{}</w:tr>", cell("", "<w:p w14:paraId=\"8\"/>"), cell("", "<w:p/>"));
    let blank = of_bytes(letter(&format!("<w:tbl>{heading}{row}</w:tbl>"))).unwrap();
    let entries = |number: u32| BTreeMap::from([(0, Entry::text(format!("甲{number}")))]);
    let rows = Rows { given: (1, 1), entries: (1..=3).map(entries).collect() };
    let filled = blank.filled(0, &Writes { rows: Some(rows), ..Writes::default() }).unwrap();
    let text = part(&filled.bytes, "word/document.xml");
    let again = &of_bytes(filled.bytes).unwrap().grids[0];
    assert_eq!((again.text((1, 0)), again.text((3, 0)), again.size()), ("甲1", "甲3", (4, 2)));
    assert_eq!(text.matches("paraId").count(), 2, "a number that names a row names one: {text}");
}

#[test]
fn an_old_workbook_becomes_one_of_today_and_its_losses_are_told() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/old.et");
    let blank = open(&path).unwrap();
    assert!(blank.caution.is_some_and(|words| words.contains("旧格式")));
    assert_eq!((blank.ending(), blank.grids[0].text((0, 1))), ("xlsx", "姓名*"));
    assert!(of_bytes(usual()).unwrap().caution.is_none());
}

#[test]
fn what_is_no_blank_is_refused_in_plain_words() {
    let whole = usual();
    let bomb = packed(&[("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook/>")]);
    let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    encrypted.resize(512 + 128, 0);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    encrypted.resize(512 + 512, 0);
    for (bytes, refused) in [
        (whole[..whole.len() / 2].to_vec(), NotBlank::Damaged),
        (bomb, NotBlank::Damaged),
        (encrypted, NotBlank::Protected),
        (b"%PDF-1.7".to_vec(), NotBlank::NotATable),
        ("姓名,电话\n甲,1\n".into(), NotBlank::NotATable),
        (packed(&[("readme.txt", "a")]), NotBlank::NotATable),
        (letter("<w:p/>"), NotBlank::Empty),
        (Vec::new(), NotBlank::Empty),
    ] {
        assert_eq!(of_bytes(bytes).unwrap_err(), refused);
    }
}

/// Bytes changed, cut and doubled, in the package and in the parts themselves: whatever comes of it, it comes soon.
#[test]
fn no_damage_makes_filling_fall_or_hang() {
    let mut dice = 0x9E37_79B9_7F4A_7C15_u64;
    let mut roll = move |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        usize::try_from(dice % sides as u64).unwrap()
    };
    let mut broken = move |whole: &[u8]| {
        let mut broken = whole.to_vec();
        for _ in 0..=roll(4) {
            let place = roll(broken.len());
            match roll(4) {
                0 => broken[place] = u8::try_from(roll(256)).unwrap(),
                1 => broken.truncate(place.max(16)),
                2 => broken[place] = b'<',
                _ => {
                    let piece = broken[place..(place + roll(64)).min(broken.len())].to_vec();
                    broken.splice(place..place, piece);
                }
            }
        }
        broken
    };
    let fill = |bytes: Vec<u8>| {
        if let Ok(blank) = of_bytes(bytes) {
            for table in 0..blank.grids.len() {
                let _ = blank.filled(table, &with_people(8));
            }
        }
    };
    let sources = [usual(), other_hand(), letter("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")];
    for whole in &sources {
        for _ in 0..30 {
            fill(broken(whole));
        }
        // Past the check sums of the package, into the parts.
        for (name, text) in parts(whole).iter().filter(|(name, _)| name.ends_with(".xml")) {
            for _ in 0..6 {
                let damaged = String::from_utf8_lossy(&broken(text)).into_owned();
                let changed = package::Changed::from([(name.clone(), Some(damaged))]);
                fill(Package::open(whole).unwrap().with(&changed).unwrap());
            }
        }
    }
}

/// A small file that says one long text over and over would fill the memory.
#[test]
fn a_text_that_many_cells_share_counts_in_each_of_them() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let long = "长".repeat(32_767);
    for row in 0..400 {
        sheet.write_string(row, 0, &long).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(of_bytes(bytes).map(drop), Err(NotBlank::TooLarge));
}
