/** The browser of the end-to-end tests: the same that the demo run drives. */
export { launchBrowser } from '../../electron/cli/browser.ts';
