/** Puts text where other programs can paste it from. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A web view without the newer way still hears its own copy command.
    const put = (event: ClipboardEvent): void => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", put, { once: true });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there is where the newer one is not
    document.execCommand("copy");
    document.removeEventListener("copy", put);
  }
}
