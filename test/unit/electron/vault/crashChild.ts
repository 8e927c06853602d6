/** Run by the crash test in a process of its own: counts up in the vault and says each number once it is kept. */
import { openVault } from '../../../../electron/vault/openVault.ts';

const [dir = '', key = ''] = process.argv.slice(2);
const slot = { read: async () => key, write: async () => {}, delete: async () => {} };
const vault = await openVault({ dir, openSlot: async () => slot });
for (let count = Number((await vault.get('count')) ?? 0) + 1; ; count += 1) {
  // oxlint-disable-next-line no-await-in-loop -- one write after the other, until killed
  await vault.set('count', String(count));
  process.stdout.write(`${count}\n`);
}
