//! 批量查询: many people asked after at once, by the numbers or names somebody sent; the answers stand in the same order.
//!
//! Exact numbers and exact names only: nobody is found by a part of a number or by where they come from (docs/privacy.md §3).

use super::export::{AnswerCells, ColumnName, ListTable, Purpose, Rows};
use super::sheets;
use super::{Desk, Trouble, places};
use crate::domain::batch_query::{self, MOST_LINES, Question};
use crate::domain::import::{Mapping, Part, Row, Sheet, Subject, Target, Use, find_headings, lines};
use crate::domain::registers::Person;
use crate::domain::{RecordId, Right, clipboard, mask};
use crate::store::Action;
use std::path::Path;

/// What is known of one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub question: Question,
    /// Everybody it may mean.
    pub found: Vec<RecordId>,
    /// Whom the clerk took where there are several.
    pub chosen: Option<RecordId>,
    /// The number is known under another name.
    pub is_named_otherwise: bool,
}

/// What a line came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    Blank,
    Found,
    Several(usize),
    Nobody,
    Ruined,
}

impl Answer {
    /// Whom the line means, once it is certain.
    pub fn person(&self) -> Option<RecordId> {
        match self.found[..] {
            [only] => Some(only),
            _ => self.chosen,
        }
    }

    pub fn outcome(&self) -> Outcome {
        match self.found.len() {
            _ if self.person().is_some() => Outcome::Found,
            0 if self.question.is_blank() => Outcome::Blank,
            0 if self.question.is_ruined => Outcome::Ruined,
            0 => Outcome::Nobody,
            count => Outcome::Several(count),
        }
    }

    /// 「已登记」, 「3 人同名，请选」
    pub fn words(&self) -> String {
        match self.outcome() {
            Outcome::Blank => String::new(),
            Outcome::Found if self.is_named_otherwise => "已登记，姓名不同".to_owned(),
            Outcome::Found => "已登记".to_owned(),
            Outcome::Several(count) => format!("{count} 人，请选"),
            Outcome::Nobody => "没有登记".to_owned(),
            Outcome::Ruined => "号码已被表格改坏".to_owned(),
        }
    }

    /// As it was asked; a number masked.
    pub fn asked(&self) -> String {
        if self.question.number.is_empty() { self.question.typed.clone() } else { mask::number(&self.question.number) }
    }
}

/// Looks everybody up; leaves a line that says how many and what for.
pub fn ask(desk: &mut Desk, text: &str, purpose: &Purpose) -> Result<Vec<Answer>, Trouble> {
    desk.require(Right::Export)?;
    purpose.require()?;
    let questions = batch_query::questions(text);
    if questions.is_empty() {
        return Err(Trouble::NothingAsked);
    }
    if questions.len() > MOST_LINES {
        return Err(Trouble::TooManyAsked(MOST_LINES));
    }
    let answers = questions.into_iter().map(|question| answer(desk, question)).collect::<Result<Vec<_>, _>>()?;
    let found = answers.iter().filter(|answer| !answer.found.is_empty()).count();
    let detail = format!("批量查询 {} 行，找到 {found} 行", answers.len());
    desk.log(Action::Export, &detail, &purpose.in_words())?;
    Ok(answers)
}

fn answer(desk: &Desk, question: Question) -> Result<Answer, Trouble> {
    if question.number.is_empty() {
        let found = if question.name.is_empty() { Vec::new() } else { desk.store.ids_named(&question.name)? };
        return Ok(Answer { question, found, ..Answer::default() });
    }
    let found = desk.store.people_numbered(&question.number)?;
    let is_other = |(_, person): &(RecordId, Person)| !question.name.is_empty() && person.name.0 != question.name;
    let is_named_otherwise = !found.is_empty() && found.iter().all(is_other);
    Ok(Answer { found: found.into_iter().map(|(id, _)| id).collect(), question, is_named_otherwise, chosen: None })
}

/// One of several, as the clerk tells them apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub person: RecordId,
    /// 「罗小梅　女，36 岁　510***0005　海棠苑3栋***」
    pub words: String,
}

/// Those a line may mean.
pub fn candidates(desk: &Desk, answer: &Answer) -> Result<Vec<Candidate>, Trouble> {
    desk.require(Right::Export)?;
    let mut all = Vec::new();
    for id in &answer.found {
        let Some(whole) = desk.store.person_whole(*id)? else { continue };
        let number = mask::number(&whole.person.identity.number);
        let facts = [
            places::listed_name(&whole.person, desk.today()),
            places::facts(&whole.person, desk.today()),
            number,
            mask::address_to_building(&whole.address),
        ];
        let said: Vec<String> = facts.into_iter().filter(|words| !words.is_empty()).collect();
        all.push(Candidate { person: *id, words: said.join("　") });
    }
    Ok(all)
}

/// The cells of these answers: what was asked, what came of it, then the columns; masked.
pub fn cells(desk: &Desk, answers: &[Answer], columns: &[ColumnName]) -> Result<Vec<Vec<String>>, Trouble> {
    desk.require(Right::Export)?;
    let columns = AnswerCells::of(columns);
    answers.iter().map(|answer| row(desk, answer, &columns)).collect()
}

/// Of a child under fourteen nothing is told but that they are registered.
fn row(desk: &Desk, answer: &Answer, columns: &AnswerCells) -> Result<Vec<String>, Trouble> {
    let told = answer.person().map(|person| columns.of_person(desk, person)).transpose()?;
    let empty = || vec![String::new(); columns.count()];
    let (words, cells) = match told {
        Some(Some(cells)) => (answer.words(), cells),
        Some(None) => ("已登记，不满十四周岁不列".to_owned(), empty()),
        None => (answer.words(), empty()),
    };
    Ok([answer.asked(), words].into_iter().chain(cells).collect())
}

fn headings(columns: &[ColumnName]) -> Vec<String> {
    let own = ["查的", "结果"].map(str::to_owned);
    own.into_iter().chain(columns.iter().map(|column| column.heading.clone())).collect()
}

/// The answers as a table for the clipboard; that leaves a line as well.
pub fn copied(
    desk: &mut Desk,
    answers: &[Answer],
    columns: &[ColumnName],
    purpose: &Purpose,
) -> Result<String, Trouble> {
    purpose.require()?;
    let rows = cells(desk, answers, columns)?;
    let headings = headings(columns);
    let detail = format!("复制批量查询结果 {} 行，栏目：{}", rows.len(), headings.join("、"));
    desk.log(Action::Export, &detail, &purpose.in_words())?;
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    Ok(clipboard::tab_separated(&headings, rows.iter().map(Vec::as_slice)))
}

/// The answers as a table that leaves.
pub fn table(desk: &Desk, answers: &[Answer], columns: &[ColumnName]) -> Result<ListTable, Trouble> {
    Ok(ListTable {
        title: "批量查询结果".to_owned(),
        about: vec![format!("查询 {} 行", answers.len())],
        as_of: desk.today(),
        headings: headings(columns),
        rows: Rows::Ready(cells(desk, answers, columns)?),
        offers_whole: false,
        offers_children: false,
    })
}

/// The questions of a table: its columns of names and of identity numbers, a line for each of its rows.
pub fn read_table(desk: &Desk, path: &Path) -> Result<String, Trouble> {
    desk.require(Right::Export)?;
    let sheets = sheets::read(path)?;
    let sheet = sheets.first().ok_or(Trouble::NothingAsked)?;
    let text = text_of(desk, sheet);
    if batch_query::questions(&text).is_empty() { Err(Trouble::NothingAsked) } else { Ok(text) }
}

fn text_of(desk: &Desk, sheet: &Sheet) -> String {
    let headings = find_headings(sheet).unwrap_or_default();
    let told = lines(sheet, &headings).lines;
    let mapping = Mapping::guess(Some(Subject::People), &headings, &told, desk.today());
    let means = |key| Use::Field(Target::new(Part::Person, key));
    let place = |key| mapping.as_ref()?.columns.iter().position(|column| column.means == means(key));
    let columns: Vec<usize> = match [place("name"), place("identity")].into_iter().flatten().collect::<Vec<_>>() {
        // A table that says nothing of its columns has one of them.
        none if none.is_empty() => vec![0],
        some => some,
    };
    let line = |row: &Row| columns.iter().map(|column| row.cell(*column).text).collect::<Vec<_>>().join("\t");
    let mut text = String::new();
    let mut number = sheet.rows.get(headings.first_line).map_or(1, |row| row.number);
    for row in sheet.rows.iter().skip(headings.first_line) {
        // Rows with nothing in them keep their place.
        text += &"\n".repeat((row.number - number) as usize);
        text += &line(row);
        number = row.number;
    }
    text
}
