/** Finds secrets where none may be: collects every one that went over the line, then looks for each in any of its disguises. */

/** What holds a secret in what services and the app say to each other: JSON, forms, addresses and headers. */
const SPOKEN: readonly RegExp[] = [
  /"(?:access_token|refresh_token|id_token|client_secret|token)"\s*:\s*"([^"\\]{12,})"/g,
  /[?&\s](?:code|code_verifier|refresh_token|client_secret)=([^&\s"<]{12,})/g,
  /^authorization: Bearer (\S+)/gim,
];
const BASIC = /^authorization: Basic (\S+)/gim;

/** Every token, key, code and client secret in the traffic of a run, as they were spoken. */
export function secretsSpoken(traffic: string): Set<string> {
  const found = SPOKEN.flatMap((pattern) =>
    [...traffic.matchAll(pattern)].map(([, secret = '']) => decodeURIComponent(secret)),
  );
  const basic = [...traffic.matchAll(BASIC)].flatMap(([, encoded = '']) => [
    encoded,
    ...Buffer.from(encoded, 'base64').toString('latin1').split(':'),
  ]);
  // A user's name in front of a colon is no secret; those of the services here are keys or empty.
  return new Set([...found, ...basic].filter((secret) => secret.length >= 12));
}

const PIECE = 20;

/** Parts of a secret by which it is known also where it was cut off, or broken up by a compression. */
function piecesOf(secret: string): string[] {
  if (secret.length <= PIECE + 4) return [secret];
  const last = secret.length - PIECE;
  return [0, last >> 2, last >> 1, last].map((start) => secret.slice(start, start + PIECE));
}

/** In base64 a text looks otherwise by where in the whole it begins: all three, without what its neighbours decide. */
function inBase64(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
    const own = whole.slice(before === 0 ? 0 : 4);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** How a secret could be written. */
function disguises(secret: string): Buffer[] {
  return piecesOf(secret).flatMap((piece) => {
    const hex = Buffer.from(piece).toString('hex');
    const texts = [piece, encodeURIComponent(piece), hex, hex.toUpperCase(), ...inBase64(piece)];
    return [...new Set(texts)]
      .map((text) => Buffer.from(text, 'latin1'))
      .concat(Buffer.from(piece, 'utf16le'));
  });
}

const KEY = 4;

/** The bytes by which a disguise is looked up, as one number. */
const keyAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)) >>>
  0;

const slotOf = (key: number): number => (key ^ (key >>> 16)) & 0xffff;

/**
 * A search for all of them at once; `find` names those that occur, shortened, so that a failing test doesn't print one. Goes
 * through the bytes once, whatever their number: browser profiles are large.
 */
export function secretSearch(secrets: Iterable<string>): { find(content: string | Uint8Array): string[] } {
  const byKey = new Map<number, { readonly bytes: Buffer; readonly name: string }[]>();
  const slots = new Uint8Array(0x10000);
  for (const secret of secrets) {
    const name = `${secret.slice(0, 6)}… (${String(secret.length)})`;
    for (const bytes of disguises(secret)) {
      const key = keyAt(bytes, 0);
      slots[slotOf(key)] = 1;
      byKey.set(key, [...(byKey.get(key) ?? []), { bytes, name }]);
    }
  }
  return {
    find: (content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
      const found = new Set<string>();
      for (let at = 0; at + KEY <= bytes.length; at += 1) {
        const key = keyAt(bytes, at);
        if (slots[slotOf(key)] === 0) continue;
        for (const one of byKey.get(key) ?? []) {
          if (one.bytes.equals(bytes.subarray(at, at + one.bytes.length))) found.add(one.name);
        }
      }
      return [...found];
    },
  };
}
