// What can be called up over any place: the finder (Ctrl K) and the sheet of keys (?).
let over = $state<"none" | "finder" | "keys">("none");

export const overlay = (): typeof over => over;
export const findAnything = (): void => void (over = "finder");
export const showKeys = (): void => void (over = "keys");
export const closeOverlay = (): void => void (over = "none");
