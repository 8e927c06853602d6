/** Hard cases, each small enough to check by hand. November 2026: the 2nd is a Monday. */
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import { line, payout, run, tell } from './world.ts';

const codes = (...args: Parameters<typeof run>) =>
  run(...args).matches.map(({ evidence }) => evidence.map(({ code }) => code));

describe('one payout, one line', () => {
  test('exact amount, expected day, provider named', () => {
    expect(tell([payout('po_1', 48_207, '2026-11-12')], [line('l1', 48_207, '2026-11-12')])).toEqual([
      'po_1 → l1 certain',
    ]);
  });
  test('a cent off is no match', () => {
    expect(tell([payout('po_1', 48_207, '2026-11-12')], [line('l1', 48_206, '2026-11-12')])).toEqual([
      'po_1 → – noLine',
    ]);
  });
  test('another currency is no match', () => {
    expect(
      tell([payout('po_1', 500, '2026-11-12', { currency: 'USD' })], [line('l1', 500, '2026-11-12')]),
    ).toEqual(['po_1 → – noLine']);
  });
  test('another account is no match', () => {
    expect(
      tell(
        [payout('po_1', 500, '2026-11-12')],
        [line('l1', 500, '2026-11-12', 'STRIPE', { accountId: 'other' })],
      ),
    ).toEqual(['po_1 → – noLine']);
  });
  test('nothing in the text: only likely', () => {
    expect(
      tell([payout('po_1', 500, '2026-11-12')], [line('l1', 500, '2026-11-12', 'DIRECT CREDIT 991')]),
    ).toEqual(['po_1 → l1 likely']);
  });
  test('arrival on Saturday is booked on Monday, on time', () => {
    const [match] = run([payout('po_1', 500, '2026-11-07')], [line('l1', 500, '2026-11-09')]).matches;
    expect(match?.verdict).toBe('certain');
    expect(match?.evidence.some(({ code }) => code === 'dateExpected')).toBe(true);
  });
  test('a bank holiday moves the expected day', () => {
    const holidays = new Set([plainDate('2026-11-03')]);
    const [match] = run([payout('po_1', 500, '2026-11-03')], [line('l1', 500, '2026-11-04')], {
      holidays,
    }).matches;
    expect(match?.evidence.some(({ code }) => code === 'dateExpected')).toBe(true);
  });
  test('two weeks later is another deposit', () => {
    expect(tell([payout('po_1', 500, '2026-11-02')], [line('l1', 500, '2026-11-16')])).toEqual([
      'po_1 → – noLine',
    ]);
  });
  test('a week early can’t be it', () => {
    expect(tell([payout('po_1', 500, '2026-11-12')], [line('l1', 500, '2026-11-09')])).toEqual([
      'po_1 → – noLine',
    ]);
  });
  test('the account’s own descriptor is a mark', () => {
    expect(
      codes(
        [payout('po_1', 500, '2026-11-12', { descriptor: 'KILN COFFEE' })],
        [line('l1', 500, '2026-11-12', 'DC Kiln-Coffee 221')],
      )[0],
    ).toContain('descriptorSeen');
  });
  test('ACH cuts the descriptor to ten characters', () => {
    expect(
      codes(
        [payout('po_1', 500, '2026-11-12', { descriptor: 'BRIGHTLINESTUDIO' })],
        [line('l1', 500, '2026-11-12', 'BRIGHTLINE DES:TRANSFER')],
      )[0],
    ).toContain('descriptorSeen');
  });
  test('the trace id or the payout id decides between equals', () => {
    const payouts = [
      payout('po_1', 500, '2026-11-12', { traceId: 'TRACE001' }),
      payout('po_2', 500, '2026-11-12', { traceId: 'TRACE002' }),
    ];
    const lines = [
      line('l1', 500, '2026-11-12', 'STRIPE TRACE002'),
      line('l2', 500, '2026-11-13', 'STRIPE TRACE001'),
    ];
    expect(tell(payouts, lines)).toEqual(['po_1 → l2 certain', 'po_2 → l1 certain']);
  });
  test('a line that names another payout is never it', () => {
    expect(
      tell(
        [payout('po_AAAAAAAAAA', 500, '2026-11-12')],
        [line('l1', 500, '2026-11-12', 'STRIPE po_BBBBBBBBBB')],
      ),
    ).toEqual(['po_AAAAAAAAAA → – noLine']);
  });
  test('a negative payout is a debit', () => {
    const lines = [line('l1', 500, '2026-11-12'), line('l2', -500, '2026-11-12')];
    expect(tell([payout('po_1', -500, '2026-11-12')], lines)).toEqual(['po_1 → l2 certain']);
  });
  test('a card purchase from a shop on Stripe isn’t a debit by Stripe', () => {
    expect(
      tell([payout('po_1', -500, '2026-11-12')], [line('l1', -500, '2026-11-12', 'STRIPE* CORNER SHOP')]),
    ).toEqual(['po_1 → l1 likely']);
  });
  test('a declined pair is never offered again', () => {
    const declined = [{ payoutKey: 'c1|po_1', lineKey: 'l1' }];
    expect(tell([payout('po_1', 500, '2026-11-12')], [line('l1', 500, '2026-11-12')], { declined })).toEqual([
      'po_1 → – noLine',
    ]);
  });
});

describe('equal amounts', () => {
  test('a decoy without the descriptor, even on a better day, neither wins nor makes it ambiguous', () => {
    const lines = [
      line('l1', 500, '2026-11-12', 'TRANSFER J WHITLAM'),
      line('l2', 500, '2026-11-13', 'STRIPE ST-1'),
    ];
    expect(tell([payout('po_1', 500, '2026-11-12')], lines)).toEqual(['po_1 → l2 certain']);
  });
  test('twins with lines alike are paired and are not ambiguous', () => {
    const payouts = [payout('po_1', 500, '2026-11-12'), payout('po_2', 500, '2026-11-12')];
    const lines = [
      line('l1', 500, '2026-11-12', 'STRIPE ST-A'),
      line('l2', 500, '2026-11-12', 'STRIPE ST-B'),
    ];
    expect(tell(payouts, lines)).toEqual(['po_1 → l1 certain', 'po_2 → l2 certain']);
    expect(codes(payouts, lines)[0]).toContain('interchangeable');
  });
  test('twins whose lines differ in date are ambiguous: the postings would differ', () => {
    const payouts = [payout('po_1', 500, '2026-11-12'), payout('po_2', 500, '2026-11-12')];
    const lines = [line('l1', 500, '2026-11-12'), line('l2', 500, '2026-11-13')];
    expect(tell(payouts, lines)).toEqual(['po_1 → l1 ambiguous', 'po_2 → l2 ambiguous']);
  });
  test('one payout, two lines alike: two equal answers', () => {
    const matches = run(
      [payout('po_1', 500, '2026-11-12')],
      [line('l1', 500, '2026-11-12'), line('l2', 500, '2026-11-12')],
    ).matches;
    expect(matches[0]).toMatchObject({ verdict: 'ambiguous', margin: 0 });
    expect(matches[0]?.evidence).toContainEqual({ code: 'equalAnswers', values: { count: 2 }, weight: 0 });
    expect(matches[0]?.alternatives).toMatchObject([{ lineKeys: ['l2'] }]);
  });
  test('two payouts alike, one line: not certain', () => {
    const payouts = [payout('po_1', 500, '2026-11-12'), payout('po_2', 500, '2026-11-12')];
    expect(tell(payouts, [line('l1', 500, '2026-11-12')])).toEqual([
      'po_1 → l1 ambiguous',
      'po_2 → – noLine',
    ]);
  });
  test('equal amounts on consecutive days each take their own day, but a late one can’t be ruled out', () => {
    const days = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'];
    const payouts = days.map((day, index) => payout(`po_${index}`, 500, day));
    const lines = days.map((day, index) => line(`l${index}`, 500, day));
    expect(tell(payouts, lines)).toEqual(days.map((_, index) => `po_${index} → l${index} likely`));
  });
  test('the best total wins, not the best single pair', () => {
    // po_1 fits l2 best, but then po_2 would have nothing.
    const payouts = [payout('po_1', 500, '2026-11-10'), payout('po_2', 500, '2026-11-11')];
    const lines = [line('l1', 500, '2026-11-09'), line('l2', 500, '2026-11-10')];
    expect(run(payouts, lines).matches.map(({ lineKeys }) => lineKeys)).toEqual([['l1'], ['l2']]);
  });
});

describe('several payouts in one deposit', () => {
  test('three of three, summed exactly', () => {
    const payouts = [
      payout('po_1', 100, '2026-11-07'),
      payout('po_2', 230, '2026-11-08'),
      payout('po_3', 456, '2026-11-09'),
    ];
    expect(tell(payouts, [line('l1', 786, '2026-11-09')])).toEqual(['po_1+po_2+po_3 → l1 certain']);
  });
  test('one of the payouts has its own line', () => {
    const payouts = [
      payout('po_1', 1000, '2026-11-09'),
      payout('po_2', 2300, '2026-11-09'),
      payout('po_3', 4560, '2026-11-09'),
    ];
    expect(tell(payouts, [line('l1', 6860, '2026-11-09'), line('l2', 1000, '2026-11-09')])).toEqual([
      'po_1 → l2 certain',
      'po_2+po_3 → l1 certain',
    ]);
  });
  test('two sets with the same sum are ambiguous', () => {
    const payouts = [
      payout('po_1', 100, '2026-11-09'),
      payout('po_2', 400, '2026-11-09'),
      payout('po_3', 200, '2026-11-09'),
      payout('po_4', 300, '2026-11-09'),
    ];
    const [match] = run(payouts, [line('l1', 500, '2026-11-09')]).matches.filter(
      ({ lineKeys }) => lineKeys.length > 0,
    );
    expect(match).toMatchObject({ verdict: 'ambiguous', margin: 0 });
  });
  test('a single payout of the sum and a batch of it are not decided silently', () => {
    const payouts = [
      payout('po_1', 100, '2026-11-09'),
      payout('po_2', 200, '2026-11-09'),
      payout('po_3', 300, '2026-11-09'),
    ];
    expect(tell(payouts, [line('l1', 300, '2026-11-09')]).some((text) => text.endsWith('certain'))).toBe(
      false,
    );
  });
  test('a sum in a line without a mark is not offered', () => {
    const payouts = [payout('po_1', 100, '2026-11-09'), payout('po_2', 200, '2026-11-09')];
    expect(tell(payouts, [line('l1', 300, '2026-11-09', 'CASH DEPOSIT')])).toEqual([
      'po_1 → – noLine',
      'po_2 → – noLine',
    ]);
  });
  test('a sum in a line that names nobody is likely, if nothing else explains any part of it', () => {
    const payouts = [payout('po_1', 1_311, '2026-11-09'), payout('po_2', 2_402, '2026-11-09')];
    const bank = line('l1', 3_713, '2026-11-09', 'DIRECT CREDIT 881');
    expect(tell(payouts, [bank])).toEqual(['po_1+po_2 → l1 likely']);
    expect(tell(payouts, [bank, line('l2', 1_311, '2026-11-09')])).toEqual([
      'po_1 → l2 certain',
      'po_2 → – noLine',
    ]);
    expect(tell(payouts, [{ ...bank, narrative: 'DEPOSIT J WHITLAM' }])).toEqual([
      'po_1 → – noLine',
      'po_2 → – noLine',
    ]);
  });
  test('two equal sums in a line that names nobody are ambiguous', () => {
    const payouts = [1_311, 2_402, 1_411, 2_302].map((amount, index) =>
      payout(`po_${index}`, amount, '2026-11-09'),
    );
    const { matches } = run(payouts, [line('l1', 3_713, '2026-11-09', 'DIRECT CREDIT 881')]);
    expect(matches.map(({ verdict }) => verdict).toSorted()).toEqual(['ambiguous', 'noLine', 'noLine']);
  });
  test('when the sums are too many to search it says so and is not certain', () => {
    const payouts = Array.from({ length: 60 }, (_, index) =>
      payout(`po_${index}`, 1000 + index, '2026-11-09'),
    );
    const result = run(payouts, [line('l1', 6090, '2026-11-09')]);
    expect(result.stats.outOfBudget).toBeGreaterThan(0);
    expect(result.matches.some(({ verdict }) => verdict === 'certain')).toBe(false);
  });
});

describe('what happens to payouts', () => {
  test('failed: the credit and its return belong together', () => {
    const failed = payout('po_1', 500, '2026-11-09', { status: 'failed' });
    const lines = [line('l1', 500, '2026-11-09'), line('l2', -500, '2026-11-11', 'STRIPE RETURNED')];
    expect(tell([failed], lines)).toEqual(['po_1 → l1+l2 certain']);
  });
  test('failed before it reached the bank: no line, and it says why', () => {
    expect(codes([payout('po_1', 500, '2026-11-09', { status: 'failed' })], [])).toEqual([['failedPayout']]);
  });
  test('failed and sent again: three lines, two payouts', () => {
    const payouts = [
      payout('po_1', 500, '2026-11-09', { status: 'failed' }),
      payout('po_2', 500, '2026-11-13'),
    ];
    const lines = [
      line('l1', 500, '2026-11-09'),
      line('l2', -500, '2026-11-11', 'STRIPE RETURNED'),
      line('l3', 500, '2026-11-13'),
    ];
    expect(run(payouts, lines).matches.map(({ lineKeys }) => lineKeys)).toEqual([['l1', 'l2'], ['l3']]);
  });
  test('canceled, to a card, or of nothing: no line is expected', () => {
    const payouts = [
      payout('po_1', 500, '2026-11-09', { status: 'canceled' }),
      payout('po_2', 500, '2026-11-10', { destination: 'card' }),
      payout('po_3', 0, '2026-11-11'),
    ];
    expect(codes(payouts, [line('l1', 500, '2026-11-09')])).toEqual([
      ['canceled'],
      ['notToBank'],
      ['notToBank'],
    ]);
  });
  test('not due yet', () => {
    const asOf = plainDate('2026-11-08');
    expect(codes([payout('po_1', 500, '2026-11-09')], [], { asOf })[0]).toContain('notYetDue');
    expect(codes([payout('po_1', 500, '2026-11-06')], [], { asOf })[0]).toContain('dateExpected');
  });
  test('entries that don’t explain the amount: the line is found, the verdict is residual', () => {
    const short = payout('po_1', 500, '2026-11-09', { composition: 'known' });
    const [match] = run([short], [line('l1', 500, '2026-11-09')]).matches;
    expect(match).toMatchObject({ verdict: 'residual', lineKeys: ['l1'] });
    expect(match?.evidence).toContainEqual({
      code: 'residual',
      values: { amount: minor(500), currency: 'AUD' },
      weight: 0,
    });
  });
  test('a decided payout and its line are out of the game', () => {
    const payouts = [payout('po_1', 500, '2026-11-09'), payout('po_2', 500, '2026-11-09')];
    const decisions = [{ payoutKeys: ['c1|po_1'], lineKeys: ['l1'] }];
    expect(tell(payouts, [line('l1', 500, '2026-11-09')], { decisions })).toEqual(['po_2 → – noLine']);
  });
});
