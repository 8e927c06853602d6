/** What names a client in a report may be taken out of it; secrets never get into one (`withoutSecrets`). */

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
