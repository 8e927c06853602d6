/**
 * The invoice that a Stripe charge pays, as shops write it down. In order: a metadata key that names an invoice (case,
 * spaces, dashes and underscores don't count), then a number that looks like an invoice's in a description:
 * INV, SI or IN, an optional dash, three digits or more.
 */
const KEYS = [
  'invoicenumber',
  'invoiceno',
  'invoice',
  'xeroinvoicenumber',
  'xeroinvoice',
  'orderinvoice',
  'invoicereference',
  'invoiceref',
  'invoiceid',
] as const;

const IN_TEXT = /\b(?:INV|SI|IN)-?\d{3,}\b/i;
/** Ids of Stripe's own invoices and Xero's GUIDs are not numbers that a person would know. */
const NOT_A_NUMBER = /^(?:in_|[0-9a-f]{8}-[0-9a-f]{4}-)/i;
const LONGEST = 255;

interface Described {
  readonly metadata: Readonly<Record<string, string>>;
  readonly description: string;
}

/**
 * The first invoice number that the objects name, most telling object first; metadata of any goes before a description
 * of any. Text as written, trimmed; empty if none.
 */
export function invoiceNumberOf(objects: readonly Described[]): string {
  for (const object of objects) {
    const found = inMetadata(object.metadata);
    if (found !== '') return found;
  }
  for (const object of objects) {
    const found = IN_TEXT.exec(object.description)?.[0];
    if (found !== undefined) return found;
  }
  return '';
}

function inMetadata(metadata: Readonly<Record<string, string>>): string {
  const byKey = new Map(
    Object.entries(metadata).map(([key, value]) => [
      key.toLowerCase().replaceAll(/[\s_.-]/g, ''),
      value.trim(),
    ]),
  );
  for (const key of KEYS) {
    const value = byKey.get(key) ?? '';
    if (value !== '' && value.length <= LONGEST && !NOT_A_NUMBER.test(value)) return value;
  }
  return '';
}
