//! What a clerk may type, and what is said about it.

use super::*;
use crate::domain::template::{Level, Word, Words};

const KIND: TemplateKind = TemplateKind::JointDefence;

fn faults(text: &str) -> Vec<Fault> {
    parse(&format!("{text}\n【标题】责任书"), KIND).1
}

fn fault(text: &str) -> Fault {
    let faults = faults(text);
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults[0].clone()
}

fn blocks(text: &str) -> Vec<Block> {
    parse(text, KIND).0.blocks
}

fn typed(words: &Words) -> String {
    let word = |word: &Word| match word {
        Word::Text(text) => text.clone(),
        Word::Field(field) => format!("{{{}}}", field.name),
    };
    words.iter().map(word).collect()
}

/// Everything of a template as one text.
fn everything(template: &Template) -> String {
    fn of(blocks: &[Block]) -> String {
        let block = |block: &Block| match block {
            Block::Paragraph(_, words) | Block::Clause(_, words) => typed(words),
            Block::Table(grid) => grid.rows.iter().flatten().map(|cell| typed(&cell.words)).collect(),
            Block::Signatures(parties) => parties
                .iter()
                .map(|party| typed(&party.role) + &party.lines.iter().map(typed).collect::<String>())
                .collect(),
            Block::Condition { blocks, .. } => of(blocks),
            Block::List(..) | Block::NewPage => String::new(),
        };
        blocks.iter().map(block).collect()
    }
    typed(&template.header) + &typed(&template.footer) + &of(&template.blocks)
}

#[test]
fn every_kind_of_line_is_read() {
    let read = blocks("【标题】责任书\n正文\n一、甲\n第一条 乙\n（一）丙\n1.丁\n（1）戊\n【靠右】己\n【换页】");
    let levels: Vec<Option<Level>> = read
        .iter()
        .map(|block| match block {
            Block::Clause(level, _) => Some(*level),
            _ => None,
        })
        .collect();
    use Level::{Article, Chapter, Item, Point, Section};
    let numbered = [Chapter, Article, Section, Item, Point].map(Some);
    assert_eq!(levels[2..7], numbered);
    assert_eq!(read[1], Block::Paragraph(Role::Body, vec![Word::Text("正文".into())]));
    assert!(matches!(read[7], Block::Paragraph(Role::Right, _)));
    assert_eq!(read[8], Block::NewPage);
}

#[test]
fn a_measure_and_a_cited_article_are_no_numbers_of_clauses() {
    for line in ["1.5米以上。", "第七条规定，应当登记。", "（三楼）走道", "2026.1.1 起施行"] {
        assert!(matches!(blocks(line)[0], Block::Paragraph(Role::Body, _)), "{line}");
        assert!(faults(line).is_empty(), "{line}");
    }
}

#[test]
fn fields_stand_in_braces_of_either_width() {
    let Block::Paragraph(_, words) = &blocks("组长{组长}，电话｛组长电话｝。")[0] else { panic!() };
    assert_eq!(typed(words), "组长{组长}，电话{组长电话}。");
    assert_eq!(words.iter().filter(|word| matches!(word, Word::Field(_))).count(), 2);
}

#[test]
fn an_unknown_field_is_told_with_its_place_and_the_nearest_name() {
    let fault = fault("正文\n　　组长是{组长电活}。");
    assert_eq!((fault.line, fault.column), (2, 7));
    assert_eq!(
        fault.to_string(),
        "第 2 行第 7 字：这份范本没有「组长电活」这个栏目。是不是「组长电话」？请从栏目清单里选一个"
    );
}

#[test]
fn what_is_broken_is_told_and_stays_as_text() {
    use FaultKind as Kind;
    let cases = [
        ("甲{组长", Kind::FieldNotClosed),
        ("甲{}", Kind::EmptyField),
        ("【标体】甲", Kind::UnknownCommand { name: "标体".into(), near: Some("标题") }),
        ("【标题", Kind::CommandNotClosed),
        ("【小标题】", Kind::EmptyCommand("小标题")),
        ("【表格】联防名侧", Kind::UnknownList { name: "联防名侧".into(), near: Some("联防名册") }),
        (
            "【表格】联防名册：序号、地扯",
            Kind::UnknownColumn { name: "地扯".into(), list: "联防名册", near: Some("地址") },
        ),
        ("一、", Kind::EmptyClause),
        ("（一 甲", Kind::BrokenNumber),
        ("一.甲", Kind::BrokenNumber),
        ("【如有 组长】\n甲", Kind::ConditionNotEnded),
        ("甲\n【到此】", Kind::EndWithoutCondition),
        ("| < | 甲 |", Kind::NothingToJoin),
        ("【签章】\n正文", Kind::PartiesMissing),
    ];
    for (text, kind) in cases {
        let fault = fault(text);
        assert_eq!(fault.kind, kind, "{text}");
        let words = fault.to_string();
        assert!(words.contains('请') && words.starts_with("第 "), "it says what to do: {words}");
    }
    assert_eq!(parse("正文", KIND).1[0].kind, Kind::NoTitle);
}

#[test]
fn brackets_and_braces_written_twice_are_printed_once() {
    assert_eq!(faults("【【注意】{{不填}}"), []);
    let Block::Paragraph(_, words) = &blocks("【【注意】{{不填}}")[0] else { panic!() };
    assert_eq!(typed(words), "【注意】{不填}");
}

#[test]
fn a_condition_holds_for_one_line_or_until_it_is_ended() {
    let read = blocks("【如有 门店组】（一）甲。\n乙\n【如无 {单位组}】\n丙\n丁\n【到此】\n戊");
    assert_eq!(read.len(), 4);
    assert!(matches!(&read[0], Block::Condition { on: "门店组", is_present: true, blocks } if blocks.len() == 1));
    assert!(matches!(&read[2], Block::Condition { on: "单位组", is_present: false, blocks } if blocks.len() == 2));
}

#[test]
fn cells_are_joined_to_the_left_and_upwards() {
    let Block::Table(grid) = &blocks("| 甲 | < | 乙 |\n|--|----|--|\n| 丙 | 丁 | 戊 |\n| ^ | 己 | 庚 |")[0]
    else {
        panic!()
    };
    assert_eq!((grid.shares.as_slice(), grid.heading_rows), ([2.0, 4.0, 2.0].as_slice(), 1));
    let spans: Vec<Vec<(usize, usize)>> =
        grid.rows.iter().map(|row| row.iter().map(|cell| (cell.columns, cell.rows)).collect()).collect();
    assert_eq!(spans, [vec![(2, 1), (1, 1)], vec![(1, 2), (1, 1), (1, 1)], vec![(1, 1), (1, 1)]]);
}

#[test]
fn those_who_sign_stand_one_a_line() {
    let read = blocks("【签章】\n| 甲方（盖章）：{社区} | 经办人 | 日期 |\n| 乙方 | |\n正文");
    let Block::Signatures(parties) = &read[0] else { panic!("{read:?}") };
    assert_eq!((typed(&parties[0].role), parties[0].lines.len()), ("甲方（盖章）：{社区}".into(), 2));
    assert_eq!(parties[1].lines.len(), 0);
}

/// A small generator with a fixed seed: the same texts every time.
fn scribbles(count: usize) -> Vec<String> {
    const PIECES: &[&str] = &[
        "【",
        "】",
        "{",
        "}",
        "｛",
        "|",
        "\n",
        "一、",
        "（一）",
        "1.",
        "第一条 ",
        "如有 ",
        "组长",
        "到此",
        "标题",
        "签章",
        "表格",
        "联防名册",
        "：",
        "<",
        "^",
        "-",
        "甲",
        "乙",
        "　",
        "。",
        "𠀀",
        "a",
        "（",
        "换页",
    ];
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as usize
    };
    (0..count).map(|_| (0..next() % 40).map(|_| PIECES[next() % PIECES.len()]).collect()).collect()
}

#[test]
fn whatever_is_typed_is_read_without_harm_and_no_word_is_lost() {
    for text in scribbles(3000) {
        let (template, faults) = parse(&text, KIND);
        let kept = everything(&template);
        for letter in ['甲', '乙', '𠀀', 'a'] {
            let count = |text: &str| text.matches(letter).count();
            assert_eq!(count(&kept), count(&text), "{letter} of {text:?}: {kept:?}, {faults:?}");
        }
        for fault in faults {
            assert!(fault.line >= 1 && fault.line <= text.lines().count().max(1) && fault.column >= 1, "{text:?}");
        }
    }
}

#[test]
fn the_example_of_the_guide_is_read_as_it_says() {
    let guide = include_str!("../../../../docs/范本写法.md");
    let (_, example) = guide.split_once("## 一个完整的例子").unwrap_or_default();
    let (template, faults) = parse(example, TemplateKind::ShopPledge);
    assert_eq!((template.title.as_str(), faults), ("防火承诺书", Vec::new()));
    assert!(template.blocks.iter().any(|block| matches!(block, Block::Signatures(parties) if parties.len() == 2)));
}

#[test]
fn the_shipped_texts_have_no_fault_and_name_every_field() {
    for kind in TemplateKind::ALL {
        let (template, faults) = parse(kind.shipped(), kind);
        assert_eq!(faults, [], "{}", kind.title());
        let example = template.title.replace("{社区}", "海棠社区");
        assert!(example.ends_with(kind.title()), "{example}");
        for field in kind.fields() {
            let braced = format!("{{{}}}", field.name);
            let conditional = format!("【如有 {}】", field.name);
            let text = kind.shipped();
            assert!(text.contains(&braced) || text.contains(&conditional), "{braced} in {}", kind.title());
        }
        for list in kind.lists() {
            assert!(kind.shipped().contains(&format!("【表格】{}", list.name)), "{}", list.name);
        }
    }
}
