/** The sandbox's consent page in a real browser: its content policy must let the form go on to the app's callback. */
import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../electron/cli/browser.ts';
import { type RunningDemo, startDemo } from '../../electron/sandbox/demo.ts';

let demo: RunningDemo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

test.each([
  ['Allow access', 'code'],
  ['Cancel', 'error'],
])('%s brings the browser to the callback with %s', async (button, parameter) => {
  const callback = await listen();
  const redirect_uri = `http://localhost:${callback.port}/callback`;
  const body = JSON.stringify({ redirects: [redirect_uri] });
  await fetch(`${demo.addresses.control}/redirects`, { method: 'POST', body });
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: demo.addresses.xeroClientId,
    redirect_uri,
    scope: 'openid offline_access accounting.payments',
    state: 'abc',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`${demo.addresses.xero}/identity/connect/authorize?${query.toString()}`);
  // The style sheet was let through by its hash.
  expect(await page.locator('main').evaluate((main) => getComputedStyle(main).borderRadius)).toBe('12px');
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL(/\/callback/);
  const url = new URL(page.url());
  expect([url.searchParams.has(parameter), url.searchParams.get('state')]).toEqual([true, 'abc']);
  expect(complaints).toEqual([]);
  await page.close();
  callback.close();
});

async function listen(): Promise<{ port: number; close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<link rel="icon" href="data:,">done');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, close: () => server.close() };
}
