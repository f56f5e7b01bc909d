//! A platform's name in a host that is not the platform's: as it is, in disguise, one slip away, or in short beside a word of selling.

use giftbook_model::Platform;

use crate::letters::{by_sound, digits_as_letters, glance, pairs_as_letters, without_repeats};
use crate::lists::{Lists, PlatformName};
use crate::name::Name;
use crate::verdict::Reason;

/// The most dots in an own domain.
const OWN_LABELS: usize = 4;

/// The platform whose name the host uses, and how.
pub(crate) fn in_host(name: &Name, lists: &Lists) -> Option<(Platform, Reason)> {
    let labels = name.labels();
    if let Some(platform) = own_host_in_front(name, lists) {
        return Some((platform, Reason::OwnHostInFront(platform)));
    }
    in_labels(&labels, lists)
}

/// The same for a name that is no host: a shop's, an account's.
pub(crate) fn in_name(name: &str, lists: &Lists) -> Option<(Platform, Reason)> {
    in_labels(&[name], lists)
}

fn in_labels(labels: &[&str], lists: &Lists) -> Option<(Platform, Reason)> {
    let typed = labels.join(".").to_lowercase();
    let alias = (!typed.is_ascii()).then(|| lists.aliases.iter().find(|(_, alias)| typed.contains(alias)));
    if let Some((platform, _)) = alias.flatten() {
        return Some((*platform, Reason::Disguised(*platform)));
    }
    let plain = glance(&typed);
    let named = |known: &&PlatformName| typed.contains(&known.name) && (known.alone || names_goods(&plain, lists));
    if let Some(known) = lists.names.iter().find(named) {
        return Some((known.platform, Reason::Name(known.platform)));
    }
    let readings = readings(&plain);
    let disguised = |known: &&PlatformName| !typed.contains(&known.name) && is_disguised(&plain, &readings, known);
    if let Some(known) = lists.names.iter().find(disguised) {
        return Some((known.platform, Reason::Disguised(known.platform)));
    }
    near(&plain, lists).or_else(|| short(&plain, lists))
}

/// `www.tiktok.com.example.org`: an own domain whole, and then another.
fn own_host_in_front(name: &Name, lists: &Lists) -> Option<Platform> {
    let ends = || name.ascii.match_indices('.').map(|(dot, _)| dot);
    let starts = std::iter::once(0).chain(ends().map(|dot| dot + 1));
    for start in starts {
        let inside = ends().filter(|end| *end > start).skip(1).take(OWN_LABELS);
        for end in inside {
            if let Some(platform) = lists.own.get(&name.ascii[start..end]) {
                return Some(*platform);
            }
        }
    }
    None
}

/// The ways an eye or an ear may take it, each without dots and hyphens.
fn readings(plain: &str) -> [String; 6] {
    let joined: String = plain.chars().filter(|c| c.is_alphanumeric() || *c == '|').collect();
    let digits = digits_as_letters(&joined);
    let pairs = digits_as_letters(&pairs_as_letters(&joined));
    [
        without_repeats(&digits),
        without_repeats(&pairs),
        without_repeats(&by_sound(&digits)),
        digits,
        pairs,
        joined,
    ]
}

fn is_disguised(plain: &str, readings: &[String; 6], known: &PlatformName) -> bool {
    let (folded, single) = (&known.folded, &known.single);
    let [digits_once, pairs_once, sound_once, digits, pairs, joined] = readings;
    if known.alone {
        // A tick-tock of clocks and songs is an English word.
        let tick_tock = joined.contains("ticktock");
        return [digits, pairs, joined].iter().any(|reading| reading.contains(folded))
            || [digits_once, pairs_once].iter().any(|reading| reading.contains(single))
            || !tick_tock && sound_once.contains(single);
    }
    // Of a name that is a word too only the whole word in other letters is a disguise, and nothing joined over a dot.
    let words = || plain.split(['.', '-']).filter(|word| word.len() == folded.len());
    words().any(|word| digits_as_letters(word) == *folded)
}

/// One slip of the keyboard: a letter more, less, another, or two swapped. Only beside a name that is no word: half a dictionary is one
/// slip away from the others (Telegraf, Instragram).
fn near(plain: &str, lists: &Lists) -> Option<(Platform, Reason)> {
    let label = plain.rsplit('.').next().unwrap_or(plain);
    let joined = label.replace('-', "");
    let slips = |word: &str, name: &str| word.len().abs_diff(name.len()) <= 1 && strsim::osa_distance(word, name) == 1;
    let words = || std::iter::once(joined.as_str()).chain(label.split('-'));
    let near = |known: &&PlatformName| known.alone && words().any(|word| slips(word, &known.name));
    let known = lists.names.iter().find(near)?;
    Some((known.platform, Reason::Near(known.platform)))
}

/// `tk-shop`, `tikmall`: a short form with nothing but words of selling behind it.
fn short(plain: &str, lists: &Lists) -> Option<(Platform, Reason)> {
    let sells = |word: &str| {
        lists
            .shop_words
            .contains(word.trim_end_matches(|c: char| c.is_ascii_digit()))
    };
    for label in plain.split('.') {
        let words: Vec<&str> = label.split('-').filter(|word| !word.is_empty()).collect();
        for (platform, short) in &lists.short_names {
            let joined = words
                .iter()
                .filter_map(|word| word.strip_prefix(short.as_str()))
                .any(sells);
            let apart = words.contains(&short.as_str()) && words.iter().any(|word| sells(word));
            if joined || apart {
                return Some((*platform, Reason::ShortName(*platform)));
            }
        }
    }
    None
}

/// Whether some word of the text is one for what platforms sell.
pub(crate) fn names_goods(plain: &str, lists: &Lists) -> bool {
    lists.goods.iter().any(|word| plain.contains(word.as_str()))
}

/// The platform named anywhere in a path, a query or a fragment.
pub(crate) fn in_rest(plain: &str, lists: &Lists) -> Option<Platform> {
    let named = lists
        .names
        .iter()
        .find(|known| plain.contains(&known.name))
        .map(|known| known.platform);
    named.or_else(|| {
        lists
            .aliases
            .iter()
            .find(|(_, alias)| plain.contains(&glance(alias)))
            .map(|(platform, _)| *platform)
    })
}
