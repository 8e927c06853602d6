/** `docs/entry-types.md` as text: what `kinds.ts` and `providers.ts` found out. */
import { type KindRow, kindRows } from './kinds.ts';
import { type TypeRow, typeTables } from './providers.ts';

const HEAD = `# Every entry type, and where it goes

Made from the code by \`node electron/cli/run.mjs makeEntryTypes\`; a test compares. The accounts and tax types are fields of a mapping
(Connections, *Where things go in the books*), which the user chooses; overrides by category, item, location or kind come before them.

## Kinds

Everything that a provider calls a movement is one of these. The four styles are those of the mapping.
`;

const AFTER_KINDS = `
- A sale that pays an invoice is a payment of the invoice, in every style; what it has beyond its invoices is an overpayment.
- Fees within a movement (its own \`fee\`) go where the kind \`fee\` goes. Fees on which the provider charged tax carry \`feeTaxType\`,
  others \`noTaxType\`; tax that Xero can't compute to the same cent is a line of its own.
- Parts of sales go where the mapping has an account for them: tips, shipping, gift cards, service charges, discounts, sales tax; else
  they are within the sale.
- \`unknown\` is never dropped: it is shown, and nothing of its payout is posted until a person has decided.
`;

/** The whole page. */
export function entryTypesPage(): string {
  const kinds = kindRows();
  const byKind = new Map<string, KindRow>(kinds.map((row) => [row.kind, row]));
  const tables = typeTables().map(({ title, text, rows }) =>
    [
      `## ${title}`,
      text,
      ...(rows.length === 0
        ? []
        : [
            table(
              ['type', 'kind', 'home', 'account', 'tax'],
              rows.map((row) => typeCells(row, byKind)),
            ),
          ]),
    ].join('\n\n'),
  );
  const kindTable = table(
    ['kind', 'home', 'account', 'tax', 'itemised', 'summary', 'direct', 'settlement'],
    kinds.map(({ kind, home, account, taxType, styles }) => [
      code(kind),
      home,
      field(account),
      field(taxType),
      styles.itemised,
      styles.summary,
      styles.direct,
      styles.settlement,
    ]),
  );
  return `${[`${HEAD}\n${kindTable}\n${AFTER_KINDS.trimEnd()}`, ...tables].join('\n\n')}\n`;
}

function typeCells({ type, moneyIn, moneyOut }: TypeRow, byKind: ReadonlyMap<string, KindRow>): string[] {
  const both = [...new Set([moneyIn, moneyOut])];
  const of = (pick: (row: KindRow) => string) =>
    [
      ...new Set(both.map((kind) => byKind.get(kind)).flatMap((row) => (row === undefined ? [] : pick(row)))),
    ].join(' / ');
  const kind = both.length === 1 ? code(moneyIn) : `in: ${code(moneyIn)}, out: ${code(moneyOut)}`;
  return [
    code(type.replaceAll('|', '\\|')),
    kind,
    of(({ home }) => home),
    of(({ account }) => field(account)),
    of(({ taxType }) => field(taxType)),
  ];
}

const code = (text: string) => (text === '' ? '' : `\`${text}\``);
const field = (name: string) => (name === '' ? '–' : code(name));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
