/** The language of the few pages that Tieout itself serves to a browser. */

export const pageLanguages = ['en', 'fr', 'id'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** The one that a browser wants most, of its `Accept-Language` header (RFC 9110 §12.5.4); English where it names none of them. */
export function pageLanguage(accepted: string | undefined): PageLanguage {
  const wanted = (accepted ?? '')
    .split(',')
    .map(rangeOf)
    .filter(({ weight }) => weight > 0)
    // Equal ones stay in the order given.
    .toSorted((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    const found = pageLanguages.find((one) => one === language);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** `fr-CA;q=0.8` → French, 0.8. */
function rangeOf(text: string): { readonly language: string; readonly weight: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const [base = ''] = tag.split('-');
  const quality = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
  const weight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
  // Java and old browsers write Indonesian so.
  return { language: base === 'in' ? 'id' : base, weight };
}
