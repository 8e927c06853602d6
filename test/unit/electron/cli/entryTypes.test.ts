/** The table of entry types in the docs is what the code says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindRows } from '../../../../electron/cli/entryTypes/kinds.ts';
import { entryTypesPage } from '../../../../electron/cli/entryTypes/page.ts';
import { typeTables } from '../../../../electron/cli/entryTypes/providers.ts';
import { codesOf, homeOf, isGrossHome, type LineHome } from '../../../../shared/posting/plan/homes.ts';
import { MAPPING } from '../../shared/posting/world.ts';

const HELP = 'run: node electron/cli/run.mjs makeEntryTypes';

describe('docs/entry-types.md', () => {
  it('is made of the code as it is', () => {
    const path = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'entry-types.md');
    expect(entryTypesPage(), HELP).toBe(readFileSync(path, 'utf8'));
  });

  it('has a row for every type, and all 58 of Square', () => {
    const sizes = new Map(typeTables().map(({ title, rows }) => [title, rows.length]));
    expect(sizes.get('Square: activity types')).toBe(58);
    for (const [title, size] of sizes)
      expect([title, size > 0 || title === 'GoCardless by file']).toEqual([title, true]);
  });

  it('finds each kind booked in every style, on the account of its home', () => {
    // Fields are told from one another by codes of their own.
    const fields = new Map(Object.entries(MAPPING).map(([name, value]) => [name, value]));
    for (const { kind, account, taxType, styles } of kindRows()) {
      const words = Object.values(styles);
      if (!isGrossHome(kind)) {
        expect([kind, account]).toEqual([kind, homeOf(kind) === 'fee' ? 'feeAccountCode' : '']);
        continue;
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a kind booked at its gross has such a home
      const expected = codesOf(homeOf(kind) as LineHome, {
        ...MAPPING,
        loanAccountCode: '631',
        platformAccountCode: '632',
      });
      const code = { loanAccountCode: '631', platformAccountCode: '632' }[account] ?? fields.get(account);
      expect([kind, code, fields.get(taxType)]).toEqual([kind, expected.accountCode, expected.taxType]);
      expect([kind, words.filter((text) => text === '' || text === 'nothing')]).toEqual([kind, []]);
    }
  });
});
