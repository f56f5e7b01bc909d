// What is looked at of a long paste: as much of its beginning as a question may carry, cut between letters.

/** Bytes of UTF-8 that the shell reads of one text. */
export const MOST = 4096;

export function begins(text: string): string {
  const bytes = new Uint8Array(MOST);
  const { read } = new TextEncoder().encodeInto(text, bytes);
  return text.slice(0, read);
}
