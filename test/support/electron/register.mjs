/** Makes `import 'electron'` mean the stand-in. Used with `node --import`. */
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
