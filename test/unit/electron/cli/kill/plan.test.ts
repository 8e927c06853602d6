import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRounds } from '../../../../../electron/cli/kill/plan.ts';

const seeds = fc.integer({ min: 0, max: 999_999_999 });

describe('planRounds', () => {
  it('gives the same rounds for the same seed, and a longer run begins as a shorter one', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 20 }), (seed, rounds) => {
        const plans = planRounds(seed, rounds, 14);
        expect(planRounds(seed, rounds, 14)).toEqual(plans);
        expect(planRounds(seed, rounds + 3, 14).slice(0, rounds)).toEqual(plans);
      }),
    );
  });

  it('kills at least twice a round and disturbs calls that are made', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { kills, faults } of planRounds(seed, 8, 14)) {
          expect(kills.length).toBeGreaterThanOrEqual(2);
          expect(faults.length).toBeGreaterThanOrEqual(2);
          expect([...kills, ...faults].every(({ nth }) => Number.isInteger(nth) && nth >= 1)).toBe(true);
        }
      }),
    );
  });

  it('has every kind of fault, every victim and every start within fifty rounds', () => {
    const plans = planRounds(1, 50, 34);
    expect(new Set(plans.flatMap(({ faults }) => faults.map(({ kind }) => kind))).size).toBe(12);
    expect(new Set(plans.flatMap(({ kills }) => kills.map(({ victim }) => victim))).size).toBe(3);
    expect(new Set(plans.flatMap(({ kills }) => kills.map(({ moment }) => moment))).size).toBe(3);
    expect(new Set(plans.map(({ from }) => from))).toEqual(new Set(['post', 'story', 'undo']));
  });
});
