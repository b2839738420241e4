//! What is wrong in a template: where, what, and what to do about it.

use std::fmt;

/// A place in a template that cannot be read as it was meant. The text still stands on paper as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub kind: FaultKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    UnknownField { name: String, near: Option<&'static str> },
    FieldNotClosed,
    EmptyField,
    UnknownCommand { name: String, near: Option<&'static str> },
    CommandNotClosed,
    EmptyCommand(&'static str),
    UnknownList { name: String, near: Option<&'static str> },
    UnknownColumn { name: String, list: &'static str, near: Option<&'static str> },
    EmptyClause,
    BrokenNumber,
    ConditionNotEnded,
    EndWithoutCondition,
    NothingToJoin,
    PartiesMissing,
    NoTitle,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "第 {} 行第 {} 字：{}", self.line, self.column, self.kind)
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField { name, near } => {
                write!(out, "这份范本没有「{name}」这个栏目。")?;
                instead(out, *near, "请从栏目清单里选一个")
            }
            Self::FieldNotClosed => out.write_str("栏目少了右边的 }。请补上；只想印出这个括号，请写两个 {{"),
            Self::EmptyField => out.write_str("花括号里没有栏目名。请填上栏目名，或删去花括号"),
            Self::UnknownCommand { name, near } => {
                write!(out, "没有【{name}】这种写法。")?;
                instead(out, *near, "请对照写法说明改正")?;
                out.write_str("；只想印出这个括号，请在前面再写一个【")
            }
            Self::CommandNotClosed => out.write_str("行首的【少了右边的】。请补上；只想印出这个括号，请写两个【【"),
            Self::EmptyCommand(name) => write!(out, "【{name}】后面没有内容。请在同一行写上内容，或删去这一行"),
            Self::UnknownList { name, near } => {
                write!(out, "这份范本没有「{name}」这个名册。")?;
                instead(out, *near, "请从名册清单里选一个")
            }
            Self::UnknownColumn { name, list, near } => {
                write!(out, "「{list}」里没有「{name}」这一列。")?;
                instead(out, *near, "请从这个名册的列里选一个")
            }
            Self::EmptyClause => out.write_str("只有编号，没有条文。请写上条文，或删去这一行"),
            Self::BrokenNumber => {
                out.write_str("条文的编号没有写完整。请写成「一、」「第一条」「（一）」「1.」或「（1）」")
            }
            Self::ConditionNotEnded => {
                out.write_str("这个条件没有结尾，从这里到末尾都算在条件里。请在该结束的地方单起一行写【到此】")
            }
            Self::EndWithoutCondition => {
                out.write_str("【到此】前面没有还未结束的条件。请删去这一行，或在前面补上【如有 栏目名】")
            }
            Self::NothingToJoin => {
                out.write_str("这一格没有可以合并的邻格：「<」并到左边一格，「^」并到上面一格。请改成文字或留空")
            }
            Self::PartiesMissing => out.write_str("【签章】下面没有签字的各方。请在下面几行用 | 开头写上，一方一行"),
            Self::NoTitle => out.write_str("还没有标题。请在第一行写【标题】和文书的名称"),
        }
    }
}

fn instead(out: &mut fmt::Formatter<'_>, near: Option<&str>, otherwise: &str) -> fmt::Result {
    match near {
        Some(near) => write!(out, "是不是「{near}」？{otherwise}"),
        None => out.write_str(otherwise),
    }
}
