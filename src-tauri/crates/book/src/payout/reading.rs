//! A file of programmes, as `programmes.toml` describes it.

use giftbook_model::{Currency, Money, Platform, Trust};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::programme::{Measure, Programme, Rule, Share, Step, Whole};

/// The newest form of the file this program reads.
const VERSION: u32 = 1;

/// Why a file of programmes was refused; nothing of it is taken then.
#[derive(Debug, thiserror::Error)]
pub enum ProgrammeError {
    /// Not TOML, or a key is missing, unknown or of another kind; the text names line and column.
    #[error("{0}")]
    Form(#[from] toml::de::Error),
    #[error("version {0} of the form is not known; this program reads version {VERSION}")]
    Version(u32),
    #[error("programme {programme}: `{value}` is no {what}")]
    Value {
        programme: String,
        what: &'static str,
        value: String,
    },
    #[error("programme {programme}, rule {rule}: steps start from 0 and rise, and a share lies between 0 and 1")]
    Steps { programme: String, rule: String },
    /// A name is used again for something that may have held before.
    #[error(
        "programme {programme}: there is one of this name already; give it a name of its own, or where it is a newer form of one of your own, \
         a `from` after that one's"
    )]
    Taken { programme: String },
}

/// Reads a file of programmes, all or nothing.
pub fn read(text: &str) -> Result<Vec<Programme>, ProgrammeError> {
    let file: FileForm = toml::from_str(text)?;
    if file.version != VERSION {
        return Err(ProgrammeError::Version(file.version));
    }
    file.programme.into_iter().map(programme).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    version: u32,
    programme: Vec<ProgrammeForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeForm {
    id: String,
    platform: String,
    #[serde(default)]
    region: String,
    from: Option<String>,
    before: Option<String>,
    source: String,
    seen_on: String,
    trust: String,
    currency: String,
    whole: String,
    minimum: Option<String>,
    rule: Vec<RuleForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleForm {
    name: String,
    #[serde(default)]
    measure: String,
    cap: Option<String>,
    steps: Vec<StepForm>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum StepForm {
    Known { from: u32, share: Decimal },
    Unpublished { from: u32, least: Decimal, most: Decimal },
}

fn programme(form: ProgrammeForm) -> Result<Programme, ProgrammeError> {
    let id = form.id;
    let wrong = |what, value: &str| ProgrammeError::Value {
        programme: id.clone(),
        what,
        value: value.to_owned(),
    };
    let day = |text: &str| text.parse::<Date>().map_err(|_| wrong("day", text));
    let currency = Currency::parse(&form.currency).map_err(|_| wrong("currency", &form.currency))?;
    let money = |text: &str| Money::parse(text, currency).map_err(|_| wrong("amount", text));
    let whole = match form.whole.as_str() {
        "price" => Whole::Price,
        text => match text.parse::<Decimal>() {
            Ok(worth) if worth > Decimal::ZERO => Whole::Unit(worth),
            _ => return Err(wrong("whole", text)),
        },
    };
    let mut rules = Vec::with_capacity(form.rule.len());
    for rule in form.rule {
        let steps: Vec<Step> = rule.steps.into_iter().map(Step::from).collect();
        if !rising(&steps) {
            return Err(ProgrammeError::Steps {
                programme: id.clone(),
                rule: rule.name,
            });
        }
        rules.push(Rule {
            measure: Measure::from_code(&rule.measure).ok_or_else(|| wrong("measure", &rule.measure))?,
            cap: rule.cap.as_deref().map(money).transpose()?,
            name: rule.name,
            steps,
        });
    }
    Ok(Programme {
        platform: Platform::from_code(&form.platform).ok_or_else(|| wrong("platform", &form.platform))?,
        from: form.from.as_deref().map(day).transpose()?,
        seen_on: day(&form.seen_on)?,
        trust: Trust::from_code(&form.trust).ok_or_else(|| wrong("trust", &form.trust))?,
        minimum: form.minimum.as_deref().map(money).transpose()?,
        before: form.before,
        region: form.region,
        source: form.source,
        currency,
        whole,
        rules,
        id,
    })
}

fn rising(steps: &[Step]) -> bool {
    steps.first().is_some_and(|step| step.from == 0)
        && steps.is_sorted_by(|one, next| one.from < next.from)
        && steps.iter().all(|Step { share, .. }| {
            Decimal::ZERO <= share.least && share.least <= share.most && share.most <= Decimal::ONE
        })
}

impl From<StepForm> for Step {
    fn from(form: StepForm) -> Self {
        let (from, least, most) = match form {
            StepForm::Known { from, share } => (from, share, share),
            StepForm::Unpublished { from, least, most } => (from, least, most),
        };
        Self {
            from,
            share: Share { least, most },
        }
    }
}
