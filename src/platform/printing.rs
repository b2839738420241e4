//! The printers of this computer, and handing them a finished PDF.
//!
//! On Linux this is CUPS: `lp` takes the bytes from a pipe, so that they never lie in a file. On Windows it is the print verb of
//! the program registered for PDF files. Either only takes the file into its queue; whether paper came out, nobody is told.

mod cups;
mod shell;

/// A printer by name, and what it waits for as far as the system knows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Printer {
    pub name: String,
    pub need: Option<Need>,
}

/// What a printer waits for. What lies in its queue comes out once it is there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Need {
    Paper,
    Toner,
    JamCleared,
    CoverClosed,
    Connection,
    Resuming,
}

impl Need {
    /// 「缺纸」, beside the name of the printer.
    pub fn label(self) -> &'static str {
        match self {
            Self::Paper => "缺纸",
            Self::Toner => "缺墨",
            Self::JamCleared => "卡纸",
            Self::CoverClosed => "盖子没关",
            Self::Connection => "没连上",
            Self::Resuming => "已暂停",
        }
    }

    /// What to do so that the paper comes out.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Paper => "打印机缺纸：请加纸，加好会接着打印",
            Self::Toner => "打印机缺墨：请换墨粉或墨盒，换好会接着打印",
            Self::JamCleared => "打印机卡纸：请取出卡住的纸，取好会接着打印",
            Self::CoverClosed => "打印机盖子没关：请关好，会接着打印",
            Self::Connection => "打印机没连上：请看电源和线，连上会接着打印",
            Self::Resuming => "打印机已暂停：请在系统的打印机设置里恢复，会接着打印",
        }
    }
}

/// Why the system did not take a file. Nothing was printed then, and the same file can be sent again.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PrintFault {
    #[error("没有打印：这台电脑没有装打印程序（CUPS）。请先保存 PDF，并请管理员安装")]
    NoPrintProgram,
    #[error("没有打印：打印服务没有运行。请重新启动电脑再打一次，或先保存 PDF")]
    NoService,
    #[error("没有打印：找不到这台打印机，它可能已移走或改名。请另选一台，或先保存 PDF")]
    PrinterGone,
    #[error("没有打印：这台打印机已停止接收文件。请在系统的打印机设置里恢复，或另选一台")]
    NotAccepting,
    #[error("没有打印：系统不允许您用这台打印机。请另选一台，或请管理员放开")]
    Forbidden,
    #[error("没有打印：这台电脑没有能打印 PDF 的程序。请先保存 PDF，并请管理员安装阅读 PDF 的软件")]
    NoPdfProgram,
    #[error("没有打印：打印机没有接收这份文件。请检查打印机是否开机、有纸，再打一次")]
    Refused,
}

/// A file to be printed.
#[derive(Clone, Copy, Debug)]
pub struct PrintJob<'a> {
    pub pdf: &'a [u8],
    pub printer: &'a str,
    /// What the print queue shows everybody: a kind of paper and its number, never a name.
    pub title: &'a str,
    pub copies: u32,
    /// Width and height of its pages.
    pub page_mm: (f32, f32),
}

/// Printers of this system, the default first. Empty when none is set up. May take its time: a print server is asked.
pub fn printers() -> Vec<Printer> {
    if cfg!(windows) { shell::printers() } else { cups::printers() }
}

/// Hands the file to the system's printing. Answers what the printer waits for, if it is known to wait.
pub fn print(job: &PrintJob<'_>) -> Result<Option<Need>, PrintFault> {
    if cfg!(windows) { shell::print(job).map(|()| None) } else { cups::print(job) }
}

/// What a command wrote, line by line; nothing when it cannot be run.
fn lines_of(command: &mut std::process::Command) -> Vec<String> {
    let Ok(output) = command.stderr(std::process::Stdio::null()).env("LC_ALL", "C.UTF-8").output() else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
