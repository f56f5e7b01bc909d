// Characters nobody sees that change how a name reads: direction controls, spaces without width, soft hyphens. Joiners and variation
// selectors are left out: emoji and many scripts need them.
const HIDDEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u;

export const hidesSomething = (text: string): boolean => HIDDEN.test(text);
