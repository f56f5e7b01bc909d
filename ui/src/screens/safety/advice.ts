// What is good to know before and after a recharge. Each sentence stands with where it comes from and when that was said; a sentence
// without a source has no place here.
import { m } from "$m";

export interface Said {
  text: string;
  source: string;
}
export interface Chapter {
  title: string;
  /** Counted ones are numbered. */
  counted?: boolean;
  said: Said[];
  /** Stands after the numbered ones. */
  last?: Said;
}

const said = (text: string, source: string): Said => ({ text, source });

const how = (): Chapter => ({
  title: m.advice_how(),
  said: [
    said(m.advice_how_tiktok(), m.advice_source_tiktok_faq()),
    said(m.advice_how_tiktok_pay(), m.advice_source_tiktok_pay()),
    said(m.advice_how_tiktok_age(), m.advice_source_policy()),
    said(m.advice_how_youtube(), m.advice_source_jewels()),
    said(m.advice_how_youtube_super(), m.advice_source_super()),
    said(m.advice_how_twitch(), m.advice_source_bits()),
    said(m.advice_how_instagram(), m.advice_source_stars_ig()),
    said(m.advice_how_telegram(), m.advice_source_telegram()),
  ],
});

const signs = (): Chapter => ({
  title: m.advice_signs(),
  counted: true,
  said: [
    said(m.advice_sign_login(), m.advice_source_bot()),
    said(m.advice_sign_person(), m.advice_source_policy()),
    said(m.advice_sign_cheap(), m.advice_source_techcrunch()),
    said(m.advice_sign_free(), m.advice_source_generators()),
    said(m.advice_sign_pay(), m.advice_source_rules()),
    said(m.advice_sign_survey(), m.advice_source_rules()),
    said(m.advice_sign_fee(), m.advice_source_rules()),
    said(m.advice_sign_first(), m.advice_source_rules()),
    said(m.advice_sign_support(), m.advice_source_rules()),
    said(m.advice_sign_domain(), m.advice_source_kintis()),
  ],
  last: said(m.advice_sign_none(), m.advice_source_replicant()),
});

const after = (): Chapter => ({
  title: m.advice_after(),
  said: [
    said(m.advice_after_password(), m.advice_source_ours()),
    said(m.advice_after_bank(), m.advice_source_ours()),
    said(m.advice_after_keep(), m.advice_source_policy()),
    said(m.advice_after_form(), m.advice_source_report()),
    said(m.advice_after_charge(), m.advice_source_policy()),
  ],
});

const refunds = (): Chapter => ({
  title: m.advice_refunds(),
  said: [
    said(m.advice_refund_eea(), m.advice_source_policy()),
    said(m.advice_refund_br(), m.advice_source_policy_other()),
    said(m.advice_refund_else(), m.advice_source_policy_other()),
    said(m.advice_refund_store(), m.advice_source_policy()),
    said(m.advice_refund_gift(), m.advice_source_policy()),
    said(m.advice_refund_youtube(), m.advice_source_super()),
    said(m.advice_refund_telegram(), m.advice_source_telegram()),
  ],
});

const rates = (): Chapter => ({
  title: m.advice_rates(),
  said: [
    said(m.advice_rate_fee(), m.advice_source_fees()),
    said(m.advice_rate_ecb(), m.advice_source_ecb()),
    said(m.advice_rate_app(), m.advice_source_prices()),
    said(m.advice_rate_stars(), m.advice_source_tg_price()),
    said(m.advice_rate_record(), m.advice_source_ours()),
  ],
});

/** In the order they are read. */
export const chapters = (): Chapter[] => [how(), signs(), after(), refunds(), rates()];
