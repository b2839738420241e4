//! 档案恢复页: the recovery code on paper, to be sealed in an envelope. Printed once, when the code is made.

use super::RECOVERY_SHEET;
use super::registration::day_in_words;
use crate::domain::Date;
use crate::print::page::{A4, Document, Frame, Ink, Page};
use crate::print::pen::{hei, song};

const LEFT_MM: f32 = 25.0;
const RIGHT_MM: f32 = A4.0 - 20.0;
const GROUPS_IN_A_ROW: usize = 4;
const CODE_PT: f32 = 24.0;

const TEXT: &str = include_str!("../../../assets/text/recovery_sheet.txt");

/// The sheet of this station and this code. Blanks and dashes in the code do not matter: it is set in groups of four.
pub fn filled(station: &str, today: Date, code: &str) -> Document {
    let mut document = Document::new(RECOVERY_SHEET.title, today);
    document.pages.push(sheet(station, &day_in_words(today), &groups(code)));
    document
}

/// A sheet to copy a code onto by hand, where no printer is at hand when the code is made.
pub fn blank(station: &str, today: Date) -> Document {
    let mut document = Document::new(RECOVERY_SHEET.title, today);
    document.pages.push(sheet(station, "　　　年　　月　　日", &vec![String::new(); 8]));
    document
}

fn groups(code: &str) -> Vec<String> {
    let signs: Vec<char> = code.chars().filter(char::is_ascii_alphanumeric).collect();
    signs.chunks(4).map(|group| group.iter().collect()).collect()
}

fn sheet(station: &str, day: &str, groups: &[String]) -> Page {
    let mut page = Page::new(A4);
    let middle = (LEFT_MM + RIGHT_MM) / 2.0;
    page.text_centred(middle, 32.0, hei(22.0), RECOVERY_SHEET.title);
    let name = song(13.0).wrap_evenly(station, RIGHT_MM - LEFT_MM);
    let bottom = page.set_lines_centred(middle, 43.0, song(13.0), &name);
    page.text_centred(middle, bottom + 8.0, song(11.0), day);
    let bottom = code_box(&mut page, groups, bottom + 19.0);
    let bottom = instructions(&mut page, bottom + 14.0);
    signatures(&mut page, bottom + 18.0);
    page
}

fn code_box(page: &mut Page, groups: &[String], top: f32) -> f32 {
    let rows = groups.len().div_ceil(GROUPS_IN_A_ROW).max(1);
    let frame = Frame { x: LEFT_MM, y: top, width: RIGHT_MM - LEFT_MM, height: 22.0 + rows as f32 * 16.0 };
    page.outline(frame, 1.2, Ink::Black);
    page.text_centred(frame.x + frame.width / 2.0, top + 10.0, hei(12.0), "恢复码");
    let step = frame.width / GROUPS_IN_A_ROW as f32;
    for (place, group) in groups.iter().enumerate() {
        let middle = frame.x + step * ((place % GROUPS_IN_A_ROW) as f32 + 0.5);
        let y = top + 26.0 + (place / GROUPS_IN_A_ROW) as f32 * 16.0;
        if group.is_empty() {
            page.rule((middle - step * 0.4, y), (middle + step * 0.4, y), 0.6);
        }
        page.text_centred(middle, y, hei(CODE_PT), group);
        page.text_centred(middle, y + 5.5, song(8.0).grey(), &format!("第{}组", place + 1));
    }
    frame.bottom()
}

fn instructions(page: &mut Page, top: f32) -> f32 {
    let style = song(12.0);
    let mut y = top;
    for paragraph in TEXT.lines() {
        for line in style.wrap(paragraph, RIGHT_MM - LEFT_MM) {
            page.text(LEFT_MM, y, style, line);
            y += style.leading_mm() * 1.15;
        }
        y += 3.0;
    }
    y
}

fn signatures(page: &mut Page, top: f32) {
    let style = song(12.0);
    let middle = (LEFT_MM + RIGHT_MM) / 2.0;
    page.blank_line(LEFT_MM, top, style, "核对人", middle - 6.0);
    page.blank_line(middle + 2.0, top, style, "保管人", RIGHT_MM);
    page.blank_line(LEFT_MM, top + 16.0, style, "封存日期", middle - 6.0);
    page.blank_line(middle + 2.0, top + 16.0, style, "存放地点", RIGHT_MM);
}
