//! The words of one command: values, flags, and the rest.

use super::Refusal;
use crate::services::Existing;
use lexopt::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What was typed after the command.
#[derive(Debug, Default)]
pub(super) struct Words {
    values: BTreeMap<String, OsString>,
    flags: BTreeSet<String>,
    pub(super) rest: Vec<String>,
}

impl Words {
    /// Reads words; only these `--value X` and `--flag` are known.
    pub(super) fn read(
        words: impl Iterator<Item = OsString>,
        values: &[&str],
        flags: &[&str],
    ) -> Result<Self, Refusal> {
        let mut parser = lexopt::Parser::from_args(words);
        let mut read = Self::default();
        while let Some(word) = parser.next().map_err(usage)? {
            match word {
                Long(name) if flags.contains(&name) => drop(read.flags.insert(name.to_owned())),
                Long(name) if values.contains(&name) => {
                    let name = name.to_owned();
                    let value = parser.value().map_err(|_| Refusal::Usage(format!("--{name} 后面要跟一个值")))?;
                    read.values.insert(name, value);
                }
                Value(text) => read.rest.push(text.to_string_lossy().into_owned()),
                other => return Err(usage(other.unexpected())),
            }
        }
        Ok(read)
    }

    pub(super) fn has(&self, flag: &str) -> bool {
        self.flags.contains(flag)
    }

    pub(super) fn one(&self, name: &str) -> Option<&str> {
        self.values.get(name).and_then(|value| value.to_str())
    }

    pub(super) fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.one(name).ok_or_else(|| Refusal::Usage(format!("缺少 --{name}")))
    }

    pub(super) fn path(&self, name: &str) -> Result<PathBuf, Refusal> {
        self.values.get(name).map(PathBuf::from).ok_or_else(|| Refusal::Usage(format!("缺少 --{name}")))
    }

    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Refusal> {
        let Some(text) = self.one(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| Refusal::Usage(format!("--{name} 要跟一个数")))
    }

    /// A file that is there is kept unless `--replace` says otherwise.
    pub(super) fn existing(&self, to: &Path) -> Result<Existing, Refusal> {
        if self.has("replace") {
            return Ok(Existing::Replace);
        }
        let is_taken = to.is_file();
        let refusal = || Refusal::Failed("那里已有同名的文件，没有写。请换一个名字，要覆盖它请加 --replace".to_owned());
        if is_taken { Err(refusal()) } else { Ok(Existing::Keep) }
    }

    /// The one word that is neither value nor flag.
    pub(super) fn only(&self, what: &str) -> Result<&str, Refusal> {
        match self.rest.as_slice() {
            [word] => Ok(word),
            [] => Err(Refusal::Usage(format!("缺少{what}"))),
            _ => Err(Refusal::Usage(format!("{what}只能有一个"))),
        }
    }
}

fn usage(error: lexopt::Error) -> Refusal {
    match error {
        lexopt::Error::UnexpectedOption(option) => Refusal::Usage(format!("不认识 {option}")),
        lexopt::Error::UnexpectedArgument(word) => Refusal::Usage(format!("多了「{}」", word.to_string_lossy())),
        _ => Refusal::Usage("命令写得不完整".to_owned()),
    }
}
