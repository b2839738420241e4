//! CUPS by its commands: `lpstat` knows the printers and what they wait for, `lp` takes a file.

use super::{Need, PrintFault, PrintJob, Printer, lines_of};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};

pub(super) fn printers() -> Vec<Printer> {
    let default = lines_of(Command::new("lpstat").arg("-d")).iter().find_map(|line| default_of(line));
    let needs = needs(&lines_of(Command::new("lpstat").args(["-l", "-p"])));
    let mut names = lines_of(Command::new("lpstat").arg("-e"));
    names.sort_by_key(|name| Some(name) != default.as_ref());
    names.into_iter().map(|name| Printer { need: needs.get(&name).copied().flatten(), name }).collect()
}

/// Of 「system default destination: PDF」 the name.
fn default_of(line: &str) -> Option<String> {
    let (_, name) = line.rsplit_once(": ")?;
    (!name.contains(' ')).then(|| name.trim().to_owned())
}

pub(super) fn print(job: &PrintJob<'_>) -> Result<Option<Need>, PrintFault> {
    let output = lp(job)?;
    if !output.status.success() {
        return Err(match fault(&String::from_utf8_lossy(&output.stderr)) {
            // To lp a service that does not run knows no printers.
            PrintFault::PrinterGone if !is_running() => PrintFault::NoService,
            fault => fault,
        });
    }
    let about_printer = lines_of(Command::new("lpstat").args(["-l", "-p", job.printer]));
    Ok(needs(&about_printer).into_values().next().flatten())
}

fn is_running() -> bool {
    !lines_of(Command::new("lpstat").arg("-r")).iter().any(|line| line.contains("not running"))
}

/// Runs `lp` to its end. It may leave before it has read everything when it refuses; then its words say why.
fn lp(job: &PrintJob<'_>) -> Result<Output, PrintFault> {
    let not_started = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => PrintFault::NoPrintProgram,
        _ => PrintFault::Refused,
    };
    let mut lp = Command::new("lp")
        .args(["-d", job.printer, "-t", job.title, "-n", &job.copies.to_string()])
        .args(options(job.page_mm))
        .arg("-")
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(not_started)?;
    let written = lp.stdin.take().map(|mut pipe| pipe.write_all(job.pdf));
    let output = lp.wait_with_output().map_err(|_| PrintFault::Refused)?;
    let is_whole = matches!(written, Some(Ok(())));
    if output.status.success() && !is_whole { Err(PrintFault::Refused) } else { Ok(output) }
}

/// The sheet itself and nothing enlarged or shrunk: what is measured on screen is measured on paper.
fn options(page_mm: (f32, f32)) -> Vec<String> {
    let mut options = vec!["-o".to_owned(), "print-scaling=none".to_owned()];
    if let Some(media) = media(page_mm) {
        options.extend(["-o".to_owned(), format!("media={media}")]);
    }
    options
}

/// The name CUPS has for a size of paper, upright or across.
fn media((width, height): (f32, f32)) -> Option<&'static str> {
    const SIZES: [(&str, f32, f32); 4] =
        [("A3", 297.0, 420.0), ("A4", 210.0, 297.0), ("A5", 148.0, 210.0), ("A6", 105.0, 148.0)];
    let (short, long) = (width.min(height), width.max(height));
    let is_size = |size: &&(&str, f32, f32)| (size.1 - short).abs() < 1.0 && (size.2 - long).abs() < 1.0;
    SIZES.iter().find(is_size).map(|size| size.0)
}

/// What the words of a refusing `lp` mean. It says them in English when it is asked to.
fn fault(words: &str) -> PrintFault {
    let words = words.to_lowercase();
    let says = |any: &[&str]| any.iter().any(|phrase| words.contains(phrase));
    if says(&["not accepting"]) {
        PrintFault::NotAccepting
    } else if says(&["does not exist", "unknown destination", "no default destination", "non-existent"]) {
        PrintFault::PrinterGone
    } else if says(&["scheduler", "unable to connect", "connection refused", "bad file descriptor", "no such file"]) {
        PrintFault::NoService
    } else if says(&["forbidden", "not authorized", "unauthorized", "not allowed", "quota"]) {
        PrintFault::Forbidden
    } else {
        PrintFault::Refused
    }
}

/// What each printer waits for, by its name, from `lpstat -l -p`: a line 「printer NAME …」 and below it what is known of it.
fn needs(lines: &[String]) -> BTreeMap<String, Option<Need>> {
    let mut needs: BTreeMap<String, Option<Need>> = BTreeMap::new();
    let mut current = None;
    for line in lines {
        if let Some(name) = line.strip_prefix("printer ").and_then(|rest| rest.split(' ').next()) {
            let is_paused = line.contains(" disabled since ");
            needs.insert(name.to_owned(), is_paused.then_some(Need::Resuming));
            current = Some(name.to_owned());
        } else if let (Some(alerts), Some(name)) = (line.strip_prefix("Alerts:"), &current)
            && let Some(need) = alerts.split_whitespace().find_map(need)
        {
            needs.insert(name.clone(), Some(need));
        }
    }
    needs
}

/// What a reason of a printer's state asks for (RFC 8011, 5.4.12); warnings that ink runs low ask for nothing yet.
fn need(reason: &str) -> Option<Need> {
    const REASONS: [(&str, Need); 10] = [
        ("media-empty", Need::Paper),
        ("media-needed", Need::Paper),
        ("media-jam", Need::JamCleared),
        ("toner-empty", Need::Toner),
        ("marker-supply-empty", Need::Toner),
        ("cover-open", Need::CoverClosed),
        ("door-open", Need::CoverClosed),
        ("interlock-open", Need::CoverClosed),
        ("offline", Need::Connection),
        ("connecting-to-device", Need::Connection),
    ];
    REASONS.iter().find(|(start, _)| reason.starts_with(start)).map(|(_, need)| *need)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As CUPS 2.4 says them.
    #[test]
    fn the_words_of_a_refusing_lp_are_understood() {
        for (words, meant) in [
            ("lp: Error - The printer or class does not exist.\n", PrintFault::PrinterGone),
            ("lp: Error - unknown destination \"PDF\"!\n", PrintFault::PrinterGone),
            ("lp: Destination \"PDF\" is not accepting jobs.\n", PrintFault::NotAccepting),
            ("lp: Error - scheduler not responding.\n", PrintFault::NoService),
            ("lp: Error - add '/version=1.1' to server name. Bad file descriptor\n", PrintFault::NoService),
            ("lp: Not allowed to print.\n", PrintFault::Forbidden),
            ("lp: Unsupported document-format \"application/pdf\".\n", PrintFault::Refused),
            ("", PrintFault::Refused),
        ] {
            assert_eq!(fault(words), meant, "{words}");
        }
    }

    #[test]
    fn what_a_printer_waits_for_is_read_from_its_state() {
        let said = "printer 一楼 is idle.  enabled since Mon 23 Nov 2026 06:00:00 AM UTC
            Alerts: none
            printer 二楼 now printing 二楼-7.  enabled since Mon 23 Nov 2026 06:00:00 AM UTC
            Alerts: toner-low-warning media-empty-error
            printer 三楼 disabled since Mon 23 Nov 2026 06:00:00 AM UTC -
            Paused
            Alerts: paused";
        let lines: Vec<String> = said.lines().map(|line| line.trim().to_owned()).collect();
        let needs = needs(&lines);
        assert_eq!(needs["一楼"], None);
        assert_eq!(needs["二楼"], Some(Need::Paper));
        assert_eq!(needs["三楼"], Some(Need::Resuming));
    }

    #[test]
    fn a_sheet_is_asked_for_by_its_size_whichever_way_it_lies() {
        assert_eq!(media((210.0, 297.0)), Some("A4"));
        assert_eq!(media((420.0, 297.0)), Some("A3"));
        assert_eq!(media((90.0, 54.0)), None);
    }
}
