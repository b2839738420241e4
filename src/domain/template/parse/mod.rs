//! Reading a template, line by line. Never fails: what cannot be read stays text, and a fault says where.

mod command;
mod grid;
mod near;
mod number;
mod typed;
mod words;

use super::{Block, Fault, FaultKind, Party, Role, Template, TemplateKind, When, Word};
use command::{Command, Opening};
use typed::Typed;

/// The template as far as it can be read, and everything that is wrong with it, from top to bottom.
pub fn parse(text: &str, kind: TemplateKind) -> (Template, Vec<Fault>) {
    let mut reader = Reader::new(kind);
    for (place, line) in text.lines().enumerate() {
        reader.line(Typed::line(line, place + 1).trimmed());
    }
    reader.finish()
}

/// What has been read so far.
struct Reader<'a> {
    kind: TemplateKind,
    template: Template,
    /// Blocks of the text, and of each condition that is still open.
    open: Vec<OpenBlocks<'a>>,
    /// Lines of a table, until another kind of line ends them.
    rows: Vec<Typed<'a>>,
    signing: Option<Signing<'a>>,
    faults: Vec<Fault>,
}

/// A 【签章】 and its parties so far, until another kind of line ends them.
struct Signing<'a> {
    at: Typed<'a>,
    parties: Vec<Party>,
}

#[derive(Default)]
struct OpenBlocks<'a> {
    condition: Option<Condition<'a>>,
    blocks: Vec<Block>,
}

struct Condition<'a> {
    at: Typed<'a>,
    /// None where the name is unknown: its blocks then stand without a condition.
    on: Option<&'static str>,
    is_present: bool,
}

impl<'a> Reader<'a> {
    fn new(kind: TemplateKind) -> Self {
        Self {
            kind,
            template: Template::default(),
            open: vec![OpenBlocks::default()],
            rows: Vec::new(),
            signing: None,
            faults: Vec::new(),
        }
    }

    fn finish(mut self) -> (Template, Vec<Fault>) {
        self.end_rows();
        while let Some(condition) = self.open.last().and_then(|open| open.condition.as_ref()) {
            let at = condition.at;
            self.fault(at, FaultKind::ConditionNotEnded);
            self.close();
        }
        if self.template.title.is_empty() {
            self.fault(Typed::line("", 1), FaultKind::NoTitle);
        }
        self.template.blocks = self.open.pop().map(|open| open.blocks).unwrap_or_default();
        self.faults.sort_by_key(|fault| (fault.line, fault.column));
        (self.template, self.faults)
    }

    fn line(&mut self, line: Typed<'a>) {
        if line.text.starts_with(['|', '｜']) {
            self.row(line, None);
            return;
        }
        if line.text.is_empty() || self.is_conditional_party(line) {
            return;
        }
        self.end_rows();
        match command::opening(line) {
            Opening::Command(command, rest) => self.command(command, line, rest),
            Opening::Literal(rest) => self.paragraph(Role::Body, rest),
            Opening::Fault(kind) => {
                self.fault(line, kind);
                self.paragraph(Role::Body, line);
            }
            Opening::Text => self.text(line),
        }
    }

    fn row(&mut self, row: Typed<'a>, when: Option<When>) {
        match &mut self.signing {
            Some(signing) => {
                let party = grid::party(row, self.kind, &mut self.faults);
                signing.parties.push(Party { when, ..party });
            }
            None => self.rows.push(row),
        }
    }

    /// Among those who sign, 【如有】 and a party on one line: whoever is not there does not sign.
    fn is_conditional_party(&mut self, line: Typed<'a>) -> bool {
        let Opening::Command(command, row) = command::opening(line) else { return false };
        let (argument, is_present) = match command {
            Command::If(argument) => (argument, true),
            Command::IfNot(argument) => (argument, false),
            _ => return false,
        };
        if self.signing.is_none() || !row.text.starts_with(['|', '｜']) {
            return false;
        }
        let when = self.condition_name(argument).map(|on| When { on, is_present });
        self.row(row, when);
        true
    }

    fn text(&mut self, line: Typed<'a>) {
        match number::clause(line) {
            number::Clause::Numbered(level, rest) => {
                if rest.text.is_empty() {
                    self.fault(line, FaultKind::EmptyClause);
                }
                let words = self.words(rest);
                self.push(Block::Clause(level, words));
            }
            number::Clause::Broken => {
                self.fault(line, FaultKind::BrokenNumber);
                self.paragraph(Role::Body, line);
            }
            number::Clause::None => self.paragraph(Role::Body, line),
        }
    }

    fn command(&mut self, command: Command<'a>, at: Typed<'a>, rest: Typed<'a>) {
        match command {
            Command::Title => self.title(at, rest),
            Command::Header => {
                let words = self.filled_command("页眉", at, rest);
                self.template.header.extend(words);
            }
            Command::Footer => {
                let words = self.filled_command("页脚", at, rest);
                self.template.footer.extend(words);
            }
            Command::Paragraph(role, name) => {
                let words = self.filled_command(name, at, rest);
                self.push(Block::Paragraph(role, words));
            }
            Command::If(argument) => self.condition(at, argument, true, rest),
            Command::IfNot(argument) => self.condition(at, argument, false, rest),
            Command::End => {
                self.end_condition(at);
                self.line(rest);
            }
            Command::List => self.list(at, rest),
            Command::Signatures => {
                self.line(rest);
                self.end_rows();
                self.signing = Some(Signing { at, parties: Vec::new() });
            }
            Command::NewPage => {
                self.push(Block::NewPage);
                self.line(rest);
            }
        }
    }

    fn title(&mut self, at: Typed<'a>, rest: Typed<'a>) {
        if self.template.title.is_empty() {
            rest.text.clone_into(&mut self.template.title);
        }
        let words = self.filled_command("标题", at, rest);
        self.push(Block::Paragraph(Role::Title, words));
    }

    fn filled_command(&mut self, name: &'static str, at: Typed<'a>, rest: Typed<'a>) -> super::Words {
        if rest.text.is_empty() {
            self.fault(at, FaultKind::EmptyCommand(name));
        }
        self.words(rest)
    }

    fn condition(&mut self, at: Typed<'a>, argument: Typed<'a>, is_present: bool, rest: Typed<'a>) {
        let on = self.condition_name(argument);
        if on.is_none() {
            let command = at.upto(at.text.len() - rest.text.len()).text.trim_end().to_owned();
            self.push(Block::Paragraph(Role::Body, vec![Word::Text(command)]));
        }
        self.open.push(OpenBlocks { condition: Some(Condition { at, on, is_present }), blocks: Vec::new() });
        if !rest.text.is_empty() {
            self.line(rest);
            self.end_rows();
            self.close();
        }
    }

    /// A field or a list of this kind.
    fn condition_name(&mut self, argument: Typed<'a>) -> Option<&'static str> {
        let wanted = argument.text.trim_matches(['{', '}', '｛', '｝']).trim();
        let names = self.kind.fields().iter().map(|field| field.name);
        let names: Vec<&'static str> = names.chain(self.kind.lists().iter().map(|list| list.name)).collect();
        let found = names.iter().find(|name| **name == wanted).copied();
        if found.is_none() {
            let near = near::nearest(wanted, names.into_iter());
            self.fault(argument, FaultKind::UnknownField { name: wanted.to_owned(), near });
        }
        found
    }

    fn end_condition(&mut self, at: Typed<'a>) {
        if self.open.last().is_some_and(|open| open.condition.is_some()) {
            self.close();
        } else {
            self.fault(at, FaultKind::EndWithoutCondition);
        }
    }

    /// Ends the innermost condition.
    fn close(&mut self) {
        let Some(OpenBlocks { condition: Some(Condition { on, is_present, .. }), blocks }) = self.open.pop() else {
            return;
        };
        match on {
            Some(on) => self.push(Block::Condition { on, is_present, blocks }),
            None => blocks.into_iter().for_each(|block| self.push(block)),
        }
    }

    fn list(&mut self, at: Typed<'a>, rest: Typed<'a>) {
        if rest.text.is_empty() {
            self.fault(at, FaultKind::EmptyCommand("表格"));
            return;
        }
        match command::list(rest, self.kind) {
            Ok((list, columns)) => self.push(Block::List(list, columns)),
            Err((place, kind)) => {
                self.fault(place, kind);
                self.paragraph(Role::Body, at);
            }
        }
    }

    /// Ends the table or the parties that were being read.
    fn end_rows(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        match self.signing.take() {
            Some(Signing { at, parties }) if parties.is_empty() => self.fault(at, FaultKind::PartiesMissing),
            Some(Signing { parties, .. }) => self.push(Block::Signatures(parties)),
            None if rows.is_empty() => {}
            None => {
                let grid = grid::grid(&rows, self.kind, &mut self.faults);
                self.push(Block::Table(grid));
            }
        }
    }

    fn paragraph(&mut self, role: Role, line: Typed<'a>) {
        let words = self.words(line);
        self.push(Block::Paragraph(role, words));
    }

    fn words(&mut self, typed: Typed<'a>) -> super::Words {
        words::words(typed, self.kind, &mut self.faults)
    }

    fn push(&mut self, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.blocks.push(block);
        }
    }

    fn fault(&mut self, at: Typed<'a>, kind: FaultKind) {
        self.faults.push(at.fault(kind));
    }
}

#[cfg(test)]
mod tests;
