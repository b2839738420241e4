//! What can fail while the office works, in words for the person at the desk.

use super::attachments::NotTaken;
use super::credentials::Guess;
use super::sheets::{NotBlank, NotRead};
use crate::domain::{Problem, Right, Unreadable};
use crate::platform::printing::PrintFault;
use crate::print::PrintError;
use crate::store::StoreError;

/// A failure, with what to do next. What can be mended in a field is a `Problem` inside `Unfinished`.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Print(#[from] PrintError),
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    NotTaken(#[from] NotTaken),
    #[error(transparent)]
    NotRead(#[from] NotRead),
    #[error(transparent)]
    NotBlank(#[from] NotBlank),
    #[error("文件没有打开：{}。请看它是否还在，或是否正被别的程序使用", reason(.error))]
    FileNotRead { error: std::io::Error },
    #[error("{}", refusal(*.0))]
    NotAllowed(Right),
    #[error("还有 {} 处要改，改好再保存", .0.len())]
    Unfinished(Vec<Problem>),
    #[error("可能已有此人：请先确认是不是同一人")]
    Perhaps(Vec<crate::services::candidates::Candidate>),
    /// Both changed these fields: the form, and somebody else since it was begun.
    #[error("这条登记在您填写期间被改过（{}），没有保存。您填的都还在：请逐项选用哪一个，再保存", .0.join("、"))]
    ChangedMeanwhile(Vec<&'static str>),
    #[error("没有找到这条记录，它可能已被撤销。请重新查找")]
    Gone,
    #[error("口令不对，再错 {tries_left} 次需等 30 秒。请看输入法是否为英文")]
    WrongPassword { tries_left: u32 },
    #[error("口令不对，请等 {0} 秒再试")]
    TooManyTries(u64),
    #[error("此人还是本社区一户的成员，这里没有改动。请先在那一户里办出户")]
    StillInHousehold,
    #[error("这两条记录在您查看期间被改过，没有合并。请退回去重新看一遍")]
    MergeOutdated,
    #[error("写这份草稿以后，它涉及的登记又改过，不能接着填。请把草稿丢掉，重新填一次")]
    DraftOutdated,
    #[error("随行人员中有人可能已登记过：请先在那一行确认是不是同一人")]
    CompanionPerhaps,
    #[error("还没到签注时间：每满一年前一个月内办理，没有改动")]
    NotYetEndorsable,
    #[error("这份登记没有居住证签发日期。请先按 F4 补上再记签注")]
    NoPermit,
    #[error("现在找不到这个文件夹。它若在 U 盘或移动盘上，请接好后再试")]
    ArchiveAway,
    /// The screen in front cannot be left now.
    #[error("{0}")]
    Held(&'static str),
    #[error("这一处已经和体检时不一样了，没有改动。请重新体检再看")]
    FoundOtherwise,
    #[error("这一处要打开记录核对后再改")]
    MendedByHand,
    #[error("{0}。请在对应列里选好再预演")]
    NotMapped(&'static str),
    #[error("没有要导入的行。有出入的行选「用表中的」才会导入")]
    NothingToImport,
    #[error("预演以后登记又改过，没有导入。请重新预演")]
    RehearsalOutdated,
    #[error("已取消，什么都没有改动")]
    Cancelled,
    #[error("{what}没有完成：{}。请换一个位置再试", reason(.error))]
    File { what: &'static str, error: std::io::Error },
    #[error("这里是档案或备份的文件夹，别的文件和档案不能存在里面。请换一个位置，例如桌面或 U 盘")]
    InsideArchive,
    #[error("没有要打印的人。空白表请选空白手写版")]
    NobodyToPrint,
    #[error("现在没有公布中的用工和房源。请先在「日常」的「用工房源」里登记")]
    NoOpenings,
    #[error("这是常住登记，流动人口的文书不能打。请选一份流动人口登记")]
    OnlyFloating,
    /// The first of them, by number, with what keeps it from being printed.
    #[error("选中的 {count} 份都不能打印，例如第 {first} 条：{words}")]
    NobodyComplete { count: usize, first: i64, words: String },
    #[error("这一份没有打印：{0}")]
    NoPaper(String),
    #[error("填写的内容和空白表对不上，没有打印。请打印整张")]
    ExceedsForm,
    /// A 督办单 is out, and what failed is keeping it with its matter.
    #[error("督办单已经送出，只是没有记到交办的事项上（{0}）。不要再打，请在交办的页上写明已督办")]
    LeftUnrecorded(Box<Trouble>),
    #[error("证件号码全显的文书要写明用途。请填好用途再打印或保存")]
    PurposeMissing,
    #[error("还没有写明用途和接收单位。请写好再导出")]
    ExportPurposeMissing,
    #[error("这不是带走的文件夹，里面没有清单。请选有 manifest.json 的那个文件夹")]
    NotATakeaway,
    #[error("这是更新的版本带走的。请先升级程序再带回")]
    NewerTakeaway,
    /// Which file, by its path in the folder.
    #[error("「{0}」和带走时不一样，没有带回。请用没有改动过的那一份")]
    AlteredTakeaway(String),
    #[error("没有要查的。请粘贴证件号码或姓名，一行一个")]
    NothingAsked,
    #[error("一次最多查 {0} 行。请分几次查")]
    TooManyAsked(usize),
    #[error("没有可以导出的内容")]
    NothingToExport,
    #[error("这份文书打印时还没有保存内容，不能再打开。请看当时留存的纸")]
    NotArchived,
    #[error("这份文书的内容过了保存年限，{0} 已抹去，不能再打开。编号和打印记录还在；要用请按现在的登记重新打印")]
    ArchiveErased(String),
    #[error("这份名单太长，一次最多打印 {0} 行。请先用条件缩小范围")]
    ListTooLong(usize),
    #[error("{0}")]
    NotFillable(&'static str),
    #[error("这个表格名称不能用。请用 1 到 40 个字")]
    UnusableLayoutName,
    #[error("这个名单名称不能用。请用 1 到 20 个字")]
    UnusableViewName,
    #[error("姓名要有 1 到 20 个字。请改好再试")]
    UnusableName,
    #[error("口令至少 8 个字符，用汉字至少 6 个。请换一个长一些的")]
    ShortPassword,
    #[error("口令{}，一猜就中。请换一个，例如一句自己记得住的话", .0.words())]
    GuessedPassword(Guess),
    #[error("这一步是别人做的。请做的人自己撤销，或请站长处理")]
    NotOwnChange,
    #[error("自己的角色不能自己改。请另一位站长来改")]
    OwnRole,
    #[error("恢复页不要和档案放在一起。请换一个位置，例如 U 盘")]
    RecoveryBesideArchive,
    #[error("这台电脑没有设置打印机。可以先保存 PDF，拿到能打印的电脑上打印")]
    NoPrinter,
    /// With the first fault, which says its place itself.
    #[error("范本还不能保存，{0}")]
    TemplateFaulty(String),
    #[error("文本没有改动，不用保存")]
    TemplateUnchanged,
    #[error("这里都已有起草好的文书。请先打印签订，或删去不用的再起草")]
    AlreadyPrepared,
    #[error("这些文书还不用续签：没有签过的请先签订，已经续签的请打开新的一份")]
    NothingToRenew,
    #[error("签过的文书不能删去。不再有效的请登记终止")]
    AlreadySigned,
    #[error("这一种文书不能和所选的对象签订。请换一种文书或换一个对象")]
    WrongSubject,
    #[error("这一期已经记过了。请在台账里打开那一份修改")]
    AlreadyRecorded,
    #[error("这一处不是矛盾纠纷，或已转成案件。请在调解里看那一案")]
    AlreadyTakenOver,
    #[error("这个联防组已解散，不能再改。请在列表里看现有的组")]
    GroupDissolved,
    #[error("这支队伍已撤销，不能再改。请在列表里看现有的队伍")]
    TeamDissolved,
    #[error("这一轮走访已结束，不能再录入。请开始新的一轮")]
    RoundEnded,
    /// What must be there before a step of a dispute.
    #[error("还不能{step}：{}", .lacking.join("；"))]
    StepLacks { step: &'static str, lacking: Vec<String> },
    #[error("这起纠纷已归档，不能再改。确实要改的，请站长先按「重新调解」")]
    CaseArchived,
    #[error("这起纠纷已经走到别的环节，没有改动。请返回案件再看")]
    StepNotOffered,
    #[error("这位房主的评定已经走到别的环节，没有改动。请返回再看")]
    RatingElsewhere,
    #[error("不能打{0}：{1}")]
    PaperLacks(&'static str, String),
    #[error("现在没有可以{0}的房主。在列表的「下一步」里看各位缺什么")]
    NobodyReady(&'static str),
    #[error("本轮已有房主，不能删去。房主不再参加的请逐位登记退出")]
    RoundNotEmpty,
    #[error(transparent)]
    Printer(#[from] PrintFault),
    #[error("没有名为「{0}」的文书。用 linli print --list 看有哪些")]
    UnknownDocument(String),
    #[error("「{0}」不能只印填写的内容。请打印整张")]
    NotOnForms(String),
}

fn refusal(right: Right) -> &'static str {
    match right {
        Right::Look => "您的角色不能查看这里。请站长处理",
        Right::Reveal => "您的角色不能查看完整号码。请站长处理",
        Right::Write => "您的角色只能查看，不能登记或修改。请站长或录入员处理",
        Right::Enter => "您的角色只能查看，不能登记或撤销。请站长处理",
        Right::Mediate => "您的角色不能办理纠纷。请站长或调解员处理",
        Right::Print => "您的角色不能打印。请站长或录入员处理",
        Right::Export => "您的角色不能导出。请站长或录入员处理",
        Right::BackUp => "您的角色不能备份。请站长或录入员处理",
        Right::Administer => "只有站长能改这里",
    }
}

/// Why a file could not be read or written, in plain words.
pub fn reason(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "找不到这个位置",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "这个位置不允许写入",
        ErrorKind::AlreadyExists => "那里已有同名的文件",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "目标盘已满",
        ErrorKind::FileTooLarge => "目标盘放不下这么大的文件",
        _ => "读写时出错",
    }
}
