/** Which character encoding a bank file is written in. */

/** Encodings that banks write, by the label that `TextDecoder` takes: what a user may choose from. */
export const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'utf-16le',
  'utf-16be',
  'macintosh',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A label that `TextDecoder` takes, and whether the file itself says so (a mark, a header or valid UTF-8 beyond ASCII). */
export interface DetectedEncoding {
  readonly label: Encoding;
  readonly certain: boolean;
}

const HEADER_BYTES = 600;

function ascii(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

/** How many continuation bytes follow `lead`; −1 if it can't start a character. */
function continuationCount(lead: number): number {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return -1;
}

function inspectUtf8(bytes: Uint8Array): 'ascii' | 'utf-8' | 'other' {
  let beyondAscii = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const follow = continuationCount(bytes[index] ?? 0);
    if (follow < 0) return 'other';
    if (follow > 0) beyondAscii = true;
    for (let step = 1; step <= follow && index + step < bytes.length; step += 1) {
      if (((bytes[index + step] ?? 0) & 0xc0) !== 0x80) return 'other';
    }
    index += follow;
  }
  return beyondAscii ? 'utf-8' : 'ascii';
}

function fromByteOrderMark(bytes: Uint8Array): DetectedEncoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', certain: true };
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', certain: true };
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', certain: true };
  if (a !== 0 && b === 0 && bytes[3] === 0) return { label: 'utf-16le', certain: false };
  if (a === 0 && b !== 0 && bytes[2] === 0) return { label: 'utf-16be', certain: false };
  return null;
}

/** What an OFX header or an XML declaration names, if it is one we know. */
function fromHeader(bytes: Uint8Array): DetectedEncoding | null {
  const head = ascii(bytes, HEADER_BYTES).toUpperCase();
  const named = /CHARSET\s*[:=]\s*"?([\w-]+)/.exec(head)?.[1] ?? '';
  const xml = /<\?XML[^>]*ENCODING\s*=\s*["']([\w-]+)/.exec(head)?.[1] ?? '';
  const encoding = /\bENCODING\s*:\s*([\w-]+)/.exec(head)?.[1] ?? '';
  const name = xml || (named && named !== 'NONE' ? named : encoding);
  if (/^(WINDOWS-|CP)?1252$|^ISO-?8859-1$/.test(name)) return { label: 'windows-1252', certain: true };
  if (/^(WINDOWS-|CP)?1251$/.test(name)) return { label: 'windows-1251', certain: true };
  if (/^ISO-?8859-15$/.test(name)) return { label: 'iso-8859-15', certain: true };
  if (/^(UTF-?8|UNICODE)$/.test(name)) return { label: 'utf-8', certain: true };
  return null;
}

/**
 * Finds the encoding of a bank file: byte-order mark, then valid UTF-8 beyond ASCII (banks that declare 1252 and write
 * UTF-8 are common, the reverse passes this test almost never), then the OFX or XML header, then windows-1252.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const marked = fromByteOrderMark(bytes);
  if (marked) return marked;
  const content = inspectUtf8(bytes);
  if (content === 'utf-8') return { label: 'utf-8', certain: true };
  if (content === 'ascii') return { label: 'utf-8', certain: true };
  const declared = fromHeader(bytes);
  if (declared && declared.label !== 'utf-8') return declared;
  return { label: 'windows-1252', certain: false };
}
