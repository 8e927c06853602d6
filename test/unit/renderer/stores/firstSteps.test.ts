import { expect, it } from 'vitest';
import { stepOf, steps } from '../../../../renderer/stores/firstSteps.ts';
import { rowHeight } from '../../../../renderer/stores/settings.ts';

it('the next of the first steps is the first that wasn’t done', () => {
  const at = (hasLines: boolean, hasDecisions: boolean, sawQueue: boolean) =>
    steps[stepOf({ hasLines, hasDecisions, sawQueue })]?.name;
  expect(at(false, false, true)).toBe('import');
  expect(at(true, false, true)).toBe('ok');
  expect(at(true, true, false)).toBe('queue');
  expect(at(true, true, true)).toBe('own');
});

it('rows are 36 pixels high, or 28', () => {
  expect([rowHeight({ density: 'comfortable' }), rowHeight({ density: 'dense' })]).toEqual([36, 28]);
});
