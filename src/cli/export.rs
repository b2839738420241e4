//! `export`: a whole register as a table, masked unless somebody says what for.

use super::words::Words;
use super::{Outcome, Refusal, open, say, say_json};
use crate::services::Progress;
use crate::services::export::{self, Extent, Format, Letters, Purpose, RegisterOrder, Terms, kind};
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(words: &Words) -> Outcome {
    let to = Path::new(words.only("要写的文件")?);
    let register = words.required("register")?;
    let kind = kind(register).ok_or_else(|| Refusal::Usage(format!("没有「{register}」这个登记簿")))?;
    let terms = terms(words, format(words, to)?);
    let existing = words.existing(to)?;
    let mut desk = open(words)?;
    let columns = if words.has("arranged") { export::arranged(&desk, kind.table)? } else { Vec::new() };
    let order = RegisterOrder { table: kind.table, columns, terms };
    let exported = export::register(&mut desk, &order, (to, existing), &Progress::default())?;
    if words.has("json") {
        say_json(&serde_json::json!({
            "register": kind.table, "rows": exported.rows, "children_left_out": exported.children,
            "is_full_id": order.terms.extent == Extent::Whole,
        }))?;
    } else {
        say(&exported.words())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Numbers in full ask what for; masked, the usual purpose of a list holds.
fn terms(words: &Words, format: Format) -> Terms {
    let extent = if words.has("full-id") { Extent::Whole } else { Extent::Masked };
    let usual = if extent == Extent::Whole { String::new() } else { Purpose::default().words };
    let purpose = Purpose {
        words: words.one("purpose").map_or(usual, str::to_owned),
        receiver: words.one("receiver").map_or(Purpose::default().receiver, str::to_owned),
        ..Purpose::default()
    };
    Terms { format, extent, with_children: words.has("with-children"), purpose }
}

fn format(words: &Words, to: &Path) -> Result<Format, Refusal> {
    let ending = to.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match (ending.as_str(), words.one("encoding")) {
        ("xlsx", None) => Ok(Format::Xlsx),
        ("xlsx", Some(_)) => Err(Refusal::Usage("--encoding 只用于 .csv".to_owned())),
        ("csv", None | Some("utf-8")) => Ok(Format::Csv(Letters::Utf8)),
        ("csv", Some("gbk" | "gb18030")) => Ok(Format::Csv(Letters::Gb18030)),
        ("csv", Some(other)) => Err(Refusal::Usage(format!("没有「{other}」这种编码，可写 utf-8 或 gbk"))),
        _ => Err(Refusal::Usage("文件名要以 .xlsx 或 .csv 结尾".to_owned())),
    }
}
