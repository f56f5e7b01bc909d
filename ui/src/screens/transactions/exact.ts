// Sums of decimal texts, to the last digit; nothing passes through floating point. Pure.

const places = (text: string): number => text.split(".")[1]?.length ?? 0;
const scaled = (text: string, digits: number): bigint =>
  BigInt(text.replace(".", "") + "0".repeat(digits - places(text)));

/** "0.10" and "-2.5" → "-2.40". */
export function plus(a: string, b: string): string {
  const digits = Math.max(places(a), places(b));
  const sum = scaled(a, digits) + scaled(b, digits);
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, "0");
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return sum < 0n ? `-${whole}` : whole;
}

/** The same amount seen from the other side. */
export const minus = (text: string): string =>
  text.startsWith("-") ? text.slice(1) : /[1-9]/.test(text) ? `-${text}` : text;
