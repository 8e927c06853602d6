/**
 * The vault's file format: one line of JSON, a versioned header that is authenticated with the content, AES-256-GCM.
 * A text is accepted only if it is exactly what `seal` would have written, so every changed byte is noticed.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as v from 'valibot';

const HEADER = { format: 'tieout-vault', version: 1, cipher: 'aes-256-gcm' } as const;
const HEADER_BYTES = Buffer.from(JSON.stringify(HEADER));
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes of the master key. */
export const KEY_BYTES = 32;

/** What a vault holds. */
export type Secrets = Readonly<Record<string, string>>;

/** The file is damaged, of another version, or written under another key. */
export class VaultUnreadable extends Error {
  override readonly name = 'VaultUnreadable';
}

const FileSchema = v.strictObject({
  header: v.strictObject({
    format: v.literal(HEADER.format),
    version: v.literal(HEADER.version),
    cipher: v.literal(HEADER.cipher),
  }),
  nonce: v.string(),
  tag: v.string(),
  data: v.string(),
});
const SecretsSchema = v.record(v.string(), v.string());

interface Sealed {
  readonly nonce: Buffer;
  readonly tag: Buffer;
  readonly data: Buffer;
}

function toText({ nonce, tag, data }: Sealed): string {
  const parts = {
    nonce: nonce.toString('base64'),
    tag: tag.toString('base64'),
    data: data.toString('base64'),
  };
  return `${JSON.stringify({ header: HEADER, ...parts })}\n`;
}

/** Encrypts the secrets under `key` with a fresh random nonce. */
export function seal(secrets: Secrets, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(HEADER.cipher, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(HEADER_BYTES);
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return toText({ nonce, tag: cipher.getAuthTag(), data });
}

/** Decrypts a file's text. Throws `VaultUnreadable` if a byte was changed, the version is unknown or the key is another. */
export function unseal(text: string, key: Buffer): Secrets {
  try {
    const file = v.parse(FileSchema, JSON.parse(text));
    const sealed = {
      nonce: Buffer.from(file.nonce, 'base64'),
      tag: Buffer.from(file.tag, 'base64'),
      data: Buffer.from(file.data, 'base64'),
    };
    if (toText(sealed) !== text) throw new VaultUnreadable('not as written');
    const decipher = createDecipheriv(HEADER.cipher, key, sealed.nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(HEADER_BYTES);
    decipher.setAuthTag(sealed.tag);
    const plain = Buffer.concat([decipher.update(sealed.data), decipher.final()]).toString('utf8');
    return v.parse(SecretsSchema, JSON.parse(plain));
  } catch {
    // The cause may quote content; it is left behind on purpose.
    throw new VaultUnreadable('The vault file could not be opened');
  }
}
