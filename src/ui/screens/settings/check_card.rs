//! 检查档案: the file, the chain of its log, the search keys; the result in words.

use super::Act;
use crate::services::check::Findings;
use crate::services::{Job, Trouble};
use crate::ui::icons;
use crate::ui::widgets::field::{Note, Tone, note_ui};
use crate::ui::widgets::{Button, Card};
use eframe::egui::{Sense, Spinner, Ui, vec2};

#[derive(Default)]
pub(super) struct CheckCard {
    running: Option<Job<Findings>>,
    /// One sentence for each thing looked at.
    said: Vec<Note>,
}

impl CheckCard {
    pub fn start(
        &mut self,
        wake: impl FnOnce() + Send + 'static,
        work: impl FnOnce() -> Result<Findings, Trouble> + Send + 'static,
    ) -> Result<(), Trouble> {
        self.said.clear();
        self.running = Some(Job::start("check", "正在检查档案", wake, move |_| work())?);
        Ok(())
    }

    pub fn say(&mut self, findings: &Findings) {
        self.said = sentences(findings);
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let ended = self.poll();
        let asked = Card::new("检查档案").detail("怀疑资料有问题时用").show(ui, |ui| {
            let is_running = self.running.is_some();
            let why_not = is_running.then_some("正在检查");
            let asked = ui
                .horizontal(|ui| {
                    let start =
                        ui.add(Button::secondary("开始检查").icon(icons::CHECK_CIRCLE).refused(why_not)).clicked();
                    if is_running {
                        ui.add(Spinner::new().size(14.0));
                    }
                    start.then_some(Act::Check)
                })
                .inner;
            for note in &self.said {
                let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
                note_ui(ui, place, note);
            }
            asked
        });
        ended.or(asked)
    }

    fn poll(&mut self) -> Option<Act> {
        let ended = self.running.as_ref()?.poll()?;
        self.running = None;
        match ended {
            Ok(findings) => Some(Act::Checked(findings)),
            Err(trouble) => {
                self.said = vec![Note::wrong(trouble.to_string())];
                None
            }
        }
    }
}

fn sentences(findings: &Findings) -> Vec<Note> {
    let of = |is_sound: bool, good: String, bad: &str| {
        if is_sound { Note::good(good) } else { Note::new(Tone::Bad, bad) }
    };
    let mut said = vec![
        of(findings.file, "档案文件完好".to_owned(), "档案文件有损坏。请不要再录入，先从最近的备份恢复到新文件夹"),
        of(
            findings.chain,
            format!("操作记录 {} 条，前后相连，没有缺失", findings.audit_lines),
            "操作记录对不上，可能有人动过文件。请保留这个档案，报告上级",
        ),
        if findings.altered_rows == 0 {
            Note::good("每条登记都与它的修改经过相符")
        } else {
            let rows = findings.altered_in_words();
            Note::new(Tone::Bad, format!("{rows}与修改经过不符，可能有人动过文件。请保留这个档案，报告上级"))
        },
        of(
            findings.search,
            if findings.search_rebuilt {
                "查找索引原与登记不一致，已重新做好"
            } else {
                "查找索引与登记一致"
            }
            .to_owned(),
            "查找索引与登记不一致，可能有人查不到。请从备份恢复后再检查",
        ),
        Note::hint(format!(
            "登记 {} 人，现住 {} 人，已离开 {} 人",
            findings.people, findings.living_here, findings.left
        )),
    ];
    if findings.backup == Some(false) {
        said.push(Note::new(Tone::Bad, "操作记录与最近的备份对不上，可能有人动过文件。请保留这个档案和备份，报告上级"));
    }
    if findings.incomplete > 0 {
        said.push(Note::to_complete(format!("现住的人里有 {} 份登记待补", findings.incomplete)));
    }
    said
}
