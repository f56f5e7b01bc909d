// The text of a row as it stands in its file. Only line breaks are added: no digit is read as a number and written anew. Pure.

/** One field of the outermost object a line; deeper ones stay together. What is no JSON object stays as it is. */
export function broken(text: string): string {
  if (!text.startsWith("{")) return text;
  let out = "";
  let depth = 0;
  let quoted = false;
  let escaped = false;
  for (const sign of text) {
    out += sign;
    if (quoted) {
      quoted = escaped || sign !== '"';
      escaped = !escaped && sign === "\\";
    } else if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    else if (sign === "," && depth === 1) out += "\n";
  }
  return out.replace(/\n\s*/g, "\n ");
}

const COUNTS =
  /("(?:giftId|gift_id|giftName|diamondCount|diamond_count|repeatCount|repeat_count|repeatEnd|repeat_end|groupId|group_id|timestamp|createTime|create_time|Date|GiftAmount|GiftName|Coins|Price|Username)")/;

/** The text cut where a key stands that the book reads; every second piece is such a key. */
export const pieces = (text: string): string[] => text.split(COUNTS);
