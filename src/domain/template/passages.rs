//! A template once it is filled: conditions decided, clauses numbered, every place either words or room to write.

use super::numbering::Counts;
use super::{Blank, Block, Fill, Grid, Level, Party, Role, Template, TemplateKind, TemplateList, Word, Words};

/// What stands on paper, from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub enum Passage {
    Paragraph(Role, Vec<Piece>),
    Clause {
        level: Level,
        /// 「三、」, 「第十二条」, 「（二）」, 「4.」
        number: String,
        /// A title of what follows, not a sentence.
        is_heading: bool,
        words: Vec<Piece>,
    },
    Table(FilledGrid),
    Signatures(Vec<FilledParty>),
    NewPage,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    Blank(Blank),
    /// Words that are put into the room the empty form has for them.
    Written(String, Blank),
}

#[derive(Clone, Debug, PartialEq)]
pub struct FilledGrid {
    pub shares: Vec<f32>,
    pub heading_rows: usize,
    pub rows: Vec<Vec<FilledCell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FilledCell {
    pub words: Vec<Piece>,
    pub columns: usize,
    pub rows: usize,
    /// A short fixed word that names its neighbour. Below a heading only a cell that stands for several.
    pub is_label: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FilledParty {
    pub role: Vec<Piece>,
    pub lines: Vec<Vec<Piece>>,
}

/// Whether names and addresses from lists may stand on the paper: on a wall they may not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Lists {
    Shown,
    Hidden,
}

/// A longer cell is a sentence, not a label.
const LONGEST_LABEL: usize = 12;
/// A longer clause is a sentence, even without a full stop.
const LONGEST_HEADING: usize = 30;

impl Template {
    /// The passages of a filled paper, or of a blank one: there every condition that asks for something is met.
    pub fn passages(&self, fill: Option<&Fill>, lists: Lists) -> Vec<Passage> {
        let mut filling = Filling { fill, lists, counts: Counts::default(), passages: Vec::new() };
        filling.blocks(&self.blocks);
        filling.passages
    }
}

/// The words with what fills them.
pub fn filled(words: &[Word], fill: Option<&Fill>) -> Vec<Piece> {
    let piece = |word: &Word| match word {
        Word::Text(text) => Piece::Text(text.clone()),
        Word::Field(field) => match fill.and_then(|fill| fill.value(field.name)) {
            Some(value) if fill.is_some_and(|fill| fill.is_written_on_form(field)) => {
                Piece::Written(value.to_owned(), field.blank)
            }
            Some(value) => Piece::Text(value.to_owned()),
            None => Piece::Blank(field.blank),
        },
    };
    words.iter().map(piece).collect()
}

struct Filling<'a> {
    fill: Option<&'a Fill>,
    lists: Lists,
    counts: Counts,
    passages: Vec<Passage>,
}

impl Filling<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Condition { on, is_present, blocks } => {
                    if self.has(on) == *is_present {
                        self.blocks(blocks);
                    }
                }
                Block::Paragraph(role, words) => self.paragraph(*role, words),
                Block::Clause(level, words) => self.clause(*level, words),
                Block::Table(grid) => self.table(grid_of(grid, self.fill)),
                Block::List(list, columns) => self.list(list, columns),
                Block::Signatures(parties) => {
                    let signs = |party: &&Party| party.when.is_none_or(|when| self.has(when.on) == when.is_present);
                    let parties = parties.iter().filter(signs).map(|party| party_of(party, self.fill)).collect();
                    self.passages.push(Passage::Signatures(parties));
                }
                Block::NewPage => self.passages.push(Passage::NewPage),
            }
        }
    }

    fn has(&self, name: &str) -> bool {
        let is_hidden = self.lists == Lists::Hidden && is_list(name);
        !is_hidden && self.fill.is_none_or(|fill| fill.has(name))
    }

    fn paragraph(&mut self, role: Role, words: &Words) {
        match role {
            Role::Title => self.counts = Counts::default(),
            Role::Heading => self.counts.begin_under(Level::Chapter),
            _ => {}
        }
        self.passages.push(Passage::Paragraph(role, filled(words, self.fill)));
    }

    fn clause(&mut self, level: Level, words: &Words) {
        let number = self.counts.next(level);
        let is_heading = is_heading(words);
        self.passages.push(Passage::Clause { level, number, is_heading, words: filled(words, self.fill) });
    }

    /// Rows that hang on a condition stand between tables of their own: without headings, one under the other and of the same
    /// columns, they are one table.
    fn table(&mut self, grid: FilledGrid) {
        match self.passages.last_mut() {
            Some(Passage::Table(above)) if above.goes_on_with(&grid) => above.rows.extend(grid.rows),
            _ => self.passages.push(Passage::Table(grid)),
        }
    }

    fn list(&mut self, list: &TemplateList, columns: &[usize]) {
        if self.lists == Lists::Hidden {
            return;
        }
        let rows = self.fill.map(|fill| fill.rows(list.name)).unwrap_or_default();
        let heading = columns.iter().map(|column| cell(list.columns[*column].name.to_owned(), true)).collect();
        let filled = rows.iter().map(|row| list_row(row, columns));
        let empty = match (rows.len(), self.fill) {
            (0, _) => list.blank_rows,
            (count, Some(fill)) if fill.is_onto_form() => list.blank_rows.saturating_sub(count),
            _ => list.spare_rows,
        };
        let blank = (1..=empty).map(|number| blank_row(list, columns, rows.len() + number));
        self.passages.push(Passage::Table(FilledGrid {
            shares: columns.iter().map(|column| list.columns[*column].share).collect(),
            heading_rows: 1,
            rows: [heading].into_iter().chain(filled).chain(blank).collect(),
        }));
    }
}

impl FilledGrid {
    fn goes_on_with(&self, below: &Self) -> bool {
        self.heading_rows == 0 && below.heading_rows == 0 && self.shares == below.shares
    }
}

fn is_list(name: &str) -> bool {
    TemplateKind::ALL.iter().any(|kind| kind.lists().iter().any(|list| list.name == name))
}

fn list_row(row: &[String], columns: &[usize]) -> Vec<FilledCell> {
    columns.iter().map(|column| cell(row.get(*column).cloned().unwrap_or_default(), false)).collect()
}

/// Numbered already, so that nobody writes the numbers by hand.
fn blank_row(list: &TemplateList, columns: &[usize], number: usize) -> Vec<FilledCell> {
    let words =
        |column: &usize| if list.columns[*column].name == "序号" { number.to_string() } else { String::new() };
    columns.iter().map(|column| cell(words(column), false)).collect()
}

fn cell(words: String, is_label: bool) -> FilledCell {
    FilledCell { words: vec![Piece::Text(words)], columns: 1, rows: 1, is_label }
}

fn grid_of(grid: &Grid, fill: Option<&Fill>) -> FilledGrid {
    let row = |(place, cells): (usize, &Vec<super::GridCell>)| {
        let cells = cells.iter().map(|cell| FilledCell {
            words: filled(&cell.words, fill),
            columns: cell.columns,
            rows: cell.rows,
            is_label: place < grid.heading_rows
                || (is_label(&cell.words) && (grid.heading_rows == 0 || is_joined(cell))),
        });
        cells.collect()
    };
    FilledGrid {
        shares: grid.shares.clone(),
        heading_rows: grid.heading_rows,
        rows: grid.rows.iter().enumerate().map(row).collect(),
    }
}

fn is_joined(cell: &super::GridCell) -> bool {
    cell.columns > 1 || cell.rows > 1
}

fn party_of(party: &Party, fill: Option<&Fill>) -> FilledParty {
    let lines = party.lines.iter().map(|words| filled(words, fill)).collect();
    FilledParty { role: filled(&party.role, fill), lines }
}

/// Fixed, short and without a mark that ends a sentence.
fn is_label(words: &Words) -> bool {
    let [Word::Text(text)] = &words[..] else { return false };
    text.chars().count() <= LONGEST_LABEL && !text.contains(['。', '；', '，', '：', '！', '？', '☐', '☑', '□'])
}

fn is_heading(words: &Words) -> bool {
    let length = |word: &Word| match word {
        Word::Text(text) => text.chars().count(),
        Word::Field(_) => 0,
    };
    let ends_open = match words.last() {
        Some(Word::Text(text)) => !text.ends_with(['。', '；', '：', '，', '！', '？', '）', '」', '”']),
        _ => false,
    };
    ends_open && words.iter().map(length).sum::<usize>() <= LONGEST_HEADING
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    const KIND: TemplateKind = TemplateKind::RentalAgreement;

    fn text(words: &[Piece]) -> String {
        let word = |piece: &Piece| match piece {
            Piece::Text(text) | Piece::Written(text, _) => text.clone(),
            Piece::Blank(_) => "＿".to_owned(),
        };
        words.iter().map(word).collect()
    }

    fn lines(template: &str, fill: Option<&Fill>) -> Vec<String> {
        let (template, faults) = parse(template, KIND);
        assert!(faults.iter().all(|fault| fault.kind == super::super::FaultKind::NoTitle), "{faults:?}");
        let passages = template.passages(fill, Lists::Shown);
        passages
            .iter()
            .map(|passage| match passage {
                Passage::Paragraph(_, words) => text(words),
                Passage::Clause { number, words, .. } => format!("{number}{}", text(words)),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn rows_on_a_condition_belong_to_the_table_around_them() {
        let typed = "|--|----|\n| 出租人 | {出租人} |\n【如有 代管人】\n|--|----|\n| 代管人 | {代管人} |\n【到此】\n\
                     |--|----|\n| 有效期 | {有效期止} |";
        let rows = |fill: &Fill| {
            let passages = parse(typed, KIND).0.passages(Some(fill), Lists::Shown);
            let count = |passage: &Passage| match passage {
                Passage::Table(grid) => grid.rows.len(),
                _ => 0,
            };
            passages.iter().map(count).collect::<Vec<_>>()
        };
        assert_eq!(rows(&Fill::new(KIND)), [2]);
        assert_eq!(rows(&Fill::new(KIND).set("代管人", "代小管")), [3]);
    }

    #[test]
    fn whoever_comes_later_finds_an_empty_row_below_those_who_are_listed() {
        let (template, _) = parse("【表格】承租人：序号、姓名、签名", KIND);
        let passages = template.passages(Some(&Fill::example(KIND)), Lists::Shown);
        let Some(Passage::Table(grid)) = passages.last() else { panic!("{passages:?}") };
        let first: Vec<String> = grid.rows[1..].iter().map(|row| text(&row[0].words)).collect();
        assert_eq!(first, ["1", "2", "3", "4", "5", "6"]);
    }

    #[test]
    fn the_machine_counts_whatever_was_typed() {
        let typed = "三、甲。\n（五）乙。\n（五）丙。\n9.丁。\n1.戊。\n（7）己。\n三、庚。\n（二）辛。\n1．壬。";
        let counted = [
            "一、甲。",
            "（一）乙。",
            "（二）丙。",
            "1.丁。",
            "2.戊。",
            "（1）己。",
            "二、庚。",
            "（一）辛。",
            "1.壬。",
        ];
        assert_eq!(lines(typed, None), counted);
    }

    #[test]
    fn articles_count_through_the_chapters() {
        let typed = "一、总则\n第一条　甲。\n二、分则\n第一条　乙。\n（一）丙。";
        assert_eq!(lines(typed, None), ["一、总则", "第一条甲。", "二、分则", "第二条乙。", "（一）丙。"]);
    }

    #[test]
    fn a_clause_whose_condition_fails_leaves_no_gap_in_the_numbers() {
        let typed = "一、甲。\n【如有 代管人】二、{代管人}同责。\n【如无 代管人】二、没有代管人。\n三、乙。";
        let with = Fill::new(KIND).set("代管人", "代小管");
        assert_eq!(lines(typed, Some(&with)), ["一、甲。", "二、代小管同责。", "三、乙。"]);
        assert_eq!(lines(typed, Some(&Fill::new(KIND))), ["一、甲。", "二、没有代管人。", "三、乙。"]);
        assert_eq!(lines(typed, None), ["一、甲。", "二、＿同责。", "三、乙。"]);
    }

    #[test]
    fn a_form_to_complete_by_hand_says_what_is_known_and_keeps_every_clause() {
        let typed = "{社区}\n【如有 代管人】代管人{代管人}\n【如无 代管人】没有代管人";
        let known = Fill::new(KIND).set("社区", "海棠社区");
        assert_eq!(lines(typed, Some(&known.clone().by_hand())), ["海棠社区", "代管人＿"]);
        assert_eq!(lines(typed, Some(&known)), ["海棠社区", "没有代管人"]);
    }

    #[test]
    fn on_a_form_that_was_printed_before_every_clause_and_every_row_stands_where_the_empty_form_has_it() {
        let typed = "{社区}、{出租人}\n【如有 代管人】{代管人}同责\n【表格】承租人：序号、姓名";
        let known = Fill::new(KIND).set("社区", "海棠社区").set("出租人", "房多多");
        let known = known.list("承租人", vec![vec!["1".into(), "甄无名".into()]]);
        let (template, _) = parse(typed, KIND);
        let form = template.passages(Some(&known.empty_form()), Lists::Shown);
        let written = template.passages(Some(&known.onto_form()), Lists::Shown);
        let rows = |passages: &[Passage]| match passages.last() {
            Some(Passage::Table(grid)) => grid.rows.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!((form.len(), rows(&form)), (written.len(), rows(&written)));
        let Passage::Paragraph(_, words) = &written[0] else { panic!("{written:?}") };
        assert_eq!(words[0], Piece::Text("海棠社区".into()), "the station stands on its own forms");
        assert_eq!(words[2], Piece::Written("房多多".into(), Blank::Line(6)));
    }

    #[test]
    fn who_is_not_there_does_not_sign() {
        let typed = "【签章】\n| 乙方：{出租人} | 签名 |\n【如有 代管人】| 代管人：{代管人} | 签名 |\n\
                     【如无 代管人】| 见证人 | 签名 |\n【如有 代管人】代管人另签承诺。";
        let (template, _) = parse(typed, KIND);
        let signing = |fill: Option<&Fill>| match &template.passages(fill, Lists::Shown)[..] {
            [Passage::Signatures(parties), rest @ ..] => {
                (parties.iter().map(|party| text(&party.role)).collect::<Vec<_>>(), rest.len())
            }
            other => panic!("{other:?}"),
        };
        let known = Fill::new(KIND).set("出租人", "房多多");
        let with = known.clone().set("代管人", "代小管");
        assert_eq!(signing(Some(&with)), (vec!["乙方：房多多".to_owned(), "代管人：代小管".to_owned()], 1));
        assert_eq!(signing(Some(&known)), (vec!["乙方：房多多".to_owned(), "见证人".to_owned()], 0));
        assert_eq!(signing(None), (vec!["乙方：＿".to_owned(), "代管人：＿".to_owned()], 1));
    }

    #[test]
    fn what_hangs_on_a_hidden_list_is_hidden_with_it_even_on_a_blank() {
        let (template, _) = parse("【如有 承租人】\n承租人名单\n【表格】承租人\n【到此】", KIND);
        assert_eq!(template.passages(None, Lists::Shown).len(), 2);
        assert!(template.passages(None, Lists::Hidden).is_empty());
    }

    #[test]
    fn a_list_fills_a_table_and_an_empty_one_leaves_rows_to_write_in() {
        let (template, _) = parse("【表格】承租人：序号、姓名", KIND);
        let fill = Fill::new(KIND).list("承租人", vec![vec!["1".into(), "甄无名".into()]]);
        let rows = |fill| match &template.passages(fill, Lists::Shown)[..] {
            [Passage::Table(grid)] => grid.rows.iter().map(|row| text(&row[1].words)).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(rows(Some(&fill)), ["姓名", "甄无名", "", "", "", ""], "spare rows for who signs later");
        assert_eq!(rows(None).len(), 13);
        assert!(template.passages(Some(&fill), Lists::Hidden).is_empty());
    }
}
