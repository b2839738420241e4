//! Who may do what. Services ask here; screens only mirror the answer.

use serde::{Deserialize, Serialize};

/// What an operator of the station is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 站长: everything, and the operators.
    Administrator,
    /// 录入员: registers, prints.
    Clerk,
    /// 调解员: disputes; reads the registers.
    Mediator,
    /// 只读: looks.
    Reader,
}

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Right {
    /// Find and open records, masked.
    Look,
    /// See a number in full; logged.
    Reveal,
    /// Register, change, undo.
    Write,
    /// Keep drafts and take back what one entered: whoever writes anything at all.
    Enter,
    /// Enter disputes and what happens to them, and take it back.
    Mediate,
    /// Print and save documents.
    Print,
    /// Let tables leave the station.
    Export,
    /// Make a backup.
    BackUp,
    /// Operators, settings, recovery.
    Administer,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Clerk, Self::Mediator, Self::Reader];

    pub fn label(self) -> &'static str {
        match self {
            Self::Administrator => "站长",
            Self::Clerk => "录入员",
            Self::Mediator => "调解员",
            Self::Reader => "只读",
        }
    }

    /// The word stored and used on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Clerk => "clerk",
            Self::Mediator => "mediator",
            Self::Reader => "reader",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    pub fn may(self, right: Right) -> bool {
        match self {
            Self::Administrator => true,
            Self::Clerk => !matches!(right, Right::Administer | Right::Mediate),
            Self::Mediator => {
                matches!(
                    right,
                    Right::Look
                        | Right::Reveal
                        | Right::Enter
                        | Right::Mediate
                        | Right::Print
                        | Right::Export
                        | Right::BackUp
                )
            }
            Self::Reader => right == Right::Look,
        }
    }
}
