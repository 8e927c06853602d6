/** How each state of a plan or a step looks: shape and tone; its word is in the catalogue. */
import type { Tone } from '../../components/Badge.tsx';
import type { QueueState } from './queueStates.ts';

export const queueLooks: Readonly<Record<QueueState, { readonly tone: Tone; readonly glyph: string }>> = {
  ready: { tone: 'info', glyph: '→' },
  blocked: { tone: 'bad', glyph: '!' },
  held: { tone: 'warn', glyph: '‖' },
  queued: { tone: 'info', glyph: '…' },
  sending: { tone: 'info', glyph: '↑' },
  unknown: { tone: 'warn', glyph: '?' },
  refused: { tone: 'bad', glyph: '×' },
  done: { tone: 'good', glyph: '✓' },
  partly: { tone: 'warn', glyph: '◐' },
  removed: { tone: 'quiet', glyph: '↶' },
  reversed: { tone: 'quiet', glyph: '⇄' },
};
