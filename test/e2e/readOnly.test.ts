/** An organisation that is connected to read: the queue says why nothing is posted, and turns posting on. */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goTo, okAllCertain } from '../../electron/cli/demo/steps.ts';
import { allowAccess } from '../../electron/sandbox/demo.ts';
import { button, closeMessages, type Company, openReadyCompany } from '../support/company.ts';

let company: Company;
beforeAll(async () => {
  // The system browser with the user at it, who allows what Xero's page asks.
  const openExternal = (url: string) => allowAccess(new URL(url).origin, url);
  company = await openReadyCompany({ services: { openExternal } });
  company.page.setDefaultTimeout(60_000);
}, 120_000);
afterAll(() => company.close());

test('nothing is posted while it only reads; posting is turned on where it is missed', async () => {
  const { page, session } = company;
  await okAllCertain(page);
  await goTo(page, 'Connections');
  await button(page, 'Read only again').click();
  await page.getByText('Connected to read.').waitFor();
  await closeMessages(page);
  await goTo(page, 'Queue');
  const note = page.getByText('is connected to read, so nothing is sent.');
  await note.waitFor();
  const post = page.getByRole('button', { name: 'Post', exact: true });
  expect(await post.isDisabled()).toBe(true);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  await button(page, 'Turn posting on').click();
  await note.waitFor({ state: 'detached' });
  expect(await post.isEnabled()).toBe(true);
  expect(session.pageErrors).toEqual([]);
});
