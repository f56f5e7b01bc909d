/**
 * Where what has the focus is taken away (a row that was decided, a button that did its work), the focus goes to the part that held it instead of the page's
 * beginning, so that Tab goes on from there and its keys still work. The part needs `tabindex="-1"`.
 */
export function keepFocus(part: HTMLElement): () => void {
  let last: EventTarget | null = null;
  const remember = ({ target }: FocusEvent): void => void (last = target);
  const taken = new MutationObserver(() => {
    if (!(last instanceof Element) || last.isConnected) return;
    last = null;
    if (document.activeElement === document.body) part.focus({ preventScroll: true });
  });
  part.addEventListener("focusin", remember);
  taken.observe(part, { childList: true, subtree: true });
  return () => {
    part.removeEventListener("focusin", remember);
    taken.disconnect();
  };
}
