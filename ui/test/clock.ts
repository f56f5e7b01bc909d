/** Midday on Sunday 22 November 2026, UTC: the now of everything invented here. */
export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
export const HOUR = 3_600_000;
export const ago = (hours: number): string => String(NOW - hours * HOUR);
