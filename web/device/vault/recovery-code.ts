/** A recovery code as people write it: 20 random bytes in Crockford's base 32, with two characters to catch a slip. */

/** No I, L, O or U: they are read as 1, 1, 0 and V. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeBytes = 20;
const groups = 5;

/** `8G3K1-…`: seven groups, 34 characters. */
export function writeCode(bytes: Uint8Array): string {
  if (bytes.length !== codeBytes) throw new RangeError(`a recovery code is ${codeBytes} bytes`);
  const text = toLetters(bytes);
  return `${text}${check(text)}`.replace(new RegExp(`.{${groups}}(?=.)`, 'g'), '$&-');
}

/** The bytes of a typed code; spaces, dashes, case and the usual misreadings do not matter. Null when it cannot be one. */
export function readCode(typed: string): Uint8Array<ArrayBuffer> | null {
  if (typed.length > 200) return null;
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0').replace(/U/g, 'V');
  const length = (codeBytes * 8) / 5;
  if (text.length !== length + 2 || [...text].some(letter => !letters.includes(letter))) return null;
  const body = text.slice(0, length);
  return text.slice(length) === check(body) ? fromLetters(body) : null;
}

function toLetters(bytes: Uint8Array): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map(five => letters[Number.parseInt(five, 2)]).join('');
}

function fromLetters(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text].map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], eight => Number.parseInt(eight, 2));
}

/** Weights that are odd and differ by position: one wrong letter or two swapped neighbours change the sum modulo 1,021. */
function check(text: string): string {
  const sum = [...text].reduce((total, letter, i) => (total * 37 + letters.indexOf(letter) + i + 1) % 1021, 7);
  return `${letters[sum >> 5]}${letters[sum & 31]}`;
}
