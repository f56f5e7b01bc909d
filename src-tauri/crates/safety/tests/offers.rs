//! Offers in fifteen languages, disguised and plain, and prices.

use giftbook_model::{Currency, Money};
use giftbook_safety::{Lists, SignKind, UnitPrice, Weight, check_offer_text};

fn weight(text: &str) -> Weight {
    check_offer_text(text, &[], Lists::built_in()).weight
}

#[test]
fn a_password_asked_for_is_danger_in_fifteen_languages() {
    for text in [
        "Just send me your password and the coins are yours",
        "Mándame tu contraseña y listo",
        "Passa a tua senha que eu recarrego",
        "Il me faut ton mot de passe",
        "Ich brauche dein Passwort dafür",
        "Mi serve la tua password",
        "Bana şifreni ver yeter",
        "Tolong kirim kata sandi ya",
        "Cho mình xin mật khẩu, gửi qua tin nhắn",
        "أحتاج كلمة السر فقط",
        "अपना पासवर्ड भेज दो",
        "ขอรหัสผ่านด้วยนะ",
        "パスワードを教えてください",
        "비밀번호를 알려 주세요",
        "请提供账号密码",
    ] {
        assert_eq!(weight(text), Weight::Danger, "{text}");
    }
}

#[test]
fn a_disguise_does_not_help() {
    for text in [
        "send y0ur p4ssw0rd: your pa$$word",
        "your pаsswоrd please",
        "your p a s s w o r d please",
        "ＵＳＤＴ only",
        "pay in b1tc0in",
    ] {
        assert_eq!(weight(text), Weight::Danger, "{text}");
    }
}

#[test]
fn advice_against_it_is_no_offer() {
    for text in [
        "TikTok will never ask for your password.",
        "Nunca compartas tu contraseña",
        "Gib niemals dein Passwort weiter",
        "Remember to change your watch band",
        "You have 1,250 coins left",
        "We meet on Friday at the marketing office",
    ] {
        assert_eq!(weight(text), Weight::NoSign, "{text}");
    }
}

#[test]
fn a_price_is_held_against_the_lowest_official_one() {
    let money = |minor, code| Money {
        minor,
        currency: Currency::parse(code).expect("a currency"),
    };
    let kinds = |text: &str, lowest| -> Vec<SignKind> {
        check_offer_text(text, &[lowest], Lists::built_in())
            .signs
            .iter()
            .map(|sign| sign.kind)
            .collect()
    };
    let euro = UnitPrice {
        units: 100,
        money: money(100, "EUR"),
    };
    assert_eq!(kinds("1000 coins for 6,99 €", euro), [SignKind::ImpossiblePrice]);
    assert_eq!(kinds("1.000 coins: 7,00 EUR", euro), [SignKind::LowPrice]);
    assert_eq!(kinds("1k coins 9 EUR", euro), []);
    // A currency without a price on record is held against the lists' own; one that neither knows says nothing.
    assert_eq!(kinds("1000 coins for $1", euro), [SignKind::ImpossiblePrice]);
    assert_eq!(kinds("1000 coins for £1", euro), []);
}

#[test]
fn an_address_in_the_text_counts() {
    let offer = check_offer_text(
        "cheap: tiktok-coins.example.shop, or www.tiktok.com/coin",
        &[],
        Lists::built_in(),
    );
    assert_eq!(offer.weight, Weight::Danger);
    assert_eq!(offer.addresses.len(), 2);
    assert_eq!(
        weight("Coins 27% cheaper on the web than in the app: tiktok.com/coin"),
        Weight::NoSign
    );
}
