/** Run by the keychain test in a process of its own: `write NAME VALUE` or `read NAME` in the vault of `dir`. */
import { openVault } from '../../electron/vault/openVault.ts';

const [dir = '', service = '', action = '', name = '', value = ''] = process.argv.slice(2);
const vault = await openVault({ dir, service });
if (action === 'write') await vault.set(name, value);
const answer = { mode: vault.mode, reason: vault.reason, value: await vault.get(name) };
process.stdout.write(`${JSON.stringify(answer)}\n`);
process.exit(0);
