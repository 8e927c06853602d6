/** Reading bank files: lines a second, from text to keyed lines with their balance checked. */
import { addDays, plainDate } from '../../../shared/dates.ts';
import { minor } from '../../../shared/money.ts';
import { readStatement } from '../../../shared/statement/readStatement.ts';
import { renderCsv, renderOfx } from '../../sandbox/story/bankFiles.ts';
import type { DemoStory, StoryBankLine } from '../../sandbox/story/model.ts';
import { randomFor } from '../../sandbox/story/random.ts';
import { createDemoStory } from '../../sandbox/story/story.ts';
import { type BenchOptions, type BenchRow, row, timed } from './report.ts';

const SIZES = [10_000, 100_000];
const AS_OF = plainDate('2026-11-18');
/** The bank's CSV reaches back no further. */
const DAYS = 44;

/** CSV and OFX of both sizes. Throws if a line goes missing: a fast reader that loses lines is of no use. */
export async function benchStatement({ seed, small }: BenchOptions): Promise<readonly BenchRow[]> {
  return SIZES.slice(0, small ? 1 : 2).flatMap((size) => {
    const story = storyOf(size, seed);
    return [
      ['CSV', 'bank.csv', renderCsv(story)] as const,
      ['OFX', 'bank.ofx', renderOfx(story)] as const,
    ].map(([format, name, text]) => {
      const read = timed(() => readStatement({ name, text, accountId: 'bank', currency: 'AUD' }));
      const { lines, issues, summary } = read.result;
      if (lines.length !== size || issues.length > 0) {
        throw new Error(`${format}: ${lines.length} of ${size} lines, ${issues.length} issues`);
      }
      const broken = summary.balanceBreak === null ? 0 : 1;
      const facts = { kilobytes: Math.round(text.length / 1024), balanceBreaks: broken };
      return row({ bench: 'statement', case: format, size, unit: 'lines' }, read, facts);
    });
  });
}

function storyOf(size: number, seed: string): DemoStory {
  const random = randomFor(`bench|statement|${seed}|${size}`);
  const words = ['DIRECT CREDIT', 'STRIPE', 'CARD PURCHASE, MELBOURNE', 'TRANSFER', 'FEE & TAX'];
  const lines = Array.from({ length: size }, (_, index): StoryBankLine => ({
    date: addDays(AS_OF, Math.floor((index / size) * DAYS) - DAYS + 1),
    amount: minor(random.int(-500_000, 500_000) || 1),
    payee: '',
    narrative: `${random.pick(words)} ${index}`,
    reference: '',
    fitId: `F${index}`,
    truth: { payoutIds: [], hardCase: '' },
  }));
  return { ...createDemoStory(), asOf: AS_OF, bank: { accountKey: 'bank', openingBalance: minor(0), lines } };
}
