//! Printing through a real CUPS: its own service in a temporary folder, on its own socket, with the queues of Debian's CUPS-PDF
//! (printer-driver-cups-pdf): its driver, its filters, its backend.
//!
//! That backend is for root alone, and so is this service; it writes where it always does, under /var/spool/cups-pdf, and what it
//! wrote is taken away again. Whoever is not root tries the same queues with a plain backend that writes a file. Where CUPS is not
//! installed the tests say that they were skipped; ./test installs it.

use super::*;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};
use tempfile::TempDir;

const CUPSD: &str = "/usr/sbin/cupsd";
const FILTER: &str = "/usr/lib/cups/filter/pdftopdf";
const CUPS_PDF: &str = "/usr/lib/cups/backend/cups-pdf";
const CUPS_PDF_DRIVER: &str = "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd";
/// Where CUPS-PDF puts what somebody without a home prints.
const CUPS_PDF_OUT: &str = "/var/spool/cups-pdf/ANONYMOUS";
/// Somebody without an account.
const NOBODY: &str = "linli-test";
/// All queues of CUPS-PDF write into one folder, and alike papers into files of one name: one service at a time.
static ALONE: Mutex<()> = Mutex::new(());
const MOST_PATIENCE: Duration = Duration::from_secs(30);

/// A driver that hands a PDF on as it is, for who is not root.
const DRIVER: &str = r#"*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "test"
*Product: "(test)"
*ModelName: "test"
*ShortNickName: "test"
*NickName: "test"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: ""
*PageSize A6: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: ""
*PageRegion A6: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*ImageableArea A6: "0 0 298 420"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*PaperDimension A6: "298 420"
"#;

/// Each queue with the state it begins in.
const QUEUES: [(&str, &str); 4] = [
    ("office", "State Idle\nAccepting Yes"),
    ("paused", "State Stopped\nStateMessage Paused\nAccepting Yes"),
    ("empty", "State Idle\nReason media-empty-error\nAccepting Yes"),
    ("refusing", "State Idle\nAccepting No"),
];

/// What a queue hands its pages to.
#[derive(Clone, Copy, PartialEq)]
enum Backend {
    CupsPdf,
    PlainFile,
}

impl Backend {
    fn here(folder: &Path) -> Self {
        let is_root = fs::metadata(folder).expect("the folder").uid() == 0;
        if is_root && Path::new(CUPS_PDF).exists() {
            return Self::CupsPdf;
        }
        eprintln!("without CUPS-PDF, which is not installed here or wants root: its queues write plain files");
        Self::PlainFile
    }

    fn uri(self, folder: &Path, queue: &str) -> String {
        match self {
            Self::CupsPdf => "cups-pdf:/".to_owned(),
            Self::PlainFile => format!("file://{}/{queue}.pdf", folder.display()),
        }
    }

    fn driver(self) -> String {
        match self {
            Self::CupsPdf => fs::read_to_string(CUPS_PDF_DRIVER).expect("the driver of CUPS-PDF"),
            Self::PlainFile => DRIVER.to_owned(),
        }
    }
}

/// A running service that ends with the test.
struct Service {
    child: Child,
    folder: TempDir,
    backend: Backend,
    since: SystemTime,
    _alone: MutexGuard<'static, ()>,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Service {
    /// Nothing, with a word about it, where CUPS is not there.
    fn start() -> Option<Self> {
        if !Path::new(CUPSD).exists() || !Path::new(FILTER).exists() {
            eprintln!("skipped: CUPS is not installed here");
            return None;
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let backend = Backend::here(folder.path());
        configure(folder.path(), backend);
        let mut command = Command::new(CUPSD);
        command.arg("-f").arg("-c").arg(folder.path().join("cupsd.conf"));
        command.arg("-s").arg(folder.path().join("cups-files.conf"));
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("cupsd starts");
        let service = Self { child, folder, backend, since: SystemTime::now(), _alone: alone };
        service.wait_for(|service| String::from_utf8_lossy(&service.ask(&["-r"])).contains("is running"));
        Some(service)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn ask(&self, words: &[&str]) -> Vec<u8> {
        let mut lpstat = Command::new("lpstat");
        lpstat.args(words).env("CUPS_SERVER", self.path("socket")).env("LC_ALL", "C.UTF-8");
        lpstat.output().map(|output| output.stdout).unwrap_or_default()
    }

    fn wait_for(&self, is_there: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_there(self) {
            let log = || fs::read_to_string(self.path("error")).unwrap_or_default();
            assert!(start.elapsed() < MOST_PATIENCE, "{}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// `linli print` of a resident's card to this printer.
    fn print(&self, office: &Office, printer: &str, copies: u32) -> Answer {
        print_through(&self.path("socket"), office, printer, copies)
    }

    /// What the service says of the pages it has put out.
    fn page_log(&self) -> String {
        fs::read_to_string(self.path("page")).unwrap_or_default()
    }

    /// The file a queue wrote, whole.
    fn printed(&self, printer: &str) -> Vec<u8> {
        let is_whole = |bytes: &[u8]| bytes.trim_ascii_end().ends_with(b"%%EOF");
        let written = |service: &Self| service.file_of(printer).and_then(|file| fs::read(file).ok());
        self.wait_for(|service| written(service).is_some_and(|bytes| is_whole(&bytes)));
        let bytes = written(self).expect("the file");
        if self.backend == Backend::CupsPdf {
            let _ = fs::remove_file(self.file_of(printer).expect("the file"));
        }
        bytes
    }

    fn file_of(&self, printer: &str) -> Option<PathBuf> {
        if self.backend == Backend::PlainFile {
            return Some(self.path(&format!("{printer}.pdf")));
        }
        let is_it =
            |path: &PathBuf| fs::metadata(path).and_then(|file| file.modified()).is_ok_and(|at| at >= self.since);
        fs::read_dir(CUPS_PDF_OUT).ok()?.flatten().map(|entry| entry.path()).find(is_it)
    }
}

fn print_through(socket: &Path, office: &Office, printer: &str, copies: u32) -> Answer {
    let (archive, copies) = (office.word("档案"), copies.to_string());
    let words = ["print", "--archive", &archive, "floating_card", "3", "--printer", printer, "--copies", &copies];
    let mut command = office.command(&words);
    command.env("LINLI_PASSWORD", PASSWORD).env("CUPS_SERVER", socket).env("CUPS_USER", NOBODY);
    office.run(&mut command)
}

fn configure(folder: &Path, backend: Backend) {
    let at = |name: &str| folder.join(name).display().to_string();
    for name in ["root/ppd", "spool/tmp", "cache", "state/certs"] {
        fs::create_dir_all(folder.join(name)).expect("a folder");
    }
    let policy =
        ["Job", "Subscription"].map(|of| format!("{of}PrivateAccess default\n{of}PrivateValues default\n")).concat();
    let all = "Order allow,deny\nAllow all\n";
    let service = format!(
        "Listen {}\nLogLevel warn\nMaxLogSize 0\nDefaultAuthType None\nWebInterface No\nBrowsing Off\n\
         <Location />\n{all}</Location>\n<Policy default>\n{policy}<Limit All>\n{all}</Limit>\n</Policy>\n",
        at("socket")
    );
    let files = format!(
        "FileDevice Yes\nServerRoot {}\nRequestRoot {}\nTempDir {}\nCacheDir {}\nStateDir {}\n\
         Printcap\nAccessLog {}\nErrorLog {}\nPageLog {}\n",
        at("root"),
        at("spool"),
        at("spool/tmp"),
        at("cache"),
        at("state"),
        at("access"),
        at("error"),
        at("page"),
    );
    fs::write(folder.join("cupsd.conf"), service).expect("written");
    fs::write(folder.join("cups-files.conf"), files).expect("written");
    let mut queues = String::new();
    for (name, state) in QUEUES {
        let uri = backend.uri(folder, name);
        // Cairo keeps letters letters on their way through PostScript; Ghostscript draws them as pictures.
        let renderer = "Option pdftops-renderer pdftocairo";
        queues += &format!("<Printer {name}>\nDeviceURI {uri}\n{state}\n{renderer}\n</Printer>\n");
        fs::write(folder.join(format!("root/ppd/{name}.ppd")), backend.driver()).expect("written");
    }
    fs::write(folder.join("root/printers.conf"), queues).expect("written");
}

#[test]
fn a_real_print_service_takes_the_card_and_prints_it_in_its_own_size() {
    let Some(service) = Service::start() else { return };
    let office = Office::with_people();
    let told = service.print(&office, "office", 2).done();
    assert!(told.contains("已送往打印机「office」"), "{told}");
    let printed = office.path("printed.pdf");
    fs::write(&printed, service.printed("office")).expect("written");
    let printed = printed.to_str().expect("text");
    let text = outside("pdftotext", &[printed, "-"]);
    assert!(text.contains(RESIDENTS[2].name) && text.contains("流动人口登记卡"), "{text}");
    let size = outside("pdfinfo", &[printed]);
    let is_a6 = ["297 x 419 pts", "298 x 420 pts", "297.638 x 419.528 pts"].iter().any(|a6| size.contains(a6));
    assert!(is_a6, "A6, not enlarged: {size}");
    service.wait_for(|service| service.page_log().contains("total 2"));
    let log = service.page_log();
    assert!(
        log.contains("流动人口登记卡 海印〔2026〕第0001号"),
        "the queue says what it prints, and nobody's name: {log}"
    );
}

#[test]
fn what_a_real_printer_waits_for_is_said_and_nothing_is_lost() {
    let Some(service) = Service::start() else { return };
    let office = Office::with_people();
    for (printer, advice) in [("paused", "打印机已暂停"), ("empty", "打印机缺纸")] {
        let answer = service.print(&office, printer, 1);
        assert_eq!(answer.code, 0, "{}", answer.err);
        assert!(answer.err.contains(advice), "{printer}: {}", answer.err);
    }
    let waiting = String::from_utf8_lossy(&service.ask(&["-o"])).into_owned();
    assert!(waiting.contains("paused-"), "it lies in the queue: {waiting}");
    assert!(!service.printed("empty").is_empty(), "what waits for paper comes out by itself");
}

#[test]
fn what_a_real_print_service_refuses_is_said_in_plain_words_and_can_be_repeated() {
    let Some(service) = Service::start() else { return };
    let office = Office::with_people();
    for (printer, sentence) in [("refusing", "已停止接收文件"), ("nowhere", "找不到这台打印机")] {
        let refused = service.print(&office, printer, 2).refused();
        assert!(refused.contains(sentence), "{printer}: {refused}");
    }
    let away = print_through(&service.path("no socket"), &office, "office", 1).refused();
    assert!(away.contains("打印服务没有运行"), "{away}");
    let told = service.print(&office, "paused", 1).out;
    assert!(told.contains("第 4 号"), "three numbers are void, none is given again: {told}");
}
