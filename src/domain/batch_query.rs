//! 批量查询: what somebody pasted, line by line, each asking after one person by number or by name.

use super::text::half_width;
use super::{id_number, name};

/// More lines than these are no question but a register.
pub const MOST_LINES: usize = 5_000;

/// A number has at least so many letters, and so many digits among them.
const SHORTEST_NUMBER: usize = 6;
const FEWEST_DIGITS: usize = 5;

/// Headings a column may have been copied with.
const HEADINGS: [&str; 9] =
    ["姓名", "身份证号", "身份证号码", "公民身份号码", "公民身份证号", "证件号码", "身份证", "序号", "人员姓名"];

/// One line, in the order in which it came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// As it was pasted, without what says nothing.
    pub typed: String,
    /// Empty where the line has none.
    pub number: String,
    pub name: String,
    /// A number that a table program has rounded.
    pub is_ruined: bool,
}

impl Question {
    pub fn is_blank(&self) -> bool {
        self.number.is_empty() && self.name.is_empty() && !self.is_ruined
    }
}

/// The questions of a pasted column, or of two with names and numbers. Blank lines between them stay, so that the answers
/// come to stand beside what was asked; headings above and blanks at the end are left out.
pub fn questions(text: &str) -> Vec<Question> {
    let lines: Vec<&str> = text.lines().collect();
    let begins = lines.iter().position(|line| !is_heading(line)).unwrap_or(lines.len());
    let mut questions: Vec<Question> = lines[begins..].iter().map(|line| question(line)).collect();
    let end = questions.iter().rposition(|question| !question.is_blank()).map_or(0, |last| last + 1);
    questions.truncate(end);
    questions
}

fn is_heading(line: &str) -> bool {
    let mut cells = cells(line).peekable();
    cells.peek().is_some() && cells.all(|cell| HEADINGS.contains(&cell.as_str()))
}

fn question(line: &str) -> Question {
    let mut question = Question::default();
    for cell in cells(line) {
        let number = id_number::normalise(&half_width(&cell));
        if is_rounded(&cell) {
            question.is_ruined = true;
            question.typed = cell;
        } else if is_number(&number) && question.number.is_empty() {
            question.typed.clone_from(&number);
            question.number = number;
        } else if !is_number(&number) && question.name.is_empty() && cell.chars().any(char::is_alphabetic) {
            question.name = name::tidy(&cell);
        }
    }
    if question.typed.is_empty() {
        question.typed.clone_from(&question.name);
    }
    question
}

fn cells(line: &str) -> impl Iterator<Item = String> {
    let quotes = ['\'', '‘', '’', '"', '=', '`'];
    line.split(['\t', ',', '，', ';', '；'])
        .map(move |cell| cell.trim().trim_matches(quotes).trim().to_owned())
        .filter(|cell| !cell.is_empty())
}

fn is_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.len() >= SHORTEST_NUMBER && digits >= FEWEST_DIGITS && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// 「5.10524E+17」
fn is_rounded(cell: &str) -> bool {
    cell.contains(['E', 'e']) && cell.contains('+') && cell.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_asks_by_number_or_name_or_both() {
        for (line, number, name) in [
            ("510524199001010008", "510524199001010008", ""),
            ("'11010519491231002x", "11010519491231002X", ""),
            ("=\"510524199001010008\"", "510524199001010008", ""),
            ("云中鹤", "", "云中鹤"),
            ("1\t云 中鹤\t５１０５２４１９９００１０１０００８", "510524199001010008", "云中鹤"),
            ("E12345678", "E12345678", ""),
            ("JOHN SMITH", "", "JOHN SMITH"),
            ("", "", ""),
        ] {
            let asked = question(line);
            assert_eq!((asked.number.as_str(), asked.name.as_str()), (number, name), "{line}");
        }
        assert!(question("5.10524E+17").is_ruined);
    }

    #[test]
    fn answers_stand_beside_what_was_asked() {
        let asked = questions("姓名\t身份证号\n云中鹤\n\n水上漂\n\n");
        let typed: Vec<&str> = asked.iter().map(|question| question.typed.as_str()).collect();
        assert_eq!(typed, ["云中鹤", "", "水上漂"]);
        assert!(questions("\n \n").is_empty());
    }
}
