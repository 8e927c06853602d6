/** Shows that the bridge answers. */
import { createBridgeClient } from './bridge/client.ts';

const info = await createBridgeClient()('app.info', {});
const root = document.getElementById('root');
if (root !== null) root.textContent = `Tieout ${info.version} · ${info.host} · ${info.vault.mode}`;
