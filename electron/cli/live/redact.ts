/** What may not stand in a report: tokens never, what names a client only if the user wants it. */

/** JSON web tokens, anything after `Bearer`, and long opaque words under a token's name. */
const SECRETS: readonly RegExp[] = [
  /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]+)?/g,
  /\bBearer\s+[^\s"',]+/gi,
  /(?<="?(?:access_token|refresh_token|id_token|client_secret|code_verifier)"?\s*[:=]\s*"?)[^\s"&,}]+/gi,
  /(?<=\bcode=)[^\s"&,}]+/g,
];

/** The text without anything that opens something. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((rest, pattern) => rest.replace(pattern, '…'), text);
}

/** Also one that was cut off. */
const GUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){0,3}[0-9a-f]{0,12}\b/gi;
const EMAIL = /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g;

/** Replaces ids (the same one by the same number), e-mail addresses and `names` by placeholders. */
export function createRedactor(names: readonly string[]): (text: string) => string {
  const known = new Map<string, string>();
  const placeholder = (id: string) => {
    const key = id.toLowerCase();
    const found = known.get(key) ?? `id-${String(known.size + 1)}`;
    known.set(key, found);
    return found;
  };
  return (text) => {
    const bare = text.replace(GUID, placeholder).replace(EMAIL, 'someone@example.com');
    return names.filter(Boolean).reduce((rest, name) => rest.replaceAll(name, 'the organisation'), bare);
  };
}
