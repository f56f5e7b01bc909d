//! A file of programmes, as `programmes.toml` describes it.

use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use super::file_form::{FileText, FileWrong, Wrong};
use super::programme::{Measure, Programme, Rule, Share, Step, Whole};

/// Reads a file of programmes, all or nothing.
pub fn read(text: &str) -> Result<Vec<Programme>, FileWrong> {
    Ok(read_with_lines(text)?
        .into_iter()
        .map(|(programme, _)| programme)
        .collect())
}

/// As [`read`], each with the line its name stands in.
pub(super) fn read_with_lines(text: &str) -> Result<Vec<(Programme, usize)>, FileWrong> {
    let (file, form) = FileText::open::<FileForm>(text)?;
    let read = |form: ProgrammeForm| {
        let line = file.line_of(&form.id);
        Ok((programme(&file, form)?, line))
    };
    form.programme.into_iter().map(read).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    #[expect(dead_code, reason = "was looked at first")]
    version: u32,
    programme: Vec<ProgrammeForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeForm {
    id: Spanned<String>,
    platform: Spanned<String>,
    #[serde(default)]
    region: String,
    from: Option<Spanned<String>>,
    before: Option<String>,
    source: String,
    seen_on: Spanned<String>,
    trust: Spanned<String>,
    currency: Spanned<String>,
    whole: Spanned<String>,
    minimum: Option<Spanned<String>>,
    rule: Vec<RuleForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleForm {
    name: Spanned<String>,
    measure: Option<Spanned<String>>,
    cap: Option<Spanned<String>>,
    steps: Vec<StepForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepForm {
    from: u32,
    share: Option<Spanned<String>>,
    least: Option<Spanned<String>>,
    most: Option<Spanned<String>>,
}

fn programme(file: &FileText<'_>, form: ProgrammeForm) -> Result<Programme, FileWrong> {
    let currency = file.currency(&form.currency)?;
    let money = |text: &Spanned<String>| file.money(text, currency);
    let whole = match form.whole.get_ref().as_str() {
        "price" => Whole::Price,
        text => match Decimal::from_str_exact(text) {
            Ok(worth) if worth > Decimal::ZERO => Whole::Unit(worth),
            _ => return Err(file.no(&form.whole, "whole")),
        },
    };
    let mut rules = Vec::with_capacity(form.rule.len());
    for rule in form.rule {
        rules.push(Rule {
            measure: match &rule.measure {
                None => Measure::Nothing,
                Some(code) => Measure::from_code(code.get_ref()).ok_or_else(|| file.no(code, "measure"))?,
            },
            cap: rule.cap.as_ref().map(money).transpose()?,
            steps: steps(file, &rule)?,
            name: rule.name.into_inner(),
        });
    }
    Ok(Programme {
        platform: file.platform(&form.platform)?,
        from: form.from.as_ref().map(|day| file.day(day)).transpose()?,
        seen_on: file.day(&form.seen_on)?,
        trust: file.trust(&form.trust)?,
        minimum: form.minimum.as_ref().map(money).transpose()?,
        before: form.before,
        region: form.region,
        source: form.source,
        currency,
        whole,
        rules,
        id: form.id.into_inner(),
    })
}

fn steps(file: &FileText<'_>, rule: &RuleForm) -> Result<Vec<Step>, FileWrong> {
    let wrong = || {
        let name = rule.name.get_ref().clone();
        file.at(&rule.name, Wrong::Steps { rule: name })
    };
    let mut steps: Vec<Step> = Vec::with_capacity(rule.steps.len());
    for form in &rule.steps {
        let (least, most) = match (&form.share, &form.least, &form.most) {
            (Some(share), None, None) => (file.share(share)?, file.share(share)?),
            (None, Some(least), Some(most)) => (file.share(least)?, file.share(most)?),
            _ => return Err(wrong()),
        };
        if least > most || steps.last().map_or(form.from != 0, |last| form.from <= last.from) {
            return Err(wrong());
        }
        steps.push(Step {
            from: form.from,
            share: Share { least, most },
        });
    }
    if steps.is_empty() { Err(wrong()) } else { Ok(steps) }
}
