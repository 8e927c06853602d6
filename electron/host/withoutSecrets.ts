/** Takes secrets out of a text that people will read: a report, a crash. */

/** JSON web tokens, what follows `Bearer` or `Basic`, keys by their providers' prefixes, and values under a secret's name. */
const SECRETS: readonly RegExp[] = [
  /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]+)?/g,
  /\b(?:Bearer|Basic)\s+(?=\S*[\d=])[^\s"',]{8,}/gi,
  /\b(?:rk|sk|pk)_(?:live|test)_\w+/g,
  /\bxnd_\w{8,}/g,
  /\b(?:EAAA|sq0[a-z]{3}-)[\w-]{8,}/g,
  /(?<="?(?:access_?token|refresh_?token|id_token|client_?secret|code_verifier)"?\s*[:=]\s*["']?)[^\s"'&,}]+/gi,
  /(?<=\bcode=)[^\s"'&,}]+/g,
];

/** The text without anything that is known to open something. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((rest, pattern) => rest.replace(pattern, '…'), text);
}

/** Long words of letters and digits: tokens that have no prefix of their own look so, and so do ids. */
const OPAQUE = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{28,}(?![\w-])/gi;

/** The same, and without any word that could be a token. */
export function withoutOpaqueWords(text: string): string {
  return withoutSecrets(text).replace(OPAQUE, '…');
}
