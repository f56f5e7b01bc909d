// Payouts in the shape of the contract. Figures are invented.
import type {
  PayoutChecksAnswer,
  PayoutBalance,
  PayoutOutlook,
  PayoutPlan,
  PayoutRow,
  PlanWay,
  ProgrammesAnswer,
  Reconciled,
} from "$ipc";

const usd = (amount: string) => ({ amount, currency: "USD" });

const row = (id: string, more: Partial<PayoutRow>): PayoutRow => ({
  id,
  platform: "tiktok",
  unit: "diamond",
  units: "42480",
  requested: "2026-11-02",
  paid: "2026-11-04",
  received: "2026-11-06",
  returned: null,
  begun: more.requested ?? "2026-11-02",
  stage: "received",
  gross: usd("212.40"),
  fee: usd("2.90"),
  net: usd("209.50"),
  got: usd("209.50"),
  method: "bank",
  by: null,
  reference: "PO-1",
  ...more,
});

export const payouts: PayoutRow[] = [
  row("7", {
    units: "9412",
    requested: "2026-11-21",
    paid: null,
    received: null,
    stage: "requested",
    gross: usd("47.06"),
    fee: null,
    net: usd("47.06"),
    got: null,
  }),
  row("6", {}),
];

export const balance: PayoutBalance = {
  platform: "tiktok",
  unit: "diamond",
  earned: "89372",
  takenBack: "0",
  held: "0",
  available: "37480",
  requested: "9412",
  inReview: "9412",
  paid: "0",
  received: "42480",
  arrived: [usd("209.50")],
  worth: { least: usd("187.40"), most: usd("187.40") },
  programme: "tiktok_flat",
  reviewDays: 15,
  minimum: usd("1.00"),
  missing: { least: usd("0.00"), most: usd("0.00") },
  since: { day: "2026-11-21", units: "4100", lives: 2 },
  underway: [],
};
balance.underway = [{ payout: payouts[0] ?? row("7", {}), from: "2026-11-21", to: "2026-12-06", late: false }];

const way = (id: string, route: string, fees: string, arrives: string, more: Partial<PlanWay> = {}): PlanWay => {
  const taken = {
    gross: usd("187.40"),
    days: 1,
    fees: usd(fees),
    net: usd(arrives),
    rate: null,
    day: null,
    arrives: usd(arrives),
  };
  return {
    method: { id, route, region: "", own: false, share: "0.0", each: usd("2.90") },
    source: "tiktok_payment_limits",
    seenOn: "2026-11-03",
    trust: "official",
    minimum: usd("9.00"),
    daily: usd("1000.00"),
    others: [],
    least: taken,
    most: taken,
    waiting: null,
    ...more,
  };
};

export const plan: PayoutPlan = {
  platform: "tiktok",
  unit: "diamond",
  units: "37480",
  worth: { least: usd("187.40"), most: usd("187.40") },
  ways: [
    way("tiktok_bank", "bank", "2.90", "184.50", {
      others: [{ source: "tiktok_no_fee", share: null, each: usd("0.00"), minimum: null, daily: null }],
    }),
    way("tiktok_paypal", "paypal", "2.91", "184.49"),
  ],
  best: [
    { from: usd("1.00"), method: "tiktok_paypal" },
    { from: usd("186.67"), method: "tiktok_bank" },
  ],
};

const choice = (id: string, region = ""): ProgrammesAnswer["platforms"][number]["choices"][number] => ({
  id,
  platform: "tiktok",
  region,
  from: null,
  source: id,
  seenOn: "2026-11-23",
  trust: "secondary",
  own: false,
});

export const programmes: ProgrammesAnswer = {
  platforms: [
    {
      platform: "tiktok",
      current: "tiktok_flat",
      since: null,
      choices: [choice("tiktok_flat"), choice("tiktok_scaled", "US")],
    },
    { platform: "twitch", current: "twitch_bits", since: null, choices: [choice("twitch_bits")] },
  ],
  own: [{ id: "3", name: "agency.toml", programmes: ["agency"] }],
};

export const outlook: PayoutOutlook = {
  platform: "tiktok",
  currency: "USD",
  past: 34,
  next: { on: "2026-12-31", low: usd("231.00"), middle: usd("262.00"), high: usd("298.00") },
  lacking: null,
  weeks: 34,
  held: 27,
  tested: 34,
  missions: [
    {
      rule: "long_lives",
      measure: "week_long_lives",
      adds: { least: usd("3.00"), most: usd("3.00") },
      next: { at: 1, to: 2, least: "2.0", most: "2.0", value: { least: usd("1.85"), most: usd("1.85") } },
    },
  ],
};

export const reconciled: Reconciled = {
  payout: row("6", {}),
  unit: "diamond",
  after: "2026-10-05",
  until: "2026-11-02",
  units: {
    from: "0",
    steps: [
      { why: "recorded", units: "41538", rows: true },
      { why: "coverage", units: "922", rows: false },
      { why: "guests", units: "-30", rows: true },
      { why: "unexplained", units: "50", rows: false },
    ],
    to: "42480",
  },
  money: [
    {
      from: "gross",
      sum: usd("212.40"),
      steps: [{ why: "fee", money: usd("-2.90") }],
      to: "net",
      end: usd("209.50"),
    },
  ],
  turned: null,
  programmes: ["tiktok_flat"],
  lives: [
    {
      live: "12",
      title: "Evening drawing",
      day: "2026-10-18",
      recorded: "20500",
      official: "21422",
      credited: "21422",
      causes: [{ cause: "coverage", units: "922", gifts: "0", ms: "420000" }],
      unexplained: "0",
    },
  ],
  arrivals: [],
};

export const checks: PayoutChecksAnswer = {
  found: [
    {
      code: "balance_break",
      hint: false,
      platform: "tiktok",
      payout: "6",
      live: null,
      entry: null,
      day: null,
      money: null,
      unit: "diamond",
      units: "120",
      days: null,
      among: null,
    },
  ],
  proposals: [
    {
      payout: "6",
      rule: "net",
      row: { entry: "99", platform: "tiktok", day: "2026-11-06", money: usd("209.50"), text: "TIKTOK PAYOUT" },
    },
  ],
};
