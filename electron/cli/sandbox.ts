/** `npm run sandbox`: the demo company's servers alone, until interrupted. */
import { parseArgs } from 'node:util';
import { startDemo } from '../sandbox/demo.ts';
import type { SandboxAddresses } from '../sandbox/route.ts';

/** Runs `[--port N] [--json] [--dir D]`; resolves when SIGINT or SIGTERM has closed it. Throws `Error` for a bad option. */
export async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: { port: { type: 'string' }, json: { type: 'boolean', default: false }, dir: { type: 'string' } },
  });
  const port = values.port === undefined ? undefined : readPort(values.port);
  const demo = await startDemo({ port, dir: values.dir });
  console.log(values.json ? JSON.stringify(demo.addresses) : readable(demo.addresses));
  await interrupted();
  await demo.close();
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new Error(`--port must be a number from 0 to 65535, not "${text}".`);
  return port;
}

function readable(addresses: SandboxAddresses): string {
  return [
    'The demo company is open. Nothing in it is real. Ctrl+C closes it.',
    `  Xero     ${addresses.xero}   client id ${addresses.xeroClientId}`,
    `  Stripe   ${addresses.stripe}/v1   key ${addresses.stripeKey}`,
    `  Control  ${addresses.control}/ledger, /requests, /faults, /clock, /reset`,
  ].join('\n');
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.includes('EADDRINUSE') ? 'That port is taken. Choose another with --port.' : message;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}
