//! The last line of every sheet: which print it is, who made it when, which page of how many.

use super::registration::{Issue, day_in_words};
use crate::print::page::Page;
use crate::print::pen::song;

/// Inside what every printer reaches.
const FROM_BOTTOM_MM: f32 = 9.5;

/// Writes 「第1页 共2页」 and the print's origin at the foot of each page, between these margins.
pub fn number_pages(pages: &mut [Page], issue: &Issue, left: f32, right: f32) {
    let count = pages.len();
    let style = song(8.0).grey();
    for (place, page) in pages.iter_mut().enumerate() {
        let y = page.height_mm - FROM_BOTTOM_MM;
        let number = format!("第{}页　共{count}页", place + 1);
        let room = page.width_mm - left - right - style.width_mm(&number) - 2.0 * style.size_mm();
        // On a narrow sheet a long name begins a line above.
        let lines = style.wrap(&origin(issue), room);
        page.set_lines(left, y - style.drop_mm(&lines), style.filled(), &lines);
        page.text_right(page.width_mm - right, y, style, &number);
    }
}

/// Every registered print says where it comes from (docs/privacy.md §4).
fn origin(issue: &Issue) -> String {
    let Some(number) = &issue.running_number else { return String::new() };
    format!("{number}　打印 {}　操作员 {}", day_in_words(issue.today), issue.operator)
}
