/**
 * What Windows-1252 has in the place of the controls 0x80 to 0x9F (WHATWG Encoding, index-windows-1252);
 * the five bytes that it leaves open are those controls. A table of our own, since decoders of some versions
 * of Node give the controls for all of them, and the apostrophe of O’Brien is lost.
 */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Bytes of Windows-1252 as text; every byte is a character. */
export function fromWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  // In pieces, as a call takes so many arguments only.
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts
    .join('')
    .replaceAll(/[\u0080-\u009F]/g, (control) => high[control.charCodeAt(0) - 0x80] ?? control);
}
