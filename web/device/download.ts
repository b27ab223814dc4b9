/** Hands a file to the browser's downloads: the one way that every browser has, on phones too. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this; a minute is long for that and short for a page.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
