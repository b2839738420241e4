//! Rows as text that WPS and Excel take as a table: cells apart by tabs, rows by lines.
//!
//! Long numbers would lose their last digits and leading zeros there, and a cell that begins with `=` would be reckoned;
//! both are handed over as text.

/// More digits than a table program keeps of a number it takes for one.
const MOST_DIGITS: usize = 10;

/// The table with its headings.
pub fn tab_separated<'a>(headings: &[&str], rows: impl IntoIterator<Item = &'a [String]>) -> String {
    let mut text = headings.join("\t");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| as_cell(cell)).collect();
        text.push('\n');
        text += &cells.join("\t");
    }
    text.push('\n');
    text
}

fn as_cell(words: &str) -> String {
    let words = words.replace(['\t', '\n', '\r'], " ");
    if is_misread(&words) { format!("=\"{}\"", words.replace('"', "\"\"")) } else { words }
}

/// Whether a table program would make something else of these words.
fn is_misread(words: &str) -> bool {
    let is_number = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
    let is_mangled = is_number && (words.len() > MOST_DIGITS || (words.len() > 1 && words.starts_with('0')));
    is_mangled || words.starts_with(['=', '+', '-', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_arrive_as_they_are_read_on_screen() {
        for (words, cell) in [
            ("罗小梅", "罗小梅"),
            ("510***********0005", "510***********0005"),
            ("35", "35"),
            ("2026-06-13", "2026-06-13"),
            ("510524199103120005", "=\"510524199103120005\""),
            ("0830", "=\"0830\""),
            ("0", "0"),
            ("=1+1", "=\"=1+1\""),
            ("@\"甲\"", "=\"@\"\"甲\"\"\""),
            ("一\t二\n三", "一 二 三"),
        ] {
            assert_eq!(as_cell(words), cell, "{words}");
        }
    }

    #[test]
    fn a_table_has_a_line_for_its_headings_and_one_for_each_row() {
        let rows = [vec!["罗小梅".to_owned(), "35".to_owned()], vec!["高建平".to_owned(), "37".to_owned()]];
        let text = tab_separated(&["姓名", "年龄"], rows.iter().map(Vec::as_slice));
        assert_eq!(text, "姓名\t年龄\n罗小梅\t35\n高建平\t37\n");
    }
}
