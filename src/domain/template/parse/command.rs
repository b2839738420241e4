//! Lines that begin with a word in 【】.

use super::near;
use super::typed::Typed;
use crate::domain::template::{FaultKind, Role, TemplateColumn, TemplateKind, TemplateList};

pub(super) enum Command<'a> {
    Title,
    Header,
    Footer,
    Paragraph(Role, &'static str),
    If(Typed<'a>),
    IfNot(Typed<'a>),
    End,
    List,
    Signatures,
    NewPage,
}

/// How a line begins.
pub(super) enum Opening<'a> {
    Command(Command<'a>, Typed<'a>),
    /// A bracket written twice is one bracket on paper.
    Literal(Typed<'a>),
    Fault(FaultKind),
    Text,
}

const NAMES: [&str; 15] = [
    "标题",
    "副标题",
    "小标题",
    "页眉",
    "页脚",
    "居中",
    "靠右",
    "顶格",
    "小字",
    "如有",
    "如无",
    "到此",
    "表格",
    "签章",
    "换页",
];

pub(super) fn opening(line: Typed) -> Opening {
    let Some(inside) = line.text.strip_prefix('【') else { return Opening::Text };
    let inside = line.after(line.text.len() - inside.len());
    if inside.text.starts_with('【') {
        return Opening::Literal(inside);
    }
    let Some(end) = inside.text.find('】') else { return Opening::Fault(FaultKind::CommandNotClosed) };
    let rest = inside.after(end + '】'.len_utf8()).trimmed();
    let typed = inside.upto(end).trimmed();
    match command(typed) {
        Some(command) => Opening::Command(command, rest),
        None => Opening::Fault(FaultKind::UnknownCommand {
            name: typed.text.to_owned(),
            near: near::nearest(typed.text, NAMES.into_iter()),
        }),
    }
}

fn command(typed: Typed) -> Option<Command> {
    let argument = |name: &str| typed.text.strip_prefix(name).map(|_| typed.after(name.len()).trimmed());
    Some(match typed.text {
        "标题" => Command::Title,
        "页眉" => Command::Header,
        "页脚" => Command::Footer,
        "副标题" => Command::Paragraph(Role::Subtitle, "副标题"),
        "小标题" => Command::Paragraph(Role::Heading, "小标题"),
        "居中" => Command::Paragraph(Role::Centred, "居中"),
        "靠右" => Command::Paragraph(Role::Right, "靠右"),
        "顶格" => Command::Paragraph(Role::Flush, "顶格"),
        "小字" => Command::Paragraph(Role::Note, "小字"),
        "到此" => Command::End,
        "表格" => Command::List,
        "签章" => Command::Signatures,
        "换页" => Command::NewPage,
        _ => return argument("如有").map(Command::If).or_else(|| argument("如无").map(Command::IfNot)),
    })
}

type List = (&'static TemplateList, Vec<usize>);

/// 「联防名册」, or with the columns that are wanted: 「联防名册：序号、户主或店名、地址」.
pub(super) fn list(typed: Typed, kind: TemplateKind) -> Result<List, (Typed, FaultKind)> {
    let colon = typed.text.find(['：', ':']);
    let name = typed.upto(colon.unwrap_or(typed.text.len())).trimmed();
    let lists = kind.lists();
    let Some(list) = lists.iter().find(|list| list.name == name.text) else {
        let near = near::nearest(name.text, lists.iter().map(|list| list.name));
        return Err((name, FaultKind::UnknownList { name: name.text.to_owned(), near }));
    };
    let Some(colon) = colon else { return Ok((list, (0..list.columns.len()).collect())) };
    let wanted = typed.after(colon + typed.text[colon..].chars().next().map_or(1, char::len_utf8));
    let columns = wanted.split(&['、', '，', ',']).into_iter().map(Typed::trimmed);
    Ok((list, columns.map(|typed| column(typed, list)).collect::<Result<_, _>>()?))
}

fn column<'a>(typed: Typed<'a>, list: &'static TemplateList) -> Result<usize, (Typed<'a>, FaultKind)> {
    let TemplateList { name, columns, .. } = list;
    columns.iter().position(|column| column.name == typed.text).ok_or_else(|| {
        let near = near::nearest(typed.text, columns.iter().map(|TemplateColumn { name, .. }| *name));
        (typed, FaultKind::UnknownColumn { name: typed.text.to_owned(), list: name, near })
    })
}
