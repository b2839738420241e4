//! Paper: typed records become pages of marks in millimetres, and those become a PDF.
//!
//! A document is a pure function; the preview draws the very PDF that is printed, so what is seen is what comes out.
//! Not here: asking the system to print, the print log and running numbers (services), and where records come from.

pub mod documents;
pub mod faces;
pub mod flow;
pub mod imposition;
pub mod over_form;
pub mod page;
pub mod pdf;
pub mod pen;
pub mod preview;
pub mod table;
pub mod wrap;

pub use documents::{Companion, FloatingRegistration, Issue};
pub use page::{Document, Face, Frame, Ink, Mark, Page, Part, Picture};

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    #[error("文书没有生成：字体读不出来。程序文件可能不完整，请重新安装")]
    BrokenFace,
    #[error("文书没有生成：写 PDF 时出错。请再试一次；仍不行请把文书名称告诉管理员")]
    NotWritten,
    #[error("预览打不开：这份 PDF 读不懂。请重新生成")]
    NotReadable,
    #[error("没有第 {0} 页")]
    NoSuchPage(usize),
}
