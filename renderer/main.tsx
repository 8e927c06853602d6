import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './Root.tsx';
import { createBridgeClient } from './bridge/client.ts';
import { BookRegistry } from './db/bookRegistry.ts';
import { startMatchingWorker } from './matching/startWorker.ts';
import { createBookHandles } from './stores/bookHandles.ts';
import { followSettings } from './stores/settings.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/lists.css';
import './styles/dialogs.css';
import './styles/shell.css';
import './styles/desk.css';
import './styles/screens.css';
import './styles/invoices.css';
import './styles/rules.css';
import './styles/overview.css';
import './styles/reports.css';
import './styles/sizes.css';
import './styles/looks.css';
import './styles/small.css';

// React Aria would add a <style> element for presses, which the content security policy refuses; base.css has the same
// rule, and an element of this id tells React Aria that it is there.
const marker = document.createElement('meta');
marker.id = 'react-aria-pressable-style';
document.head.append(marker);

followSettings();
const registry = new BookRegistry();
const handles = createBookHandles({ registry, startWorker: startMatchingWorker, now: Date.now });
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <Root registry={registry} handles={handles} call={createBridgeClient()} now={Date.now} />
  </StrictMode>,
);
